/** Fifty thousand posts are exported page by page: no more is held than a page, and every page is told. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { dossierAccounts } from "../../../src/store/dossier-accounts.ts";
import { dossierPosts } from "../../../src/store/dossier-posts.ts";
import { openStore } from "../../../src/store/open.ts";
import { collectPosts } from "../../../src/store/posts.ts";
import { syncWatches } from "../../../src/store/watches.ts";
import { makeFolder } from "../../cli/world.ts";
import { START } from "../scene.ts";

const POSTS = 50_000;
/** What the source says of a post besides its text, in characters. */
const RAW = 1_500;
const PROGRAM = new URL("./export-program.ts", import.meta.url).pathname;
const MEGABYTE = 1_048_576;
/** The heap that an export has, in megabytes; the raw forms alone of all posts take about twice as much. */
const HEAP = 40;
const LITTLE_ROOM = [`--max-old-space-size=${HEAP}`, "--max-semi-space-size=1"];
/** What a hundred times as many posts may take besides, in megabytes: buffers and pages that were not given back yet. */
const MORE = 48;

it("exports 50,000 posts by 10,000 accounts in little room, a page at a time, and says how far it is", async () => {
  const folder = makeFolder();
  const url = `sqlite:${join(folder, "large.db")}`;
  const store = await openStore(url);
  await store.transaction(async (tx) => {
    await syncWatches(tx, "file", [WATCH], START);
    for (let from = 0; from < POSTS; from += 5_000) {
      const posts = Array.from({ length: 5_000 }, (_, i) => post(from + i));
      await collectPosts(tx, "w", posts, "poll", START);
    }
  });
  const day = { is: "day", name: "w", watch: "w", from: START, to: START + POSTS } as const;
  const pages = await firstPages(dossierPosts(store.db, day));
  const pagesOfAccounts = await firstPages(dossierAccounts(store.db, day));
  await store.close();
  expect({ pages, pagesOfAccounts }).toEqual({
    pages: [500, 500, 500],
    pagesOfAccounts: [1_000, 1_000, 1_000],
  });

  const few = await exported(url, folder, 500);
  const all = await exported(url, folder, POSTS);
  expect([few.posts, all.posts]).toEqual([500, POSTS]);
  expect(all.told).toEqual(Array.from({ length: POSTS / 500 }, (_, i) => (i + 1) * 500));
  expect((POSTS * RAW) / MEGABYTE, "the premise: held at once they would not fit").toBeGreaterThan(
    1.5 * HEAP,
  );
  expect(all.held - few.held).toBeLessThan(MORE * MEGABYTE);
});

const WATCH = {
  ...{ id: "w", name: "W", keywords: ["a"], require: [], exclude: [], languages: [], sources: [], texts: [] },
};

/** How many are held at a time, of the first three. */
async function firstPages(pages: AsyncIterable<readonly unknown[]>): Promise<readonly number[]> {
  const sizes: number[] = [];
  for await (const page of pages) {
    if (sizes.push(page.length) === 3) break;
  }
  return sizes;
}

interface Exported {
  readonly posts: number;
  /** How many posts were written, at each step that was told. */
  readonly told: readonly number[];
  /** The most memory that it held, in bytes. */
  readonly held: number;
}

/** As a program of its own, with little room: whoever held all posts would die of it. */
async function exported(url: string, folder: string, posts: number): Promise<Exported> {
  const into = join(folder, `export-${posts}`);
  const env = {
    EXPORT_URL: url,
    EXPORT_FOLDER: into,
    EXPORT_FROM: `${START}`,
    EXPORT_TO: `${START + posts}`,
  };
  const { stdout } = await promisify(execFile)(process.execPath, [...LITTLE_ROOM, PROGRAM], {
    env: { ...process.env, ...env },
  });
  return JSON.parse(stdout) as Exported;
}

/** No two raw forms are alike, or an export would be packed into nothing. */
function post(n: number) {
  const text = `post number ${n} about the harbour and what is to become of it`;
  return {
    ...{ source: "listed", id: String(n + 1), platform: "x", text, createdAt: START + n, lang: "en" },
    author: { id: String(n % 10_000), handle: `a${n % 10_000}` },
    ...{ repostOf: null, links: [], media: [] },
    raw: JSON.stringify({ id: String(n + 1), text, rest: `${n} `.repeat(RAW).slice(0, RAW) }),
  };
}
