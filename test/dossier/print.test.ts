/** A dossier on paper: no table is cut, whatever its copies are like, and each page of one says what its columns are. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { extractText } from "unpdf";
import { beforeAll, describe, expect, it } from "vitest";
import { DAY, MINUTE, SECOND } from "../../src/domain/time.ts";
import { openStore } from "../../src/store/open.ts";
import { exporterOver, made, rowsOf } from "../pipeline/export/exported.ts";
import { play, SENTENCE, START } from "../pipeline/scene.ts";
import { CHROMIUM, cutOnA4, openBrowser } from "./browser.ts";

const COPIES = 520;
/** As many as the page lists. */
const LISTED = 500;

/** What people really write: long, in scripts of both directions, of letters that stand on each other, without a space. */
const MANNERS = [
  () => "",
  () => ` ${"a whole paragraph of further words that somebody added, ".repeat(12)}`,
  () => ` ${"שלום עולם, מילים מימין לשמאל ".repeat(6)}`,
  () => ` ${"👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿".repeat(20)}`,
  () => ` https://example.org/${"very-long-path/".repeat(30)}`,
  () => ` ${"無空白的長文字".repeat(40)}`,
  () => ` ${"ẗ̷̨̛́h̶e".repeat(60)}`,
];
/** The longest post there is on X. */
const LONGEST = 25_000;
/** Copies that are shown in part: of words, of wide letters, and of what cannot be seen and is written out. */
const LONG = new Map([
  [7, ` ${"word ".repeat(LONGEST / 5)}`],
  [8, ` ${"字".repeat(5_000)}`],
  [9, ` ${"\u{E0067}".repeat(1_500)}`],
]);

describe.skipIf(CHROMIUM === null)("a dossier printed to A4 (skipped where no Chromium is installed)", () => {
  let folder = "";
  let pages: readonly string[] = [];
  const cut: string[] = [];
  const openings: string[] = [];
  const left: string[] = [];
  const ways: string[] = [];
  beforeAll(async () => {
    await using stack = new AsyncDisposableStack();
    folder = await mkdtemp(join(tmpdir(), "verbatim-print-"));
    const whole = folder;
    stack.defer(() => rm(whole, { recursive: true, force: true }));
    const store = await openStore("sqlite::memory:");
    const scene = await play(store, { routes: [{}] });
    for (let i = 0; i < COPIES; i += 1) {
      const manner = MANNERS[i % MANNERS.length]?.() ?? "";
      const tail = LONG.get(i) ?? manner;
      const handle = i % 50 === 0 ? `a_very_long_handle_without_end_${i}` : `reader${i}`;
      scene.post(START + i * SECOND, handle, `from${i}x ${SENTENCE}${tail} till${i}x`);
    }
    await scene.poll(START + 20 * MINUTE);
    const { id, shortId } = await scene.burstOf(SENTENCE);
    const subject = { is: "burst", name: shortId, burst: id, watch: "harbour" } as const;
    const exporter = exporterOver(store, folder);
    const browser = await openBrowser();
    stack.defer(() => browser.close());
    const page = await browser.newPage();
    const keys = Array.from({ length: 60 }, (_, i) => `x:reader${i + 1}`);
    for (const other of [
      { is: "crew", name: "5M2D", watch: "harbour", accounts: keys, bursts: [id] },
      { is: "account", name: "@reader7", account: "x:reader7" },
      { is: "day", name: "harbour", watch: "harbour", from: START, to: START + DAY },
    ] as const) {
      const { dossier } = await made(exporter, { subject: other, format: "files" });
      const path = dossier.files.find(({ name }) => name.endsWith("dossier.html"))?.path ?? "";
      await page.goto(pathToFileURL(path).href);
      openings.push((await page.locator("h1").innerText()).trim());
      left.push(
        (await page.locator("main > section:has(blockquote)").first().innerText()).replace(/\s+/g, " "),
      );
      ways.push(await page.locator("#how").innerText());
      cut.push(...(await cutOnA4(page)));
    }
    const { dossier } = await made(exporter, { subject, format: "files" });
    await store.close();
    folder = dirname(dossier.files[0]?.path ?? "");
    await page.goto(pathToFileURL(join(folder, "dossier.html")).href);
    cut.push(...(await cutOnA4(page)));
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    pages = (await extractText(new Uint8Array(pdf), { mergePages: false })).text;
    const kept = stack.move();
    return () => kept.disposeAsync();
  });

  const pagesWith = (word: string) => pages.flatMap((text, i) => (text.includes(word) ? [i] : []));

  it("has nothing beyond a sheet's edge, and no row that is longer than a sheet, whatever it is about", () => {
    expect(cut).toEqual([]);
  });

  it("opens with a sentence to quote, whatever it is about", () => {
    const when = "on 2 Nov 2026";
    expect(openings).toEqual([
      `59 accounts (crew 5M2D) posted 59 copies in 1 burst of the same words, ${when} between 00:00 and 00:01 UTC, in posts on X that match the watch “The harbour”.`,
      `Account @reader7 posted 1 post on X that matches the watch “The harbour”, ${when} at 00:00 UTC; it is a copy in 1 burst of the same words.`,
      `520 accounts posted 520 posts on X that match the watch “The harbour”, ${when} between 00:00 and 00:08 UTC; all of them are copies in 1 burst of the same words.`,
    ]);
  });

  it("says what a crew is, where it is about one", () => {
    expect(ways.map((how) => /A crew is a number of accounts/.test(how))).toEqual([true, false, false]);
  });

  it("sends nobody to files that do not hold what the page leaves out", () => {
    for (const section of left) {
      expect(section).toMatch(
        /20 further copies are not listed; a dossier of burst \w{4} holds all of them\./,
      );
      expect(section).toMatch(/… [\d,]+ further characters are not shown/);
      expect(section).not.toContain("posts.csv");
    }
    expect(left).toHaveLength(3);
  });

  it("breaks no row: each copy begins and ends on one page", () => {
    const broken: string[] = [];
    for (let i = 0; i < LISTED; i += 1) {
      const [begins, ends] = [pagesWith(`from${i}x`), pagesWith(`till${i}x`)];
      // Of the longest the end is not shown.
      if (begins.length !== 1 || (!LONG.has(i) && (ends.length !== 1 || ends[0] !== begins[0]))) {
        broken.push(`${i}: ${begins} – ${ends}`);
      }
    }
    expect(broken).toEqual([]);
    expect(pages.length, "it is long enough to be broken at all").toBeGreaterThan(20);
  });

  it("says on each page of the table what its columns are", () => {
    const ofTable = pages.filter((text) => /from\d+x/.test(text));
    expect(ofTable.length).toBeGreaterThan(10);
    for (const text of ofTable) expect(text).toMatch(/Account\s+Posted \(UTC\)\s+Words/);
  });

  it("says what the page leaves out, and where that stands", async () => {
    const text = pages.join(" ").replace(/\s+/g, " ");
    expect(text).toContain("20 further copies stand in posts.csv.");
    const left = Number(
      /… ([\d,]+) further characters stand in posts\.csv/.exec(text)?.[1]?.replace(",", ""),
    );
    expect(left).toBeGreaterThan(20_000);
    const rows = await rowsOf(folder, "posts.csv");
    expect(rows).toHaveLength(COPIES);
    const longest = Math.max(...rows.map((row) => row["text"]?.length ?? 0));
    expect(longest).toBeGreaterThan(LONGEST);
    expect(longest - left).toBeGreaterThan(1_500);
  });

  it("numbers its pages, and ends on none that is nearly empty", () => {
    expect(pages.at(-1)).toMatch(new RegExp(`${pages.length} / ${pages.length}`));
    expect(pages.at(-1)).toContain("How to verify");
  });
});
