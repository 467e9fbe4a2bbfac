/** Whether the bot does its work, in the first word; then what it read, what waits and what it missed. */
import type { SpendingReport } from "../domain/spending-report.ts";
import type { Duration, Instant } from "../domain/time.ts";
import type { Unread } from "../domain/unread.ts";
import { type Card, type CardNode, type Inline, strong, text, time } from "./card.ts";
import { moneyWords } from "./cost-card.ts";
import { notificationLine, shortened } from "./excerpt.ts";
import { type ListedWatch, pollWords } from "./watches-card.ts";
import type { Words } from "./words/catalogue.ts";

/** How many entries of each kind a card shows. */
const SHOWN = 8;
/** A reason in the headline is cut to this many characters; it stands in full below. */
const HEADLINE_REASON = 80;

/** A stretch of time that was not read, and why. */
export interface GapLine {
  readonly watch: string;
  readonly source: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly why: string;
}

export interface StatusCardView {
  readonly version: string;
  readonly startedAt: Instant;
  readonly watches: readonly ListedWatch[];
  readonly outbox: readonly {
    readonly place: string;
    readonly waiting: number;
    readonly parked: number;
    readonly parkedWhy: string | null;
  }[];
  readonly gaps: readonly GapLine[];
  /** How long after it was posted a post was read, the median; null where none was read lately. */
  readonly delay: Duration | null;
  readonly mutes: { readonly count: number; readonly nextEndsAt: Instant | null };
  /** Items that could not be read. */
  readonly malformed: number;
  /** Null for people whom the machine does not concern. */
  readonly memoryBytes: number | null;
  /** Empty where nothing costs money, and for people whom it does not concern. */
  readonly spending: readonly SpendingReport[];
  /** Whether a place is named where amounts are said. */
  readonly isMoneyTold: boolean;
  readonly now: Instant;
}

type Health = "working" | "limited" | "stopped";

/** The first word and what it rests on; stopped when no watch can read, limited when anything is in the way. */
function healthOf(
  { watches, outbox, now }: Pick<StatusCardView, "watches" | "outbox" | "now">,
  { status }: Words,
): { readonly health: Health; readonly why: readonly string[] } {
  const failing = watches.filter((listed) => listed.lastError !== null);
  const overdue = watches.filter((listed) => listed.lastError === null && listed.overdueSince !== null);
  const parked = outbox.filter((place) => place.parked > 0);
  const why = [
    ...failing.map((listed) => status.cannotBeRead(listed.watch.name)),
    ...overdue.map(({ watch: { name }, overdueSince }) =>
      status.overdue({ name, span: now - (overdueSince ?? now) }),
    ),
    ...parked.map((place) => status.refusesMessages(place.place)),
  ];
  const unread = failing.length + overdue.length;
  if (unread > 0 && unread === watches.length) return { health: "stopped", why };
  return { health: why.length === 0 ? "working" : "limited", why };
}

export function statusCard(view: StatusCardView, words: Words): Card {
  const { status } = words;
  const { labels } = status;
  const { health, why } = healthOf(view, words);
  const reasons = why.length === 0 ? "" : ` (${shortened(why.join("; "), HEADLINE_REASON)})`;
  const { version, startedAt, now } = view;
  const uptime = Math.max(0, now - startedAt);
  return {
    notification: notificationLine(status.title, `${status[health]}${reasons}`, null),
    mark: null,
    nodes: [
      { is: "headline", line: [text(`${status[health]}${reasons}`)] },
      { is: "line", line: status.upFor({ version, uptime, first: time(startedAt, "full") }) },
      ...shownList(labels.watches, view.watches, words, (listed) => [
        text(
          status.watch({
            name: listed.watch.name,
            posts: listed.posts,
            lately: listed.postsLastDay,
            read: pollWords(listed, now, words),
          }),
        ),
      ]),
      ...shownList(
        labels.chat,
        view.outbox,
        words,
        ({ place: name, waiting, parked, parkedWhy }) => [
          text(status.place({ name, waiting, parked, why: parked === 0 ? null : parkedWhy })),
        ],
        status.nothingWaits,
      ),
      ...view.spending.map((report) => fact(words.money.labels.money, moneyWords(report, words))),
      ...(view.spending.length === 0 || view.isMoneyTold
        ? []
        : [fact(words.money.labels.money, words.money.saidNowhere)]),
      ...shownList(labels.gaps, view.gaps, words, (gap) => gapLine(gap, words)),
      ...(view.delay === null ? [] : [fact(labels.delay, status.delay(view.delay))]),
      ...heldFact(view.mutes, words),
      ...(view.malformed === 0 ? [] : [fact(labels.unreadable, status.leftOut(view.malformed))]),
      ...(view.memoryBytes === null
        ? []
        : [fact(labels.machine, status.memory(Math.round(view.memoryBytes / 1e6)))]),
    ],
  };
}

export function gapLine({ watch, source, from, to, why }: GapLine, { status }: Words): readonly Inline[] {
  // What a source said itself is shown as it came.
  const said = Object.hasOwn(status.unread, why) ? status.unread[why as Unread] : why;
  return status.gap({ watch, source, first: time(from, "full"), latest: time(to, "full"), why: said });
}

function shownList<T>(
  label: string,
  entries: readonly T[],
  { status }: Words,
  toLine: (entry: T) => readonly Inline[],
  whenEmpty = status.none,
): CardNode[] {
  if (entries.length === 0) return [fact(label, whenEmpty)];
  return [
    { is: "line", line: [strong(status.listed({ label, n: entries.length }))] },
    { is: "list", items: entries.slice(0, SHOWN).map(toLine), more: Math.max(0, entries.length - SHOWN) },
  ];
}

function heldFact({ count, nextEndsAt }: StatusCardView["mutes"], { status }: Words): CardNode[] {
  if (count === 0 || nextEndsAt === null) return [];
  const line = status.mutes({ n: count, ends: time(nextEndsAt, "full") });
  return [{ is: "fact", label: status.labels.held, line }];
}

function fact(label: string, value: string): CardNode {
  return { is: "fact", label, line: [text(value)] };
}
