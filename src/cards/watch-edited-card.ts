/** What became of adding, changing, removing or pausing a watch, who did it, and how it is taken back. */
import type { Instant } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import { type Action, type Card, type CardNode, strong, text, time } from "./card.ts";
import { firstNames } from "./names.ts";
import { sourceName } from "./source-name.ts";
import type { Words } from "./words/catalogue.ts";

/** How many phrases of a list are named. */
const NAMED = 20;

export interface EditedWatch {
  readonly is: "added" | "changed" | "removed";
  readonly number: number;
  readonly watch: Watch;
  readonly by: string;
  readonly posts: number;
  readonly openBursts: number;
  /** How the sources that cost money are asked for it. */
  readonly searches: readonly {
    readonly source: string;
    readonly queries: number;
    readonly notes: readonly string[];
  }[];
}

export function watchEditedCard(edited: EditedWatch, words: Words): Card {
  const { is, number, watch, by } = edited;
  const { edits } = words;
  const actions: Action[] = [
    { label: edits.actions.undo, command: "watch undo", options: { number: `${number}` } },
  ];
  if (is === "added") {
    actions.unshift({ label: edits.actions.follow, command: "follow", options: { watch: watch.id } });
  }
  return {
    notification: edits.happened[is],
    mark: null,
    nodes: [
      { is: "line", line: [strong(`${edits.happened[is]}: `), text(edits.ofBy({ watch: watch.name, by }))] },
      ...(is === "removed" ? [] : rules(watch, words)),
      ...edited.searches.map(
        ({ source, queries, notes }): CardNode => ({
          is: "fact",
          label: sourceName(source),
          line: [text([edits.searches(queries), ...notes].join("; "))],
        }),
      ),
      ...(edited.searches.length === 0 ? [] : [{ is: "note" as const, line: [text(edits.countedFirst)] }]),
      { is: "note", line: [text(edits.effect[is]({ posts: edited.posts, bursts: edited.openBursts }))] },
      { is: "actions", actions },
    ],
  };
}

function rules(watch: Watch, words: Words): CardNode[] {
  const { keywords, require, exclude, languages, sources, minAccounts, window } = watch;
  const { labels } = words.watches;
  const lists = { keywords, require, exclude } as const;
  const quoted = (["keywords", "require", "exclude"] as const).flatMap((list) =>
    facts(
      labels[list],
      lists[list].map((phrase) => `“${phrase}”`),
      words,
    ),
  );
  return [
    ...quoted,
    ...facts(labels.languages, languages, words),
    ...facts(labels.sources, sources, words),
    ...facts(
      labels.minAccounts,
      minAccounts === undefined ? [] : [words.amounts.accounts(minAccounts)],
      words,
    ),
    ...facts(labels.window, window === undefined ? [] : [words.amounts.atMost(window)], words),
  ];
}

function facts(label: string, names: readonly string[], words: Words): CardNode[] {
  if (names.length === 0) return [];
  return [{ is: "fact", label, line: [text(firstNames(names, NAMED, words))] }];
}

/** @param yaml the watch as it would stand there; null where it would be taken out. */
export function watchInFileCard(id: string, yaml: string | null, { edits }: Words): Card {
  const said: CardNode = {
    is: "line",
    line: [text(yaml === null ? edits.removedInFile(id) : edits.changedInFile(id))],
  };
  return {
    notification: edits.inFile,
    mark: null,
    nodes: yaml === null ? [said] : [said, { is: "block", text: yaml }],
  };
}

export function watchPausedCard(
  paused: {
    readonly watch: string;
    readonly watchName: string;
    readonly until: Instant;
    readonly by: string;
  },
  { edits }: Words,
): Card {
  const { watch, watchName, until, by } = paused;
  return {
    notification: edits.isPaused,
    mark: null,
    nodes: [
      {
        is: "line",
        line: [
          strong(`${edits.isPaused}: `),
          ...edits.pausedUntil({ watch: watchName, until: time(until, "full"), by }),
        ],
      },
      { is: "note", line: [text(edits.pauseMeans)] },
      {
        is: "actions",
        actions: [{ label: edits.actions.resume, command: "watch resume", options: { watch } }],
      },
    ],
  };
}
