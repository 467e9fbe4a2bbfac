/** Whether the bot does its work, in English. */

import type { Duration } from "../../../domain/time.ts";
import type { Unread } from "../../../domain/unread.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { ago, atLeast, atMost, counted, grouped, posts } = amounts;

const unread: Readonly<Record<Unread, string>> = {
  sampled: "read by samples",
  "led by counts": "read where the counts stood out",
  "the month's budget was spent": "the month's budget was spent",
  "the day's part of the budget was spent": "the day's part of the budget was spent",
  "nobody had agreed to the cost": "nobody had agreed to the cost",
};

export const status = {
  /** Why something was not read, by the reason that is stored. */
  unread,
  title: "Status",
  working: "Working",
  limited: "Limited",
  stopped: "Stopped",
  cannotBeRead: (name: string) => `${name} cannot be read`,
  refusesMessages: (name: string) => `${name} refuses messages`,
  upFor: (of: { version: string; uptime: Duration; first: Inline }) =>
    line`Verbatim ${of.version} · up for ${atLeast(of.uptime)}, since ${of.first}`,
  labels: {
    watches: "Watches",
    chat: "Chat",
    gaps: "Gaps",
    delay: "Read",
    held: "Held",
    unreadable: "Unreadable",
    machine: "Machine",
  },
  listed: (of: { label: string; n: number }) => `${of.label} (${grouped(of.n)})`,
  overdue: (of: { name: string; span: Duration }) => `${of.name} was not read for ${atLeast(of.span)}`,
  watch: (of: { name: string; posts: number; lately: number; read: string }) =>
    `${of.name}: ${posts(of.posts)}, ${grouped(of.lately)} of the last day, ${of.read}`,
  delay: (span: Duration) => `a post ${atMost(span)} after it was posted (median of 24 hours)`,
  mutes: (of: { n: number; ends: Inline }) =>
    line`${counted(of.n, { one: "mute, which", other: "mutes, the next of which" })} ends ${of.ends}`,
  mutesLasting: (n: number) => counted(n, { one: "mute", other: "mutes" }),
  holds: (n: number) => counted(n, { one: "hold", other: "holds" }),
  holdsEnding: (of: { n: number; ends: Inline }) =>
    line`${counted(of.n, { one: "hold, which", other: "holds, the next of which" })} ends ${of.ends}`,
  quietHours: (of: { from: string; to: string; timeZone: string }) =>
    `quiet hours ${of.from}–${of.to} ${of.timeZone}`,
  quietIn: (of: { hours: string; place: string }) => `${of.hours} (${of.place})`,
  off: (of: { first: Inline; latest: Inline }) => line`off before that ${of.first} – ${of.latest}`,
  lastPoll: (elapsed: Duration) => `last poll ${ago(elapsed)}`,
  disk: (percent: number) => `disk ${grouped(percent)} % full`,
  none: "none",
  unheardShort: (name: string) => `${name} is not connected`,
  unheard: (of: { name: string; first: Inline }) =>
    line`${of.name} is not connected since ${of.first}: nobody is heard there; it is tried again by itself`,
  nothingWaits: "nothing waits, nothing is parked",
  place: (of: { name: string; waiting: number; parked: number; why: string | null }) => {
    const parked = counted(of.parked, { one: "message parked", other: "messages parked" });
    const why = of.why === null ? "" : `: ${of.why}`;
    return `${of.name}: ${grouped(of.waiting)} waiting, ${of.parked === 0 ? "0 parked" : parked}${why}`;
  },
  gap: (of: { watch: string; source: string; first: Inline; latest: Inline; why: string }) =>
    line`${of.watch} (${of.source}), ${of.first} – ${of.latest}: ${of.why}`,
  leftOut: (n: number) =>
    `${counted(n, { one: "item could not be understood and was", other: "items could not be understood and were" })} left out`,
  memory: (megabytes: number) => `memory ${grouped(megabytes)} MB`,
};
