/** What a change of a watch would have made of the last days, with the change to be made from it. */
import type { Verdict } from "../domain/desk-notes.ts";
import type { Instant } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import { type Action, type Card, type CardNode, type Inline, strong, text, time } from "./card.ts";
import { type Handles, inlineQuote } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

/** How many bursts of a kind are listed. */
const LISTED = 10;

interface ShownTried {
  readonly passage: string;
  readonly accounts: number;
  readonly shortId: string | null;
  readonly verdict: Verdict | null;
}

export interface ShownTrial {
  readonly watch: Watch;
  readonly since: Instant;
  readonly posts: number;
  readonly matching: number;
  readonly kept: readonly ShownTried[];
  readonly gone: readonly ShownTried[];
  readonly added: readonly ShownTried[];
  /** The options of the change that was tried. */
  readonly apply: Readonly<Record<string, string>>;
  readonly handles: Handles;
}

export function watchTrialCard(trial: ShownTrial, words: Words): Card {
  const { watch, since, posts, matching, kept, gone, added, apply, handles } = trial;
  const { trials } = words;
  const counts = { announced: kept.length + added.length, instead: kept.length + gone.length };
  const list = (label: string, bursts: readonly ShownTried[]) => burstNodes(label, bursts, handles, words);
  return {
    notification: trials.compared(counts),
    mark: null,
    nodes: [
      { is: "headline", line: [text(trials.compared(counts))] },
      {
        is: "line",
        line: [text(`${watch.name} · `), ...trials.read({ since: time(since, "full"), posts, matching })],
      },
      ...list(keptWords(trial, words), kept),
      ...list(trials.gone(gone.length), gone),
      ...list(trials.added(added.length), added),
      { is: "note", line: [text(trials.basis)] },
      { is: "actions", actions: actionsFor(watch.id, apply, words) },
    ],
  };
}

function actionsFor(watch: string, apply: ShownTrial["apply"], { trials }: Words): Action[] {
  return [
    { label: trials.apply, command: "watch change", options: apply },
    { label: trials.discard, command: "watch discard", options: { watch } },
  ];
}

/** `Kept: 6, both marked follow up`: whether anything would be lost that a person found worth following. */
function keptWords({ kept, gone }: ShownTrial, { trials, notes }: Words): string {
  const followed = (bursts: readonly ShownTried[]) =>
    bursts.filter(({ verdict }) => verdict === "follow-up").length;
  const [found, among] = [followed(kept), followed(kept) + followed(gone)];
  const counted = trials.kept(kept.length);
  if (among === 0) return counted;
  return `${counted}, ${trials.followed({ found, among, name: notes.verdicts["follow-up"] })}`;
}

function burstNodes(
  label: string,
  bursts: readonly ShownTried[],
  handles: Handles,
  words: Words,
): CardNode[] {
  if (bursts.length === 0) return [];
  const items = bursts.slice(0, LISTED).map((burst) => burstItem(burst, handles, words));
  return [
    { is: "line", line: [strong(label)] },
    { is: "list", items, more: bursts.length - items.length },
  ];
}

function burstItem(
  { shortId, passage, accounts, verdict }: ShownTried,
  handles: Handles,
  words: Words,
): Inline[] {
  const parts = [
    ...(shortId === null ? [] : [shortId]),
    words.amounts.accounts(accounts),
    inlineQuote(passage, handles),
    ...(verdict === null ? [] : [words.trials.reviewed(words.notes.verdicts[verdict])]),
  ];
  return [text(parts.join(" · "))];
}
