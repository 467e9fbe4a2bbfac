/** Who asked and changed what, in English. */
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const outcomes: Readonly<Record<string, string>> = {
  run: "answered",
  "too-fast": "too many within a minute",
  "bad-options": "not understood",
  "not-allowed": "not allowed",
  "not-shared": "not shared",
  "unknown-command": "no such command",
  outside: "asked outside of the team",
};

export const audit = {
  none: "Nothing was asked or changed",
  entries: (n: number) => amounts.counted(n, { one: "entry in the log", other: "entries in the log" }),
  entry: (of: { when: Inline; actor: string; place: string; did: string; outcome: string }) =>
    line`${of.when} · ${of.actor} · ${of.place} · ${of.did} · ${of.outcome}`,
  outcomes,
  failed: (reference: string) => `did not work (${reference})`,
  exported: (reference: string) => `made, manifest ${reference}…`,
  kept: "Every command stands here, answered or refused, in a chain that verbatim verify reads again.",
};
