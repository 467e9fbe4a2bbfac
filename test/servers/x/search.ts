/** The local X's recent search and counts: its rules for time, its pages, its tokens. */
import { parseQuery, QueryError } from "./query-language.ts";
import { invalid } from "./refuse.ts";
import type { World, WorldPost } from "./world.ts";

const SECOND = 1_000;
const DAY = 86_400 * SECOND;
const EPOCH = 1_288_834_974_657;

export interface SearchRules {
  readonly now: number;
  /** How old a post is at least before search finds it. */
  readonly delay: number;
  readonly queryLength: number;
}

interface Token {
  readonly before: string;
  readonly query: string;
}

/** The posts that a request is about, the newest first. */
export function matching(world: World, asked: URLSearchParams, rules: SearchRules): readonly WorldPost[] {
  const query = asked.get("query") ?? "";
  const filter = filterOf(query, rules);
  const { after, from, to } = bounds(asked, rules);
  return world.posts
    .filter(({ deleted, indexedAt, createdAt, id, authorId }) => {
      if (deleted || indexedAt > rules.now || createdAt < from || createdAt >= to) return false;
      const state = world.users.get(authorId)?.state ?? "present";
      return state === "present" && BigInt(id) > after;
    })
    .filter((post) =>
      filter({ text: fullText(post), lang: post.lang, authorId: post.authorId, is: kindsOf(post) }),
    )
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
}

export interface Results {
  readonly posts: readonly WorldPost[];
  readonly nextToken: string | undefined;
}

/** One page of them. */
export function pageOf(posts: readonly WorldPost[], asked: URLSearchParams, least: number): Results {
  const size = wholeNumber(asked, "max_results", least, 100, Math.max(least, 10));
  const token = asked.get("next_token") ?? asked.get("pagination_token");
  const query = asked.get("query") ?? "";
  const before = token === null ? null : decode(token, query);
  const rest = before === null ? posts : posts.filter(({ id }) => BigInt(id) < BigInt(before));
  const shown = rest.slice(0, size);
  const last = shown.at(-1);
  const more = rest.length > shown.length && last !== undefined;
  return { posts: shown, nextToken: more ? encode({ before: last.id, query }) : undefined };
}

/** How many posts there are in each piece of the time that was asked for. */
export function bucketsOf(posts: readonly WorldPost[], asked: URLSearchParams, rules: SearchRules) {
  const every = { minute: 60 * SECOND, hour: 3_600 * SECOND, day: DAY }[asked.get("granularity") ?? "hour"];
  if (every === undefined)
    throw invalid("granularity", asked.get("granularity") ?? "", "is not one of [minute,hour,day]");
  const { from, to } = bounds(asked, rules);
  const buckets = [];
  for (let start = from; start < to; start = (Math.floor(start / every) + 1) * every) {
    const end = Math.min(to, (Math.floor(start / every) + 1) * every);
    const count = posts.filter(({ createdAt }) => createdAt >= start && createdAt < end).length;
    buckets.push({
      start: new Date(start).toISOString(),
      end: new Date(end).toISOString(),
      tweet_count: count,
    });
  }
  return buckets;
}

function filterOf(query: string, { queryLength }: SearchRules) {
  if (query === "") throw invalid("query", query, "query can not be empty");
  if (query.length > queryLength) {
    throw invalid(
      "query",
      query,
      `The query is ${query.length} characters long, over the limit of ${queryLength}.`,
    );
  }
  try {
    return parseQuery(query);
  } catch (error) {
    if (error instanceof QueryError) throw invalid("query", query, error.message);
    throw error;
  }
}

function bounds(asked: URLSearchParams, { now, delay }: SearchRules) {
  const sinceId = asked.get("since_id");
  const start = asked.get("start_time");
  const end = asked.get("end_time");
  if (sinceId !== null && (start !== null || end !== null)) {
    throw invalid(
      "since_id",
      sinceId,
      "Invalid use of 'since_id' or 'until_id' in conjunction with 'start_time' or 'end_time'.",
    );
  }
  const earliest = now - 7 * DAY;
  if (sinceId !== null && Number(BigInt(sinceId) >> 22n) + EPOCH < earliest) {
    throw invalid("since_id", sinceId, `'since_id' must be a tweet id created after [${iso(earliest)}].`);
  }
  const from = start === null ? earliest : time("start_time", start);
  const to = end === null ? now - delay : time("end_time", end);
  if (from < earliest)
    throw invalid("start_time", start ?? "", `'start_time' must be on or after ${iso(earliest)}.`);
  if (end !== null && to > now - 10 * SECOND) {
    throw invalid("end_time", end, "'end_time' must be a minimum of 10 seconds prior to the request time.");
  }
  if (start !== null && from >= to)
    throw invalid("start_time", start, "'start_time' must be before 'end_time'.");
  return { after: sinceId === null ? 0n : BigInt(sinceId), from, to };
}

function time(parameter: string, text: string): number {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return Date.parse(text);
  throw invalid(parameter, text, "must be in the format YYYY-MM-DDTHH:mm:ssZ");
}

function wholeNumber(
  asked: URLSearchParams,
  name: string,
  least: number,
  most: number,
  usual: number,
): number {
  const text = asked.get(name);
  const value = text === null ? usual : Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalid(
    name,
    text ?? "",
    `The \`${name}\` query parameter value [${text}] is not between ${least} and ${most}`,
  );
}

/** A token belongs to its query. */
function decode(token: string, query: string): string {
  try {
    const { before, query: its } = JSON.parse(Buffer.from(token, "base64url").toString()) as Token;
    if (its === query) return before;
  } catch {
    // Falls through: it is none of ours.
  }
  throw invalid("next_token", token, "The `next_token` query parameter value is not valid");
}

function encode(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString("base64url");
}

function fullText({ text, more }: WorldPost): string {
  return (more["note_tweet"] as { text: string } | undefined)?.text ?? text;
}

function kindsOf({ more }: WorldPost) {
  const kinds = { retweeted: "retweet", quoted: "quote", replied_to: "reply" } as const;
  const referenced = (more["referenced_tweets"] ?? []) as { type: keyof typeof kinds }[];
  return referenced.flatMap(({ type }) => kinds[type] ?? []);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
