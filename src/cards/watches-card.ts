/** What is watched: the words of each watch, where it tells, and how it does. */
import type { Mode } from "../domain/reading.ts";
import type { Instant } from "../domain/time.ts";
import type { Coverage } from "../domain/unread.ts";
import type { Watch } from "../domain/watch.ts";
import { type Card, type Inline, strong, text, time } from "./card.ts";
import { coverageWords } from "./coverage-words.ts";
import { firstNames } from "./names.ts";
import { listNode } from "./pages.ts";
import type { Words } from "./words/catalogue.ts";

/** How many of a watch's keywords a line names. */
const NAMED_KEYWORDS = 5;
/** How many watches a card shows. */
const SHOWN_WATCHES = 25;

type ReadWatch = Pick<ListedWatch, "lastPollAt" | "lastError" | "reading" | "coverage">;

export interface ListedWatch {
  readonly watch: Watch;
  readonly origin: "file" | "chat" | "built-in";
  readonly places: readonly string[];
  readonly posts: number;
  readonly postsLastDay: number;
  readonly openBursts: number;
  readonly lastPollAt: Instant | null;
  readonly lastError: string | null;
  readonly overdueSince: Instant | null;
  readonly reading: {
    readonly mode: Mode;
    readonly because: "set-up" | "month" | "day";
    readonly waits: boolean;
    readonly asksReadBack?: boolean;
  } | null;
  readonly coverage: Coverage | null;
  readonly paused?: { readonly until: Instant; readonly by: string } | null;
}

export function watchesCard(watches: readonly ListedWatch[], now: Instant, words: Words): Card {
  const { none, counted, toldNothing, fromFile } = words.watches;
  const sentence = watches.length === 0 ? none : counted(watches.length);
  const items = watches.slice(0, SHOWN_WATCHES).map((listed) => watchItem(listed, now, words));
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      ...listNode(items, watches.length - items.length),
      { is: "note", line: [text(watches.length === 0 ? toldNothing : fromFile)] },
    ],
  };
}

function watchItem(listed: ListedWatch, now: Instant, words: Words): Inline[] {
  const { watch, posts, openBursts } = listed;
  const { origins, from, tells, holds } = words.watches;
  const { paused } = listed;
  const parts = [
    `(${watch.id}, ${origins[listed.origin]})`,
    keywordWords(watch, words),
    from(watch.sources),
    tells(listed.places),
    holds({ posts, bursts: openBursts }),
    pollWords(listed, now, words),
  ];
  const rest = paused == null ? [] : [text(" · "), ...pauseWords(paused, words)];
  return [strong(watch.name), text(` ${parts.join(" · ")}`), ...rest];
}

/** `last read 40 seconds ago`, `not read yet`, with the fault where there is one. */
export function pollWords(
  { lastPollAt, lastError, reading, coverage }: ReadWatch,
  now: Instant,
  words: Words,
): string {
  const { watches } = words;
  const last = lastPollAt === null ? watches.notRead : watches.lastRead(Math.max(0, now - lastPollAt));
  const read = [last, ...readingWords(reading, words), ...coverageParts(coverage, words)].join(", ");
  return lastError === null ? read : watches.failing({ read, fault: lastError });
}

function readingWords(reading: ListedWatch["reading"], words: Words): string[] {
  if (reading === null) return [];
  const asks = reading.asksReadBack === true ? [words.readBack.listed] : [];
  return [...modeWords(reading, words), ...asks];
}

function modeWords(reading: NonNullable<ListedWatch["reading"]>, { money }: Words): string[] {
  if (reading.waits) return [money.waitsForStart];
  const mode = money.modes[reading.mode];
  if (reading.because !== "set-up") return [money.readsNow({ mode, because: reading.because })];
  return reading.mode === "full" ? [] : [money.reads({ mode })];
}

function coverageParts(coverage: Coverage | null, words: Words): string[] {
  const said = coverageWords(coverage, words);
  return said === "" ? [] : [said];
}

/** `paused until 1 Dec 2026, 00:00 · by Anna`. */
export function pauseWords({ until, by }: { until: Instant; by: string }, { watches }: Words): Inline[] {
  return watches.paused({ until: time(until, "full"), by });
}

function keywordWords({ keywords }: Watch, words: Words): string {
  if (keywords.length === 0) return words.watches.everything;
  return firstNames(
    keywords.map((keyword) => `“${keyword}”`),
    NAMED_KEYWORDS,
    words,
  );
}
