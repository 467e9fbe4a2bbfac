/** The list of bursts, the newest first. */
import type { Burst } from "../domain/burst.ts";
import { count } from "./amounts.ts";
import { type Card, type Inline, strong, text, time } from "./card.ts";
import { type Handles, inlineQuote } from "./names.ts";
import { entriesAfter, type Paging, pageActions, pageWords } from "./pages.ts";
import { announcedWords } from "./reasons.ts";

/** A burst as a list names it. */
export interface ListedBurst {
  readonly burst: Burst;
  readonly shortId: string;
  readonly watchName: string;
  /** Whether it was worth announcing, and why or why not. */
  readonly announced: boolean;
  readonly reason: string;
}

export interface BurstsCardView {
  readonly bursts: readonly ListedBurst[];
  readonly paging: Paging;
  /** The stretch that was asked for, as it was typed: "24h"; null for all. */
  readonly since: string | null;
  readonly handles: Handles;
}

export function burstsCard(view: BurstsCardView): Card {
  const { bursts, paging, since } = view;
  const stretch = since === null ? "" : ` in the last ${since}`;
  const sentence = paging.total === 0 ? `No bursts${stretch}` : `${count(paging.total, "burst")}${stretch}`;
  const page = pageWords(paging);
  const asked: Record<string, string> = since === null ? {} : { since };
  const actions = pageActions(paging, "bursts", asked);
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(page === null ? sentence : `${sentence}, ${page}`)] },
      ...(bursts.length === 0 && paging.total === 0 ? [NOTHING] : []),
      ...(bursts.length === 0
        ? []
        : [
            {
              is: "list" as const,
              items: bursts.map((listed) => burstItem(listed, view.handles)),
              more: entriesAfter(paging),
            },
          ]),
      ...(actions.length === 0 ? [] : [{ is: "actions" as const, actions }]),
    ],
  };
}

const NOTHING = {
  is: "note" as const,
  line: [text("Among the posts that were read for this place. What was not read is in the status.")],
};

/** `7K3Q · 12 accounts, 13 posts · 23 Nov 2026, 01:47 UTC · ended · announced · Lindqvist · “Only one …”`. */
export function burstItem(listed: ListedBurst, handles: Handles): Inline[] {
  const { burst, shortId, watchName } = listed;
  const wave = burst.wave > 1 ? ` (wave ${burst.wave})` : "";
  const state =
    burst.absorbedBy !== null ? "part of another burst" : burst.state === "open" ? "open" : "ended";
  return [
    strong(shortId),
    text(`${wave} · ${count(burst.accounts, "account")}, ${count(burst.posts, "post")} · `),
    time(burst.firstAt, "full"),
    text(` · ${state} · ${announcedWords(listed)} · ${watchName} · ${inlineQuote(burst.passage, handles)}`),
  ];
}
