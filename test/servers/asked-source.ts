/** A platform in memory that can also be asked about accounts, posts and words; what it holds may change. */
import type { Post } from "../../src/domain/post.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { NO_READS } from "../../src/domain/reading.ts";
import type { Answer, Lookups, Source } from "../../src/sources/source.ts";
import { createListedSource } from "./listed-source.ts";

export type Away = "suspended" | "gone" | "protected";

export interface AskedPlatform {
  readonly source: Source;
  /** By account id; whoever is not here has a plain profile. */
  readonly profiles: Map<string, Partial<Profile>>;
  readonly awayAccounts: Map<string, Away>;
  readonly awayPosts: Set<string>;
  /** Posts that only a search for words returns. */
  readonly elsewhere: Post[];
  /** Posts that only whoever knows their ids gets. */
  readonly quotable: Post[];
  /** Every call with what it asked for, in order. */
  readonly calls: { readonly asked: string; readonly about: readonly string[] }[];
  /** Thrown by the next call instead of an answer. */
  failNext: Error | null;
  /** Thrown by every call; null for none. */
  failAll: Error | null;
}

const PAGE = 2;

/** @param posts what a poll returns; the list may grow. */
export function createAskedPlatform(posts: readonly Post[], id = "listed"): AskedPlatform {
  const polled = (): Source => createListedSource(posts, () => 50);
  const platform: AskedPlatform = {
    profiles: new Map(),
    awayAccounts: new Map(),
    awayPosts: new Set(),
    elsewhere: [],
    quotable: [],
    calls: [],
    failNext: null,
    failAll: null,
    source: {
      ...polled(),
      id,
      tariff: { post: 5_000, user: 10_000, count: 5_000 },
      pull: (request, signal) => polled().pull(request, signal),
      lookups: lookups(),
    },
  };

  function asked(what: string, about: readonly string[], signal: AbortSignal): void {
    signal.throwIfAborted();
    platform.calls.push({ asked: what, about });
    const failure = platform.failAll ?? platform.failNext;
    platform.failNext = null;
    if (failure !== null) throw failure;
  }

  function accountOf(id: string): Answer<Profile> {
    const is = platform.awayAccounts.get(id);
    if (is === "suspended" || is === "gone") return { id, is, why: `User has been ${is}: [${id}].` };
    const profile = {
      id,
      handle: `${id}_example`,
      name: id,
      bio: "",
      createdAt: Date.UTC(2020, 0, 1),
      followers: 14,
      following: 61,
      posts: 212,
      ...platform.profiles.get(id),
      protected: is === "protected",
    };
    return { id, is: "present", value: { ...profile, raw: JSON.stringify(profile) } };
  }

  function everything(): readonly Post[] {
    return [...posts, ...platform.elsewhere].filter(
      (post) => !platform.awayPosts.has(post.id) && !platform.awayAccounts.has(post.author.id),
    );
  }

  function lookups(): Lookups {
    return {
      counts: async () => ({ buckets: [], reads: NO_READS }),
      async accounts(ids, signal) {
        asked("accounts", ids, signal);
        const answers = ids.map(accountOf);
        const users = answers.filter(({ is }) => is === "present").length;
        return { answers, reads: { ...NO_READS, users } };
      },
      async accountNamed(handle, signal) {
        asked("account named", [handle], signal);
        const ids = new Set([...posts, ...platform.elsewhere].map(({ author }) => author.id));
        for (const id of [...ids, ...platform.profiles.keys()]) {
          const answer = accountOf(id);
          const named = answer.is === "present" ? answer.value.handle : `${id}_example`;
          if (named.toLowerCase() === handle.toLowerCase())
            return { answer, reads: { ...NO_READS, users: 1 } };
        }
        return {
          answer: { id: handle, is: "gone", why: `Could not find user: [${handle}].` },
          reads: NO_READS,
        };
      },
      async posts(ids, signal) {
        asked("posts", ids, signal);
        const answers = ids.map((id): Answer<Post> => {
          const value = [...everything(), ...platform.quotable].find(
            (post) => post.id === id && !platform.awayPosts.has(id),
          );
          return value === undefined
            ? { id, is: "gone", why: `Could not find tweet: [${id}].` }
            : { id, is: "present", value };
        });
        return {
          answers,
          reads: { ...NO_READS, posts: answers.filter(({ is }) => is === "present").length },
        };
      },
      async search({ words, pageToken }, signal) {
        asked("search", [words], signal);
        const found = everything()
          .filter(({ text }) => text.toLowerCase().includes(words.toLowerCase()))
          .sort((a, b) => b.createdAt - a.createdAt);
        const from = Number(pageToken ?? 0);
        const page = found.slice(from, from + PAGE);
        return {
          posts: page,
          malformed: [],
          gaps: [],
          newest: null,
          nextPageToken: from + PAGE < found.length ? String(from + PAGE) : null,
          reads: { ...NO_READS, posts: page.length },
        };
      },
      async recentPosts(accountId, limit, signal) {
        asked("recent posts", [accountId], signal);
        const own = everything().filter(({ author }) => author.id === accountId);
        const page = own.sort((a, b) => b.createdAt - a.createdAt).slice(0, limit);
        return {
          posts: page,
          malformed: [],
          gaps: [],
          newest: null,
          nextPageToken: null,
          reads: { ...NO_READS, posts: page.length },
        };
      },
      usage: async () => ({ posts: 0, cap: null, resetsOn: null }),
    };
  }

  return platform;
}
