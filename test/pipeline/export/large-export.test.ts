/** Fifty thousand posts are exported page by page: no more is held than a page, and every page is told. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dossierAccounts } from "../../../src/store/dossier-accounts.ts";
import { dossierPosts } from "../../../src/store/dossier-posts.ts";
import { openStore } from "../../../src/store/open.ts";
import { collectPosts } from "../../../src/store/posts.ts";
import { syncWatches } from "../../../src/store/watches.ts";
import { START } from "../scene.ts";
import { exporterOver, made, onlyIn, ownFolder } from "./exported.ts";

const POSTS = 50_000;
const DAY = { is: "day", name: "w 2026-11-02", watch: "w", from: START, to: START + POSTS } as const;

it("holds a page at a time of 50,000 posts by 10,000 accounts, and says how far it is", async () => {
  const store = await openStore("sqlite::memory:");
  const watch = {
    id: "w",
    name: "W",
    keywords: ["a"],
    require: [],
    exclude: [],
    languages: [],
    sources: [],
    texts: [],
  };
  await store.transaction(async (tx) => {
    await syncWatches(tx, "file", [watch], START);
    for (let from = 0; from < POSTS; from += 5_000) {
      const posts = Array.from({ length: 5_000 }, (_, i) => post(from + i));
      await collectPosts(tx, "w", posts, "poll", START);
    }
  });
  let largest = 0;
  let read = 0;
  for await (const page of dossierPosts(store.db, DAY)) {
    largest = Math.max(largest, page.length);
    read += page.length;
  }
  let accounts = 0;
  let largestAccounts = 0;
  for await (const page of dossierAccounts(store.db, DAY)) {
    accounts += page.length;
    largestAccounts = Math.max(largestAccounts, page.length);
  }
  expect({ read, largest, accounts, largestAccounts }).toEqual({
    ...{ read: POSTS, largest: 500, accounts: 10_000, largestAccounts: 1_000 },
  });

  const folder = await ownFolder();
  const { dossier, steps } = await made(exporterOver(store, folder), { subject: DAY, format: "files" });
  expect(dossier).toMatchObject({ posts: POSTS, accounts: 10_000 });
  const told = steps.flatMap((step) => (step.is === "writing" ? [step] : []));
  expect(told).toHaveLength(POSTS / 500);
  expect(told.at(-1)).toEqual({ is: "writing", posts: POSTS, among: POSTS });
  expect((await stat(join(await onlyIn(folder), "posts.csv"))).size).toBeGreaterThan(POSTS * 100);
  await store.close();
}, 60_000);

function post(n: number) {
  return {
    source: "listed",
    id: String(n + 1),
    platform: "x",
    author: { id: String(n % 10_000), handle: `a${n % 10_000}` },
    text: `post number ${n} about the harbour and what is to become of it`,
    createdAt: START + n,
    lang: "en",
    repostOf: null,
    links: [],
    media: [],
    raw: `{"id":"${n + 1}"}`,
  };
}
