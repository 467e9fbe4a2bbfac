/** The page of a dossier: valid, accessible, without network, and harmless whatever strangers wrote. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { HtmlValidate } from "html-validate/node";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MINUTE } from "../../src/domain/time.ts";
import { html } from "../../src/dossier/html.ts";
import { recordGaps } from "../../src/store/gaps.ts";
import { putHold } from "../../src/store/holds.ts";
import { openStore } from "../../src/store/open.ts";
import { purgePost } from "../../src/store/purge.ts";
import { saveSnapshots } from "../../src/store/snapshots.ts";
import { HOSTILE_TEXTS } from "../captures/hostile-texts.ts";
import { exporterOver, made, onlyIn } from "../pipeline/export/exported.ts";
import { paste, play, SENTENCE, START } from "../pipeline/scene.ts";
import { CHROMIUM, openBrowser } from "./browser.ts";

const NASTY = '</script><script>document.title="owned"</script><img src=x onerror="document.title=1">';

/** A dossier of a burst with hostile copies, a gap, a hold, a profile and a purged post; the path of its page. */
async function pageOf(language: string, folder: string): Promise<string> {
  await using stack = new AsyncDisposableStack();
  const store = await openStore("sqlite::memory:");
  stack.defer(() => store.close());
  const scene = await play(store, { routes: [{}] });
  paste(scene, START, 8);
  scene.post(START + 8 * MINUTE, "b1", SENTENCE.replace("people", "folk"));
  scene.post(START + 8 * MINUTE, "b2", `${NASTY} ${SENTENCE} https://evil.example/?a=1&b="2"`);
  for (const [i, { text }] of HOSTILE_TEXTS.entries()) {
    scene.post(START + 9 * MINUTE + i, `h${i}`, `${SENTENCE} ${text}`);
  }
  await scene.poll(START + 20 * MINUTE);
  const { id, shortId } = await scene.burstOf(SENTENCE);
  const profile = {
    ...{ id: "a1", handle: NASTY, name: NASTY, bio: `Field organizer for The harbour ${NASTY}` },
    ...{ createdAt: START, followers: 12_345, following: 4, posts: null, raw: "{}", protected: false },
  };
  await store.transaction(async (tx) => {
    const of = { source: "listed", accountId: "a1", standing: "present", why: null, raw: "{}" } as const;
    await saveSnapshots(tx, "harbour", [{ ...of, fetchedAt: START, profile }]);
    await recordGaps(tx, "harbour", "listed", [{ from: START, to: START + MINUTE, why: NASTY }], START);
    const target = { kind: "burst", id } as const;
    await putHold(tx, { target, name: shortId, why: NASTY, until: null, by: "Ann", at: 0, actor: "a" });
    await purgePost(tx, { source: "listed", id: "3", platform: "x", accountId: "a3" }, null, START);
  });
  const subject = { is: "burst", name: shortId, burst: id, watch: "harbour" } as const;
  await made(exporterOver(store, folder, { mark: "DRILL" }), { subject, format: "files", language });
  return join(await onlyIn(folder), "dossier.html");
}

describe.each(["en", "nl"])("the page in %s", (language) => {
  let path = "";
  let source = "";
  let browser: Browser | null = null;
  beforeAll(async () => {
    path = await pageOf(language, await ownFolderOfSuite());
    source = await readFile(path, "utf8");
    if (CHROMIUM !== null) browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  it("is valid HTML", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:recommended"],
      // Ours is one file of generated HTML: how it is laid out is nobody's concern.
      rules: { "no-trailing-whitespace": "off", "long-title": "off", "no-inline-style": "error" },
    });
    const report = await validator.validateString(source);
    expect(
      report.results.flatMap(({ messages }) => messages.map((each) => `${each.ruleId}: ${each.message}`)),
    ).toEqual([]);
  });

  it("asks the network for nothing: no address but in links, and a policy that forbids the rest", () => {
    expect(source).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;/);
    const outside = [...source.matchAll(/\b(?:src|srcset|action|data|poster|href)="(?!#|data:)([^"]*)"/g)];
    expect(outside.map(([whole]) => whole).filter((whole) => !whole.startsWith("href="))).toEqual([]);
    expect(source.match(/<script/g)).toHaveLength(1);
    expect(source).not.toContain('onerror="');
  });

  describe.skipIf(CHROMIUM === null)("in Chromium (skipped where none is installed)", () => {
    async function opened(width: number): Promise<{ page: Page; complaints: string[] }> {
      const page = await (browser as Browser).newPage({ viewport: { width, height: 900 } });
      const complaints: string[] = [];
      page.on("console", (message) => complaints.push(message.text()));
      page.on("request", (request) => {
        if (!/^(?:file|data):/.test(request.url())) complaints.push(request.url());
      });
      await page.goto(pathToFileURL(path).href);
      return { page, complaints };
    }

    it.each([
      ["a phone", 390],
      ["a desk", 1_280],
    ])(
      "has no violation of axe-core's rules on %s, and is no wider",
      async (_what, width) => {
        const { page, complaints } = await opened(width);
        // The policy lets no script in; what looks at the page is no part of it.
        const found = await withoutPolicy(page);
        expect(found).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
        expect(complaints).toEqual([]);
        await page.close();
      },
      60_000,
    );

    it("runs its own script and nobody else's: tables are sorted by a button", async () => {
      const { page } = await opened(1_280);
      expect(await page.title()).toContain("DRILL");
      const names = () => page.locator("#accounts tbody th").allInnerTexts();
      const before = await names();
      expect(before.length).toBeGreaterThan(20);
      const head = page.locator("#accounts thead th").first();
      await head.locator("button").focus();
      await page.keyboard.press("Enter");
      expect(await head.getAttribute("aria-sort")).toBe("ascending");
      const sorted = await names();
      expect(sorted).toEqual([...sorted].sort((a, b) => a.localeCompare(b)));
      await page.keyboard.press("Enter");
      expect(await names()).toEqual(sorted.toReversed());
      await page.close();
    }, 60_000);

    it("is printed on A4 with nothing cut at the side", async () => {
      const { page } = await opened(794);
      await page.emulateMedia({ media: "print" });
      // 210 mm less the margins, at 96 to the inch.
      await page.setViewportSize({ width: 688, height: 900 });
      const cut = await page.evaluate(
        "[...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > 689 && !e.classList.contains('unseen')).map((e) => e.tagName)",
      );
      expect(cut).toEqual([]);
      expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
      await page.close();
    }, 60_000);
  });
});

/** What axe-core finds on a page of the same HTML without its policy. */
async function withoutPolicy(page: Page): Promise<readonly string[]> {
  const source = await page.content();
  const open = await (page.context().browser() as Browser).newPage();
  await open.setViewportSize(page.viewportSize() ?? { width: 390, height: 900 });
  await open.setContent(source.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""));
  await open.addScriptTag({ content: axe.source });
  const { violations } = await open.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    "axe.run()",
  );
  await open.close();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** Outside of a test nothing is cleaned up by the test. */
async function ownFolderOfSuite(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-page-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it.each(HOSTILE_TEXTS)("keeps $what a text when it is put into HTML", ({ text }) => {
  const { html: written } = html`<p title="${text}">${text}</p>`;
  expect(written.replace(/^<p title="|<\/p>$/g, "").replace('">', "")).not.toMatch(/[<>"]/);
});
