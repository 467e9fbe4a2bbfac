/** Dutch numbers, lengths of time, and things that are counted; written as in Belgium. */
import type { amounts as english } from "../en/amounts.ts";
import { writingIn } from "../writing.ts";

const { grouped, formed, counted, all, either, atMost, atLeast, ago, moment, dollars } = writingIn("nl-BE");

const SHORTLY = "minder dan een minuut";

export const amounts: typeof english = {
  grouped,
  formed,
  counted,
  all,
  either,
  moment,
  dollars,
  atMost: (span) => atMost(span) ?? SHORTLY,
  atLeast: (span) => atLeast(span) ?? SHORTLY,
  ago: (span) => ago(span) ?? `${SHORTLY} geleden`,
  ordinal: (n) => `${grouped(n)}e`,
  more: (n) => `en nog ${grouped(n)}`,
  moreWords: (n) => `en nog ${counted(n, { one: "woord", other: "woorden" })}`,
  accounts: (n) => counted(n, { one: "account", other: "accounts" }),
  posts: (n) => counted(n, { one: "post", other: "posts" }),
  bursts: (n) => counted(n, { one: "burst", other: "bursts" }),
  days: (n) => counted(n, { one: "dag", other: "dagen" }),
};
