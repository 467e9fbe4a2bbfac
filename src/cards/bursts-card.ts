/** The list of bursts, the newest first. */
import { type Burst, thingOf } from "../domain/burst.ts";
import { type Card, type Inline, strong, text, time } from "./card.ts";
import { type Handles, inlineQuote } from "./names.ts";
import { type AskedOptions, entriesAfter, listNode, type Paging, pageActions, withPage } from "./pages.ts";
import { announcedWords } from "./reasons.ts";
import { quotable } from "./thing-words.ts";
import type { Words } from "./words/catalogue.ts";

/** A burst as a list names it. */
export interface ListedBurst {
  readonly burst: Burst;
  readonly shortId: string;
  readonly watchName: string;
  /** Whether it was worth announcing, and why or why not. */
  readonly announced: boolean;
  readonly reason: string;
  /** Whether somebody took it back: then it is named without its words. */
  readonly withdrawn: boolean;
  /** Told nowhere, because a person is asked first, or said no. */
  readonly untold?: "waiting" | "kept" | null;
  /** Whether it is shown without names here, whatever the place shows otherwise. */
  readonly masked?: boolean;
}

export interface BurstsCardView {
  readonly bursts: readonly ListedBurst[];
  readonly paging: Paging;
  /** The options with which it was asked: since, sort, show, watch. */
  readonly asked: AskedOptions;
  readonly handles: Handles;
}

export function burstsCard(view: BurstsCardView, words: Words): Card {
  const { bursts, paging, asked } = view;
  const { lists } = words;
  const sentence = listed(paging.total, asked, words);
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(withPage(sentence, paging, words))] },
      ...(paging.total === 0 ? [{ is: "note" as const, line: [text(lists.nothingRead)] }] : []),
      ...listNode(
        bursts.map((burst) => burstItem(burst, view.handles, words)),
        entriesAfter(paging),
      ),
      ...pageActions(paging, { command: "bursts", options: asked }, words),
    ],
  };
}

/** `23 bursts in the last 24h, quiet ones only, the largest first`. */
function listed(total: number, asked: AskedOptions, { amounts, lists }: Words): string {
  const counted = total === 0 ? lists.noBursts : amounts.bursts(total);
  const { since, show, watch, sort } = asked;
  const order = sort === "severity" || sort === "accounts" ? [lists.orders[sort]] : [];
  return [
    since === undefined ? counted : lists.inTheLast({ listed: counted, since }),
    ...(watch === undefined ? [] : [lists.ofWatch(watch)]),
    ...(show === "announced" ? [lists.onlyAnnounced] : show === "quiet" ? [lists.onlyQuiet] : []),
    ...order,
  ].join(", ");
}

/** `7K3Q · 12 accounts, 13 posts · 23 Nov 2026, 01:47 UTC · ended · announced · Lindqvist · “Only one …”`. */
export function burstItem(listed: ListedBurst, placeHandles: Handles, words: Words): Inline[] {
  const handles = handlesOf(listed, placeHandles);
  const { burst, shortId, watchName } = listed;
  const { amounts, lists } = words;
  const wave = burst.wave > 1 ? ` (${words.burst.wave(burst.wave)})` : "";
  const standing = burst.state === "open" ? lists.open : lists.ended;
  const state = burst.absorbedBy !== null ? lists.partOfAnother : standing;
  const named = listed.withdrawn ? words.notes.withdrawnItem : about(burst, handles, words);
  const rest = [state, announcedWords(listed, words), watchName, named];
  return [
    strong(shortId),
    text(`${wave} · ${amounts.accounts(burst.accounts)}, ${amounts.posts(burst.posts)} · `),
    time(burst.firstAt, "full"),
    text(` · ${rest.join(" · ")}`),
  ];
}

/** What was released without names is shown so, also where names are shown. */
export function handlesOf({ masked }: Pick<ListedBurst, "masked">, handles: Handles): Handles {
  return masked === true ? "masked" : handles;
}

/** `“Only one candidate has …”`, or `the same link “news.example/a”`. */
function about(burst: Burst, handles: Handles, words: Words): string {
  const thing = thingOf(burst);
  const shown = quotable(burst, handles);
  const quote = shown === "" ? [] : [inlineQuote(shown, handles)];
  return [...(thing === null ? [] : [words.burst.sameThing(thing)]), ...quote].join(" ");
}
