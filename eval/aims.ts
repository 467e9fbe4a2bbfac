/** What is aimed at, held against what was measured: one line a figure, at the head of the report. */
import type { Scores, Tally } from "./measure.ts";
import { MUTATIONS } from "./week/label.ts";

interface Aim {
  readonly name: string;
  /** "least" counts in percent, "most" in pieces. */
  readonly at: "least" | "most";
  readonly aim: number;
  readonly of: (scores: readonly Scores[]) => number | null;
}

const AIMS: readonly Aim[] = [
  { name: "recall of copies, %", at: "least", aim: 99.5, of: shareOf(({ copies }) => copies.all) },
  { name: "recall of the worst mutation, %", at: "least", aim: 98, of: worstMutation },
  {
    name: "fast planted messages announced, %",
    at: "least",
    aim: 95,
    of: shareOf(({ messagesAnnounced }) => messagesAnnounced),
  },
  {
    name: "precision of announcements, %",
    at: "least",
    aim: 97,
    of: shareOf(({ announcements }) => announcements),
  },
  { name: "precision of the worst explanation, %", at: "least", aim: 95, of: worstExplanation },
  {
    name: "accounts of six messages in a crew, %",
    at: "least",
    aim: 98,
    of: shareOf(({ crews }) => crews?.members),
  },
  {
    name: "false accounts in crews",
    at: "most",
    aim: 0,
    of: (scores) => scores.reduce((sum, { crews }) => sum + (crews?.falseAccounts.length ?? 0), 0),
  },
];

/** A line for each aim: the weeks, all of them together, the aim, and whether all together reach it. */
export function aimRows(weeks: readonly Scores[]): readonly (readonly string[])[] {
  return AIMS.map(({ name, at, aim, of }) => {
    const all = of(weeks);
    const reached = all !== null && (at === "least" ? all >= aim : all <= aim);
    return [
      name,
      ...weeks.map((scores) => shown(of([scores]), at)),
      shown(all, at),
      `${at === "least" ? "≥" : "≤"} ${aim}`,
      reached ? "PASS" : "short",
    ];
  });
}

/** Cut and not rounded, so that 100 means all. */
function shown(value: number | null, at: Aim["at"]): string {
  if (value === null) return "-";
  return at === "most" ? String(value) : (Math.floor(value * 100 + 1e-6) / 100).toFixed(2);
}

function shareOf(tally: (scores: Scores) => Tally | undefined): Aim["of"] {
  return (weeks) => percent(weeks.flatMap((scores) => tally(scores) ?? []));
}

function worstMutation(weeks: readonly Scores[]): number | null {
  return least(MUTATIONS.map((mutation) => percent(weeks.map(({ copies }) => copies.byMutation[mutation]))));
}

function worstExplanation(weeks: readonly Scores[]): number | null {
  const kinds = new Set(weeks.flatMap(({ explanations }) => Object.keys(explanations)));
  return least(
    [...kinds].map((kind) => percent(weeks.flatMap(({ explanations }) => explanations[kind] ?? []))),
  );
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function percent(tallies: readonly Tally[]): number | null {
  const of = tallies.reduce((sum, tally) => sum + tally.of, 0);
  return of === 0 ? null : (tallies.reduce((sum, tally) => sum + tally.right, 0) / of) * 100;
}
