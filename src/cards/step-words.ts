/** What is given up as a month's money falls, with the watches that it comes to. */
import type { Mode } from "../domain/reading.ts";
import type { SpendingReport, Step } from "../domain/spending-report.ts";
import type { Watch } from "../domain/watch.ts";
import { firstNames } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

/** How many watches a step names. */
const NAMED = 5;

/** A watch that is read from the source, and how it is set up to be read. */
export interface ReadWatch {
  readonly name: string;
  readonly setUp: Mode;
}

/** Those of a list that are read from a source. */
export function readFrom(
  source: string,
  watches: readonly Pick<Watch, "name" | "sources" | "reading">[],
): readonly ReadWatch[] {
  return watches
    .filter(({ sources }) => sources.includes(source))
    .map(({ name, reading }) => ({ name, setUp: reading ?? "full" }));
}

/** In their order; a step that comes to no watch is left out. */
export function stepsInOrder(
  { order }: Pick<SpendingReport, "order">,
  watches: readonly ReadWatch[],
  words: Words,
): readonly { readonly from: number; readonly said: string }[] {
  return order.flatMap(({ step, from }) => {
    const said = stepWords(step, watches, words);
    return said === null ? [] : [{ from, said }];
  });
}

function stepWords(step: Step, watches: readonly ReadWatch[], words: Words): string | null {
  const { money } = words;
  const named = (mode: Mode) => {
    const names = watches.filter(({ setUp }) => setUp === mode).map(({ name }) => name);
    return names.length === 0 ? null : { n: names.length, names: firstNames(names, NAMED, words) };
  };
  if (step === "full-to-sampled") {
    const full = named("full");
    return full === null ? null : money.fullToSampled(full);
  }
  const sampled = step === "samples-halved" ? named("sampled") : null;
  // What is read in full is sampled by then, or soon.
  return sampled === null ? money.steps[step] : money.samplesHalved(sampled);
}
