import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { describeCosts } from "../../src/cli/describe-costs.ts";
import { putConsent } from "../../src/store/consents.ts";
import { saveCounts } from "../../src/store/counts.ts";
import { openStore } from "../../src/store/open.ts";
import { load } from "../config/loading.ts";

const FILE = `watches:
  - { id: okafor, name: Ada Okafor, keywords: [Okafor], sources: [x] }
  - { id: lindqvist, name: Mara Lindqvist, keywords: [Lindqvist], sources: [x], reading: counts-led }
sources: { x: { monthlyMoney: 100 } }
routes: [{ watch: "*", to: terminal }]
store: { url: "sqlite:./bot.db" }
`;

it("says for each watch what each way of reading costs, is late by, and misses", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "verbatim-costs-"));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const config = await load(FILE, { env: { X_BEARER_TOKEN: "token" } });
  expect(await describeCosts(config, cwd)).toContain(
    "  okafor: not counted yet; the bot asks x once when it starts, for one count",
  );
  const store = await openStore(`sqlite:${join(cwd, "bot.db")}`);
  await putConsent(store.db, {
    ...{ watch_id: "okafor", source: "x", terms: "", matching: 20_400, per_day: 102_000_000 },
    ...{ first_cost: null, asked_at: 0, agreed_at: null, agreed_by: null },
  });
  await store.close();
  expect((await describeCosts(config, cwd)).slice(2, 6)).toEqual([
    "  okafor: about 20,400 posts a day on x; read in full, waits for /verbatim watch start okafor, or verbatim run --yes",
    "    full: 20,400 posts a day, $102.00; seen within 2 minutes; misses what the search does not return",
    expect.stringMatching(
      /^ {4}sampled: \d+ posts and \d+ counts a day, \$1\.\d\d; seen within .+; misses what lies between/,
    ),
    "    counts-led: 3,060 posts and 96 counts a day, $15.78; seen within 16 minutes; misses what the counts do not show, a burst of four accounts for instance",
  ]);
});

it("says of a watch with little to read that it is asked more rarely", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "verbatim-costs-"));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const config = await load(FILE, { env: { X_BEARER_TOKEN: "token" } });
  const store = await openStore(`sqlite:${join(cwd, "bot.db")}`);
  await putConsent(store.db, {
    ...{ watch_id: "okafor", source: "x", terms: "", matching: 40, per_day: 200_000 },
    ...{ first_cost: null, asked_at: 0, agreed_at: 1, agreed_by: "slack:U1" },
  });
  await store.close();
  expect(await describeCosts(config, cwd)).toContain(
    "    full: 40 posts a day, $0.20; seen within 6 minutes; misses what the search does not return",
  );
});

it("reckons what is led by counts from the watch's own counts where there are some", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "verbatim-costs-"));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const config = await load(FILE, { env: { X_BEARER_TOKEN: "token" } });
  const store = await openStore(`sqlite:${join(cwd, "bot.db")}`);
  await putConsent(store.db, {
    ...{ watch_id: "lindqvist", source: "x", terms: "", matching: 2_000, per_day: 1_000_000 },
    ...{ first_cost: null, asked_at: 0, agreed_at: 1, agreed_by: "slack:U1" },
  });
  // Ten posts in each ten minutes, but for one hour of the last day that has a hundred.
  const counts = Array.from({ length: 3 * 144 }, (_, i) => {
    const from = i * 600_000;
    return { from, to: from + 600_000, posts: i >= 400 && i < 406 ? 100 : 10 };
  });
  await saveCounts(store.db, { watch: "lindqvist", source: "x", query: "q" }, counts, 0);
  await store.close();
  const line = (await describeCosts(config, cwd)).find((each) => each.startsWith("    counts-led: "));
  const [, posts] = /counts-led: ([\d,]+) posts/.exec(line ?? "") ?? [];
  // 600 of 1,980, and what is mixed with them at both ends.
  const share = Number(posts?.replace(",", "")) / 2_000;
  expect(share).toBeGreaterThan(0.3);
  expect(share).toBeLessThan(0.33);
});
