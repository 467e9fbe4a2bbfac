/** What X can be asked besides search: counts, accounts, posts, exact words, and its own bill. */
import type { Profile } from "../../domain/profile.ts";
import { NO_READS, type Reads } from "../../domain/reading.ts";
import type { Answer, Counts, CountsRequest, Lookups, Page } from "../source.ts";
import { IDS_AT_ONCE, partlyServed, SourceError } from "../source.ts";
import { absent, answersFor } from "./answers.ts";
import type { Asking } from "./asking.ts";
import { earliestAt, endTime, toXTime } from "./cursor.ts";
import { MEDIA, POST_FIELDS, USER_FIELDS } from "./fields.ts";
import type { XOptions } from "./options.ts";
import { readItems } from "./page.ts";
import { quoteBeginning } from "./phrase.ts";
import { XCounts, XItem, XItems, XPage, XUsage } from "./schema.ts";
import { altTextsOf, toPost } from "./to-post.ts";
import { toProfile } from "./to-profile.ts";

/** Results that a page takes, at least and at most: search; an account's posts begin at five. */
const PAGE = { least: 10, most: 100, leastOfAccount: 5 } as const;
/** A week in minutes is 10,080 buckets; X gives some thousand a page. */
const MOST_COUNT_PAGES = 50;

export function createLookups(asking: Asking, { queryLength }: XOptions): Lookups {
  return {
    counts: (request, signal) => counts(asking, request, signal),
    async accounts(ids, signal) {
      const parameters = { ids: together(ids), "user.fields": USER_FIELDS };
      const { data, errors } = await asking.ask(XItems, "users", parameters, signal);
      const answers = answersFor(ids, data, errors, toProfile);
      return { answers, reads: { ...NO_READS, users: asking.billedUsers(data) } };
    },
    async accountNamed(handle, signal) {
      // X refuses other names as a wrong request; there is no such account.
      if (!/^\w{1,15}$/.test(handle)) {
        return { answer: { id: handle, is: "gone", why: "no account can have this name" }, reads: NO_READS };
      }
      const path = `users/by/username/${handle}`;
      const { data, errors } = await asking.ask(XItem, path, { "user.fields": USER_FIELDS }, signal);
      if (data === undefined) return { answer: absent(handle, errors[0]), reads: NO_READS };
      const profile = toProfile(data);
      const answer: Answer<Profile> =
        "why" in profile
          ? { id: handle, is: "unreadable", why: profile.why }
          : { id: profile.id, is: "present", value: profile };
      return { answer, reads: { ...NO_READS, users: asking.billedUsers([data]) } };
    },
    async posts(ids, signal) {
      const parameters = { ids: together(ids), "tweet.fields": POST_FIELDS, ...MEDIA };
      const { data, includes, errors } = await asking.ask(XItems, "tweets", parameters, signal);
      const altTexts = altTextsOf(includes?.media);
      const answers = answersFor(ids, data, errors, (item) => toPost(item, altTexts));
      return { answers, reads: { ...NO_READS, posts: asking.billedPosts(data) } };
    },
    search({ words, from, limit, pageToken }, signal) {
      const query = `${quoteBeginning(words, queryLength - " -is:retweet".length)} -is:retweet`;
      const earliest = earliestAt(asking.now(), "reach");
      const start = from === null ? undefined : toXTime(Math.max(from, earliest));
      const parameters = { query, start_time: start, next_token: pageToken ?? undefined };
      return page(
        asking,
        "tweets/search/recent",
        { ...parameters, max_results: within(limit, PAGE.least) },
        signal,
      );
    },
    recentPosts(accountId, limit, signal) {
      const parameters = { max_results: within(limit, PAGE.leastOfAccount), exclude: "retweets" };
      return page(asking, `users/${accountId}/tweets`, parameters, signal);
    },
    async usage(signal) {
      const parameters = { "usage.fields": "project_usage,project_cap,cap_reset_day" };
      const { data } = await asking.ask(XUsage, "usage/tweets", parameters, signal);
      const { project_usage, project_cap, cap_reset_day } = data;
      return { posts: project_usage, cap: project_cap ?? null, resetsOn: cap_reset_day ?? null };
    },
  };
}

async function counts(
  asking: Asking,
  { query, from, to, every }: CountsRequest,
  signal: AbortSignal,
): Promise<Counts> {
  const now = asking.now();
  const buckets = [];
  let token: string | undefined;
  let calls = 0;
  do {
    if (calls === MOST_COUNT_PAGES) {
      throw new SourceError("bad-answer", "X's counts have no end", { billed: countCalls(calls) });
    }
    const parameters = {
      query: query.text,
      granularity: every,
      start_time: toXTime(Math.max(from, earliestAt(now, "reach"))),
      end_time: endTime(to, now),
      next_token: token,
    };
    const { data, meta } = await asking
      .ask(XCounts, "tweets/counts/recent", parameters, signal)
      .catch((error: unknown) => {
        throw calls === 0 ? error : partlyServed(error, countCalls(calls), countCalls(1));
      });
    buckets.push(...data);
    token = meta.next_token;
    calls += 1;
  } while (token !== undefined);
  return {
    buckets: buckets
      .map(({ start, end, tweet_count }) => ({
        from: Date.parse(start),
        to: Date.parse(end),
        posts: tweet_count,
      }))
      .sort((a, b) => a.from - b.from),
    reads: countCalls(calls),
  };
}

function countCalls(counts: number): Reads {
  return { ...NO_READS, counts };
}

async function page(
  asking: Asking,
  path: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
  signal: AbortSignal,
): Promise<Page> {
  const answer = await asking.ask(XPage, path, { ...parameters, "tweet.fields": POST_FIELDS }, signal);
  return {
    ...readItems(answer),
    gaps: [],
    newest: answer.meta.newest_id ?? null,
    nextPageToken: answer.meta.next_token ?? null,
    reads: { ...NO_READS, posts: asking.billedPosts(answer.data) },
  };
}

function within(limit: number, least: number): number {
  return Math.min(PAGE.most, Math.max(least, Math.floor(limit)));
}

function together(ids: readonly string[]): string {
  if (ids.length > IDS_AT_ONCE) throw new RangeError(`One call is for at most ${IDS_AT_ONCE} ids.`);
  return ids.join(",");
}
