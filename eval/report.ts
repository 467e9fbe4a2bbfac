/** Prints the measures of several weeks beside each other. */
import { aimRows } from "./aims.ts";
import type { Scores, Tally } from "./measure.ts";
import type { WeekRun } from "./run-week.ts";
import { MUTATIONS } from "./week/label.ts";

/** Mistakes shown of each week. */
const MISTAKES_SHOWN = 40;

export function report(runs: readonly WeekRun[]): string {
  const measured = (name: string, of: (scores: Scores) => Tally | undefined) =>
    row(name, [
      ...runs.map(({ scores }) => share(of(scores))),
      share(sum(runs.map(({ scores }) => of(scores)))),
    ]);
  const told = (name: string, of: (run: WeekRun) => string | number) =>
    row(
      name,
      runs.map((run) => String(of(run))),
    );
  const mutations = Object.keys(
    runs[0]?.scores.copies.byMutation ?? {},
  ) as (keyof Scores["copies"]["byMutation"])[];
  return [
    row("", [...runs.map(({ seed }) => `seed ${seed}`), "all", "aim", "all together"]),
    ...aimRows(runs.map(({ scores }) => scores)).map(([name = "", ...cells]) => row(name, cells)),
    "",
    told("posts", ({ posts }) => posts),
    told("bursts", ({ bursts }) => bursts),
    told("seconds", ({ seconds }) => seconds.toFixed(1)),
    told("peak memory, MB", ({ memory }) => memory),
    told("evicted", ({ evicted }) => evicted),
    "",
    "recall of copies, %",
    measured("  all", ({ copies }) => copies.all),
    measured("  big campaign", ({ copies }) => copies.big),
    measured("  small campaigns", ({ copies }) => copies.small),
    measured("  short messages", ({ copies }) => copies.short),
    measured("  slow messages", ({ copies }) => copies.slow),
    ...mutations.map((mutation) => measured(`  ${mutation}`, ({ copies }) => copies.byMutation[mutation])),
    told("  worst of the nine", ({ scores }) => worstMutation(scores)),
    "",
    told("announcements", ({ scores }) => scores.announcements.of),
    "",
    "precision of explanations, %",
    ...explanationKinds(runs).map((kind) => measured(`  ${kind}`, ({ explanations }) => explanations[kind])),
    "",
    "look-alikes found: bursts / explained / announced",
    ...lookAlikeKinds(runs).map((kind) => told(`  ${kind}`, ({ scores }) => lookAlike(scores, kind))),
    ...runs.flatMap(mistakes),
  ].join("\n");
}

function worstMutation({ copies }: Scores): string {
  const shares = MUTATIONS.filter((mutation) => copies.byMutation[mutation].of > 0).map((mutation) => {
    const { right, of } = copies.byMutation[mutation];
    return { mutation, share: right / of };
  });
  const worst = shares.toSorted((a, b) => a.share - b.share)[0];
  return worst === undefined ? "-" : worst.mutation;
}

function explanationKinds(runs: readonly WeekRun[]): string[] {
  return [...new Set(runs.flatMap(({ scores }) => Object.keys(scores.explanations)))].sort();
}

function lookAlikeKinds(runs: readonly WeekRun[]): string[] {
  return [...new Set(runs.flatMap(({ scores }) => Object.keys(scores.lookAlikes)))].sort();
}

function lookAlike({ lookAlikes }: Scores, kind: string): string {
  const found = lookAlikes[kind];
  return found === undefined ? "-" : `${found.bursts}/${found.explained}/${found.announced}`;
}

function mistakes({ seed, scores }: WeekRun): string[] {
  if (scores.mistakes.length === 0) return [];
  const shown = scores.mistakes.slice(0, MISTAKES_SHOWN);
  const more = scores.mistakes.length - shown.length;
  return [
    "",
    `mistakes in seed ${seed}: what was said / what it is / posts / passage`,
    ...shown.map(
      ({ said, is, posts, passage }) => `  ${said} / ${is} / ${posts} / ${passage.replace(/\s+/g, " ")}`,
    ),
    ...(more > 0 ? [`  and ${more} more (--json has them all)`] : []),
  ];
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(42) + cells.map((cell) => cell.padStart(16)).join("");
}

/** In percent, cut and not rounded, so that 100 means all. */
function share(tally: Tally | undefined): string {
  if (tally === undefined || tally.of === 0) return "-";
  return (Math.floor((tally.right / tally.of) * 10_000) / 100).toFixed(2);
}

function sum(tallies: readonly (Tally | undefined)[]): Tally {
  return tallies.reduce<Tally>(
    (all, tally) => ({ right: all.right + (tally?.right ?? 0), of: all.of + (tally?.of ?? 0) }),
    { right: 0, of: 0 },
  );
}
