/** What is watched, in English. */
import type { Duration } from "../../../domain/time.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { ago, counted, grouped, posts } = amounts;

const origins = { file: "file", chat: "chat", "built-in": "built-in" };

export const watches = {
  none: "No watches here",
  counted: (n: number) => counted(n, { one: "watch", other: "watches" }),
  toldNothing: "No watch tells this place anything. A route in the configuration changes that.",
  fromFile:
    "Watches from the configuration file are changed there, those of chat with /verbatim watch change.",
  origins,
  from: (sources: readonly string[]) => `from ${sources.length === 0 ? "no source" : sources.join(", ")}`,
  tells: (places: readonly string[]) => (places.length === 0 ? "tells nobody" : `tells ${places.join(", ")}`),
  holds: (of: { posts: number; bursts: number }) =>
    `${posts(of.posts)}, ${counted(of.bursts, { one: "open burst", other: "open bursts" })}`,
  notRead: "not read yet",
  lastRead: (span: Duration) => `last read ${ago(span)}`,
  failing: (of: { read: string; fault: string }) => `${of.read}, now failing: ${of.fault}`,
  paused: (of: { until: Inline; by: string }) => line`paused until ${of.until} by ${of.by}`,
  everything: "everything",
  all: "all",
  noSource: "none",
  nobody: "nobody",
  read: (of: { posts: number; lately: number; bursts: number }) =>
    `${posts(of.posts)}, ${grouped(of.lately)} of the last day · ${counted(of.bursts, { one: "open burst", other: "open bursts" })}`,
  labels: {
    keywords: "Any of",
    require: "And one of",
    exclude: "None of",
    languages: "Languages",
    sources: "From",
    tells: "Tells",
    minAccounts: "Burst from",
    window: "Within",
    texts: "Known texts",
    posts: "Posts",
    reading: "Reading",
  },
};
