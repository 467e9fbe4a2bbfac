/** What is watched: the words of each watch, where it tells, and how it does. */
import type { Duration, Instant } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import { atMost, count, grouped } from "./amounts.ts";
import { type Card, type Inline, strong, text } from "./card.ts";

/** How many of a watch's keywords a line names. */
const NAMED_KEYWORDS = 5;
/** How many watches a card shows. */
const SHOWN_WATCHES = 25;

export interface ListedWatch {
  readonly watch: Watch;
  readonly origin: "file" | "chat" | "built-in";
  readonly places: readonly string[];
  readonly posts: number;
  readonly openBursts: number;
  readonly lastPollAt: Instant | null;
  readonly lastError: string | null;
}

export function watchesCard(watches: readonly ListedWatch[], now: Instant): Card {
  const sentence = watches.length === 0 ? "No watches here" : count(watches.length, "watch", "watches");
  const items = watches.slice(0, SHOWN_WATCHES).map((listed) => watchItem(listed, now));
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      ...(items.length === 0 ? [] : [{ is: "list" as const, items, more: watches.length - items.length }]),
      { is: "note", line: [text(watches.length === 0 ? NOWHERE : OWNED)] },
    ],
  };
}

const NOWHERE = "No watch tells this place anything. A route in the configuration changes that.";
const OWNED = "Watches from the configuration file are changed there.";

function watchItem(listed: ListedWatch, now: Instant): Inline[] {
  const { watch } = listed;
  const told = listed.places.length === 0 ? "tells nobody" : `tells ${listed.places.join(", ")}`;
  return [
    strong(watch.name),
    text(
      ` (${watch.id}, ${listed.origin}) · ${keywordWords(watch)} · from ${watch.sources.join(", ") || "no source"}`,
    ),
    text(` · ${told} · ${count(listed.posts, "post")}, ${count(listed.openBursts, "open burst")}`),
    text(` · ${pollWords(listed, now)}`),
  ];
}

/** `last read 40 seconds ago`, `not read yet`, with the fault where there is one. */
export function pollWords(listed: Pick<ListedWatch, "lastPollAt" | "lastError">, now: Instant): string {
  const read = listed.lastPollAt === null ? "not read yet" : `last read ${ago(now - listed.lastPollAt)}`;
  return listed.lastError === null ? read : `${read}, now failing: ${listed.lastError}`;
}

function keywordWords({ keywords }: Watch): string {
  if (keywords.length === 0) return "everything";
  const named = keywords.slice(0, NAMED_KEYWORDS).map((keyword) => `“${keyword}”`);
  const rest = keywords.length - named.length;
  return `${named.join(", ")}${rest > 0 ? ` and ${grouped(rest)} more` : ""}`;
}

function ago(span: Duration): string {
  return `${atMost(Math.max(0, span))} ago`;
}
