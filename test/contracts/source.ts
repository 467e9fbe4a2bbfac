/** What every source does, whatever it reads: one suite, called with each of them. */
import { afterEach, describe, expect, it } from "vitest";
import { NO_READS } from "../../src/domain/reading.ts";
import type { Instant } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import type { Page, Source, SourceQuery } from "../../src/sources/source.ts";

export interface SourceSubject {
  /** Opened with what `polls` will find: several pages in one of them at least, and one malformed item in all. */
  open(): Promise<OpenedSource>;
  /** Whether polls read a little of what the one before read again. */
  readonly overlaps: boolean;
}

export interface OpenedSource {
  readonly source: Source;
  readonly watch: Watch;
  /** When polls are made, the earliest first. */
  readonly polls: readonly Instant[];
  /** The ids of all posts that they find. */
  readonly posts: readonly string[];
  /** Called before a poll is made. */
  onPoll?(at: Instant): void;
  close(): Promise<void>;
}

const signal = new AbortController().signal;

export function sourceContract(name: string, subject: SourceSubject): void {
  describe(`the source ${name}`, () => {
    let opened: OpenedSource;
    afterEach(() => opened.close());

    async function open() {
      opened = await subject.open();
      return opened;
    }

    it("has queries that are told apart by their keys and can be read", async () => {
      const { source, watch } = await open();
      const queries = source.queries(watch);
      expect(queries.length).toBeGreaterThan(0);
      expect(new Set(queries.map(({ key }) => key)).size).toBe(queries.length);
      for (const { text } of queries) expect(text).not.toBe("");
      expect(source.queries(watch)).toEqual(queries);
    });

    it("finds every post over its polls, each poll's newest first, with its pages joined without a gap", async () => {
      const { source, posts, ...rest } = await open();
      const polls = await pollAll({ source, ...rest });
      expect(
        polls.some(({ length }) => length > 1),
        "a poll has several pages",
      ).toBe(true);
      const found = polls.flatMap((pages) => {
        const times = pages.flatMap((page) => page.posts.map(({ createdAt }) => createdAt));
        expect(times).toEqual([...times].sort((a, b) => b - a));
        const ids = pages.flatMap((page) => page.posts.map(({ id }) => id));
        expect(new Set(ids).size, "no post comes twice in a poll").toBe(ids.length);
        return ids;
      });
      expect([...new Set(found)].sort()).toEqual([...posts].sort());
      if (!subject.overlaps) expect(found).toHaveLength(posts.length);
    });

    it("names itself in each post, with a text to keep as evidence", async () => {
      const { source, ...rest } = await open();
      const posts = (await pollAll({ source, ...rest })).flat().flatMap((page) => page.posts);
      expect(posts.length).toBeGreaterThan(0);
      for (const post of posts) {
        expect(post.source).toBe(source.id);
        expect(post.raw.length).toBeGreaterThan(1);
      }
    });

    it("loses nothing but a malformed item, and says what is wrong with it", async () => {
      const malformed = (await pollAll(await open())).flat().flatMap((page) => page.malformed);
      const [item] = new Map(malformed.map((each) => [each.raw, each])).values();
      expect(item?.raw).not.toBe("");
      expect(item?.why).toMatch(/\w+ \w+/);
    });

    it("gives the same page for the same request, so that a poll can be resumed", async () => {
      const { source, watch, polls, onPoll } = await open();
      const [now] = polls;
      if (now === undefined) throw new Error("no poll to make");
      onPoll?.(now);
      for (const query of source.queries(watch)) {
        const first = await pull(source, { watch, query, now, cursor: null, pageToken: null });
        const again = await pull(source, { watch, query, now, cursor: null, pageToken: null });
        expect({ ...again, reads: null }).toEqual({ ...first, reads: null });
      }
    });

    it("stops at once when it is told to", async () => {
      const { source, watch, polls } = await open();
      const [query] = source.queries(watch);
      if (query === undefined || polls[0] === undefined) throw new Error("nothing to ask for");
      const request = {
        watch,
        query,
        cursor: null,
        pageToken: null,
        now: polls[0],
        limit: null,
        within: null,
      };
      const stopped = AbortSignal.abort(new Error("enough"));
      await expect(source.pull(request, stopped)).rejects.toThrow("enough");
    });

    it("bills what it returns by its tariff, and nothing where reading is free", async () => {
      const { source, posts, ...rest } = await open();
      const pages = (await pollAll({ source, ...rest })).flat();
      const billed = pages.reduce((sum, { reads }) => sum + reads.posts, 0);
      if (source.tariff === null) expect(pages.every(({ reads }) => reads === NO_READS)).toBe(true);
      else expect(billed).toBeGreaterThanOrEqual(posts.length);
    });

    it("can be closed twice", async () => {
      const { source } = await open();
      await source.close();
      await expect(source.close()).resolves.toBeUndefined();
    });
  });
}

type Polled = Pick<OpenedSource, "source" | "watch" | "polls" | "onPoll">;

/** Every poll of every query, as its pages. */
async function pollAll({ source, watch, polls, onPoll }: Polled): Promise<Page[][]> {
  const made: Page[][] = [];
  const cursors = new Map<string, string | null>();
  for (const now of polls) {
    onPoll?.(now);
    for (const query of source.queries(watch)) {
      const cursor = cursors.get(query.key) ?? null;
      const pages = await poll(source, { watch, query, now, cursor });
      cursors.set(query.key, pages[0]?.newest ?? cursor);
      made.push(pages);
    }
  }
  return made;
}

interface Asked {
  readonly watch: Watch;
  readonly query: SourceQuery;
  readonly now: Instant;
  readonly cursor: string | null;
}

async function poll(source: Source, asked: Asked): Promise<Page[]> {
  const pages: Page[] = [];
  let pageToken: string | null = null;
  do {
    const page: Page = await pull(source, { ...asked, pageToken });
    pages.push(page);
    pageToken = page.nextPageToken;
  } while (pageToken !== null);
  return pages;
}

function pull(source: Source, request: Asked & { readonly pageToken: string | null }): Promise<Page> {
  return source.pull({ ...request, limit: null, within: null }, signal);
}
