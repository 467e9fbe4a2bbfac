/** A page is read by people, so it ends somewhere: it says where, and the files hold all of it. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";
import { recordGaps } from "../../src/store/gaps.ts";
import { openStore } from "../../src/store/open.ts";
import { exporterOver, made, ownFolder, rowsOf } from "../pipeline/export/exported.ts";
import { play, START } from "../pipeline/scene.ts";

const BURSTS = 22;
const ACCOUNTS = 46;
const GAPS = 103;
/** What the page lists of each. */
const LISTED = { bursts: 20, accounts: 1_000, gaps: 100 };

const NOUNS = [
  "ferry",
  "market",
  "bridge",
  "library",
  "school",
  "tram",
  "garden",
  "tower",
  "canal",
  "mill",
  "dyke",
];
const ends = (i: number) => `${NOUNS[i % NOUNS.length]} ${i < NOUNS.length ? "north" : "south"}`;

it("says in each language what it leaves out of a day of much, and the files hold it", async () => {
  const store = await openStore("sqlite::memory:");
  const scene = await play(store, { routes: [{}] });
  for (let burst = 0; burst < BURSTS; burst += 1) {
    const own = Array.from({ length: 9 }, (_, i) => `${NOUNS[(burst + i) % NOUNS.length]}${burst}x${i}`);
    for (let i = 0; i < ACCOUNTS; i += 1) {
      scene.post(
        START + burst * 20 * MINUTE + i * SECOND,
        `b${burst}a${i}`,
        `${own.join(" ")} ${ends(burst)}`,
      );
    }
  }
  await scene.poll(START + 8 * HOUR);
  await store.transaction((tx) => {
    const stretches = Array.from({ length: GAPS }, (_, i) => ({
      ...{ from: START + 2 * i * MINUTE, to: START + (2 * i + 1) * MINUTE, why: "X answered 503" },
    }));
    return recordGaps(tx, "harbour", "listed", stretches, START);
  });
  const subject = { is: "day", name: "harbour", watch: "harbour", from: START, to: START + DAY } as const;
  const exporter = exporterOver(store, await ownFolder());
  for (const [language, says] of [
    [
      "en",
      [
        `all of them are copies in ${BURSTS} bursts of the same words (${GAPS} stretches of that time were not read).`,
        `${BURSTS - LISTED.bursts} further bursts are not described here; posts.csv names the burst of each post.`,
        `${BURSTS * ACCOUNTS - LISTED.accounts} further accounts stand in accounts.csv.`,
        `${GAPS - LISTED.gaps} further gaps are not listed; the last one ended on 2 Nov 2026, 03:25 UTC.`,
        `${GAPS} stretches of that time were not read at all, and are listed below.`,
      ],
    ],
    [
      "nl",
      [
        `zijn kopieën in ${BURSTS} bursts van dezelfde woorden (${GAPS} stukken van die tijd werden niet gelezen).`,
        `${BURSTS - LISTED.bursts} verdere bursts zijn hier niet beschreven; posts.csv noemt bij elke post zijn burst.`,
        `${BURSTS * ACCOUNTS - LISTED.accounts} verdere accounts staan in accounts.csv.`,
        `${GAPS - LISTED.gaps} verdere gaten zijn niet vermeld; het laatste eindigde op 2 nov 2026, 03:25 UTC.`,
        `${GAPS} stukken van die tijd werden helemaal niet gelezen, en staan hieronder.`,
      ],
    ],
  ] as const) {
    const { dossier } = await made(exporter, { subject, format: "files", language });
    const folder = dirname(dossier.files[0]?.path ?? "");
    const page = await readFile(join(folder, "dossier.html"), "utf8");
    const text = page.replace(/<[^>]*>/g, "").replace(/\s+/g, " ");
    for (const said of says) expect(text).toContain(said);
    expect(page.match(/<section id="burst-/g)).toHaveLength(LISTED.bursts);

    const posts = await rowsOf(folder, "posts.csv");
    expect(new Set(posts.map((row) => row["bursts"])).size).toBe(BURSTS);
    expect(await rowsOf(folder, "accounts.csv")).toHaveLength(BURSTS * ACCOUNTS);
  }
  await store.close();
});
