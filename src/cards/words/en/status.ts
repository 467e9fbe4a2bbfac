/** Whether the bot does its work, in English. */

import type { Duration } from "../../../domain/time.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { atLeast, counted, grouped, posts } = amounts;

export const status = {
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
    unreadable: "Unreadable",
    machine: "Machine",
  },
  listed: (of: { label: string; n: number }) => `${of.label} (${grouped(of.n)})`,
  watch: (of: { name: string; posts: number; read: string }) => `${of.name}: ${posts(of.posts)}, ${of.read}`,
  none: "none",
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
