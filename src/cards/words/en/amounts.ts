/** English numbers, lengths of time, and things that are counted. */
import type { Duration } from "../../../domain/time.ts";
import { writingIn } from "../writing.ts";

const { grouped, formed, counted, placed, all, either, atMost, atLeast, ago, moment, dollars } =
  writingIn("en-GB");

const SHORTLY = "less than a minute";

export const amounts = {
  grouped,
  formed,
  counted,
  all,
  either,
  moment,
  dollars,
  atMost: (span: Duration) => atMost(span) ?? SHORTLY,
  atLeast: (span: Duration) => atLeast(span) ?? SHORTLY,
  ago: (span: Duration) => ago(span) ?? `${SHORTLY} ago`,
  /** `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`. */
  ordinal: (n: number) => `${grouped(n)}${placed(n, { one: "st", two: "nd", few: "rd", other: "th" })}`,
  more: (n: number) => `and ${grouped(n)} more`,
  moreWords: (n: number) => `and ${counted(n, { one: "more word", other: "more words" })}`,
  accounts: (n: number) => counted(n, { one: "account", other: "accounts" }),
  posts: (n: number) => counted(n, { one: "post", other: "posts" }),
  bursts: (n: number) => counted(n, { one: "burst", other: "bursts" }),
  days: (n: number) => counted(n, { one: "day", other: "days" }),
};
