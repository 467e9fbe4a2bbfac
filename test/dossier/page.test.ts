/** The page of a dossier: valid, accessible, without network, and harmless whatever strangers wrote. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { HtmlValidate } from "html-validate/node";
import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
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
import { A4, CHROMIUM, cutOnA4, openBrowser } from "./browser.ts";

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
    const sampled = { watch_id: "harbour", source: "listed", from_at: START, to_at: START + 30 * MINUTE };
    await tx
      .insertInto("gaps")
      .values({ ...sampled, why: "sampled", recorded_at: START, read_posts: 40, unread_posts: 960 })
      .execute();
    await purgePost(tx, { source: "listed", id: "3", platform: "x", accountId: "a3" }, null, START);
  });
  await scene.change(START + 30 * MINUTE, (bench) =>
    bench.review(id, { verdict: "unclear", as: "", note: `asked two of them ${NASTY}` }),
  );
  await scene.change(START + 40 * MINUTE, (bench) =>
    bench.correct(id, { kind: "corrected", text: `one account was counted twice ${NASTY}` }),
  );
  const subject = { is: "burst", name: shortId, burst: id, watch: "harbour" } as const;
  await made(exporterOver(store, folder, { mark: "DRILL" }), { subject, format: "files", language });
  return join(await onlyIn(folder), "dossier.html");
}

const LANGUAGES = ["en", "nl"] as const;

/** What a reader must find on it, whatever else changes. */
const SAYS: Readonly<Record<(typeof LANGUAGES)[number], readonly (readonly [string, RegExp])[]>> = {
  en: [
    [
      "a sentence to quote, and that it was corrected",
      /Corrected · \d+ accounts posted the same 13 words within \d+ minutes, on 2 Nov 2026 between 00:00 and 00:\d\d UTC, in posts that match the watch “The harbour”: at least \d+ of \d+ posts word for word, as far as their texts are kept \(it had not ended on 3 Nov 2026, 12:00 UTC; read: \d+ of about 1,000 matching posts: all numbers are minimums; 1 stretch of that time was not read\)\. nobody asked the people/,
    ],
    [
      "how much was read",
      /not everything that matched was read: \d+ of about 1,000 matching posts: all numbers are minimums\. 1 stretch of that time was not read at all, and is listed below/,
    ],
    ["what its limits are", /A search does not return everything, .* all numbers are minimums/],
    [
      "what was not collected",
      /What was not collected The harbour, 2 Nov 2026, 00:00 UTC – 2 Nov 2026, 00:01 UTC:/,
    ],
    ["the correction", /Corrected on 2 Nov 2026, 00:40 UTC by Anna: one account was counted twice/],
    ["the review, as somebody's", /Reviewed by Anna, 2 Nov 2026, 00:30 UTC: unclear, “asked two of them/],
    ["what is held, by whom and why", /Held \w{4}, by Ann: “/],
    ["that a text is gone", /1 post in this dossier has no text any more/],
    [
      "the rule",
      /At least 4 accounts with the same words within 60 minutes\. It was fulfilled by the post of/,
    ],
    ["what was considered", /checked and not found: .*petition.* There may be another reason/],
    [
      "how to verify",
      /How to verify manifest\.json names every file .* verbatim verify compares all of them/,
    ],
    [
      "who made it, of what",
      /Made for Anna by Verbatim 1\.2\.3 on 3 Nov 2026, 12:00 UTC\. Configuration c{64}/,
    ],
  ],
  nl: [
    [
      "a sentence to quote, and that it was corrected",
      /Rechtgezet · \d+ accounts plaatsten binnen \d+ minuten dezelfde 13 woorden, op 2 nov 2026 tussen 00:00 en 00:\d\d UTC, in posts die bij de watch “The harbour” passen: minstens \d+ van \d+ posts woordelijk, voor zover hun teksten bewaard zijn \(het was op 3 nov 2026, 12:00 UTC niet afgelopen; gelezen: .*; 1 stuk van die tijd werd niet gelezen\)\./,
    ],
    [
      "how much was read",
      /niet alles gelezen wat paste: \d+ van ongeveer 1\.000 .*\. 1 stuk van die tijd werd helemaal niet gelezen, en staat hieronder/,
    ],
    ["what was not collected", /Wat niet verzameld werd The harbour, 2 nov 2026, 00:00 UTC – /],
    ["the correction", /op 2 nov 2026, 00:40 UTC door Anna: one account was counted twice/],
    ["what is held, by whom and why", /Vastgehouden \w{4}, door Ann: “/],
    [
      "how to verify",
      /Hoe dit te controleren is manifest\.json noemt elk bestand .* verbatim verify vergelijkt ze allemaal/,
    ],
  ],
};

let browser: Browser | null = null;
const paths = new Map<string, string>();

beforeAll(async () => {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "verbatim-page-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  for (const language of LANGUAGES) paths.set(language, await pageOf(language, join(folder, language)));
  if (CHROMIUM !== null) {
    const opened = await openBrowser();
    stack.defer(() => opened.close());
    browser = opened;
  }
  const kept = stack.move();
  return () => kept.disposeAsync();
});

describe.each(LANGUAGES)("the page in %s", (language) => {
  let path = "";
  let source = "";
  beforeAll(async () => {
    path = paths.get(language) ?? "";
    source = await readFile(path, "utf8");
  });

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

  it.each(SAYS[language])("says %s", (_what, said) => {
    expect(textOf(source)).toMatch(said);
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

    it("is no wider than a phone and a desk, and nothing in it complains", async () => {
      const { page, complaints } = await opened(390);
      for (const width of [390, 1_280]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      }
      expect(complaints).toEqual([]);
      await page.close();
    });

    it("has no column so narrow that a word of its heading is broken, on a phone, a desk and paper", async () => {
      const { page } = await opened(390);
      for (const [width, media] of [
        [390, "screen"],
        [1_280, "screen"],
        [A4.width, "print"],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ media });
        const [words, broken] = await page.evaluate<[number, string[]]>(BROKEN_WORDS);
        expect(words, "headings are looked at").toBeGreaterThan(9);
        expect(broken, `${width} wide`).toEqual([]);
      }
      await page.close();
    });

    it("has no violation of axe-core's rules, on a phone and a desk, by day and by night", async () => {
      const page = await (browser as Browser).newPage({ viewport: { width: 390, height: 900 } });
      // The policy lets no script in; what looks at the page is no part of it.
      await page.setContent(source.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""));
      await page.addScriptTag({ content: axe.source });
      expect(await violationsOn(page)).toEqual([]);
      if (language !== "en") return page.close();
      // The same in every language: what can be otherwise at another width, and by night: contrast, sizes, and what has to be scrolled.
      await page.setViewportSize({ width: 1_280, height: 900 });
      const byLooks = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];
      expect(await violationsOn(page, byLooks)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      const dark = await page.evaluate("getComputedStyle(document.body).backgroundColor");
      expect(dark, "it is night").not.toBe("rgb(255, 255, 255)");
      expect(await violationsOn(page, byLooks)).toEqual([]);
      await page.close();
    });

    it("runs its own script and nobody else's: tables are sorted by a button that shows where one is", async () => {
      const { page } = await opened(1_280);
      expect(await page.title()).toContain("DRILL");
      const names = () => page.locator("#accounts tbody th").allInnerTexts();
      const before = await names();
      expect(before.length).toBeGreaterThan(20);
      const head = page.locator("#accounts thead th").first();
      await page.locator("#accounts section").focus();
      await page.keyboard.press("Tab");
      const outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
      expect(outline, "the focus is seen").toBe("solid");
      await page.keyboard.press("Enter");
      expect(await head.getAttribute("aria-sort")).toBe("ascending");
      const sorted = await names();
      expect(sorted).toEqual([...sorted].sort((a, b) => a.localeCompare(b)));
      await page.keyboard.press("Enter");
      expect(await names()).toEqual(sorted.toReversed());
      await page.close();
    });

    it("fits on A4, and tells on paper without colours what is told by them", async () => {
      const { page } = await opened(794);
      expect(await cutOnA4(page)).toEqual([]);
      const lines = await page.evaluate<readonly string[]>(
        "['ins', 'del', '.around'].map((each) => document.querySelector(each)).map((e) => { const s = getComputedStyle(e); return s.textDecorationLine + ' ' + s.fontStyle; })",
      );
      expect(lines).toEqual(["underline normal", "line-through normal", "none italic"]);
      await page.close();
    });
  });
});

/** How many words stand in headings of columns, and those that stand in more than one line. */
const BROKEN_WORDS = `(() => {
  const words = [...document.querySelectorAll("thead th button")].flatMap((button) => {
    const text = button.firstChild;
    return [...text.data.matchAll(/\\S+/g)].map(({ 0: word, index }) => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return { word, lines: new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size };
    });
  });
  return [words.length, words.flatMap(({ word, lines }) => (lines > 1 ? [word] : []))];
})()`;

/** What axe-core finds; of some of its rules, or of all. */
async function violationsOn(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const options = { resultTypes: ["violations"], ...(rules === undefined ? {} : { runOnly: rules }) };
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    `axe.run(document, ${JSON.stringify(options)})`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** As it is read: without tags, in one line. */
function textOf(source: string): string {
  const body = source.slice(source.indexOf("<body>"), source.indexOf("<script>"));
  return body
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replace(/\s+/g, " ")
    .replace(/ ([.,:;])/g, "$1");
}

it.each(HOSTILE_TEXTS)("keeps $what a text when it is put into HTML", ({ text }) => {
  const { html: written } = html`<p title="${text}">${text}</p>`;
  expect(written.replace(/^<p title="|<\/p>$/g, "").replace('">', "")).not.toMatch(/[<>"]/);
});
