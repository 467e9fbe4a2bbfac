/** Whether the bot does its work, in the first word; then what it read, what waits and what it missed. */
import type { SpendingReport } from "../domain/spending-report.ts";
import type { Duration, Instant } from "../domain/time.ts";
import type { Unread } from "../domain/unread.ts";
import { type Card, type CardNode, type Inline, strong, text, time } from "./card.ts";
import { chainName } from "./chain-card.ts";
import { moneyWords, orderFact } from "./cost-card.ts";
import { notificationLine, shortened } from "./excerpt.ts";
import { backupWords, chainWords, joined, keptFact, stopWords, type UpkeepView } from "./upkeep-facts.ts";
import { type ListedWatch, pauseWords, pollWords } from "./watches-card.ts";
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

interface Counted {
  readonly count: number;
  readonly nextEndsAt: Instant | null;
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
  readonly mutes: Counted;
  readonly holds: Counted;
  /** The latest time without a poll that was long enough to be told; null where there was none. */
  readonly lastAbsence: { readonly from: Instant; readonly to: Instant } | null;
  readonly quietHours: readonly {
    readonly place: string;
    readonly from: string;
    readonly to: string;
    readonly timezone: string;
  }[];
  /** Where it was asked. */
  readonly place: string;
  /** Chats in which people cannot be heard, and since when. */
  readonly unheard: readonly { readonly platform: string; readonly since: Instant }[];
  /** Items that could not be read. */
  readonly malformed: number;
  readonly upkeep: UpkeepView;
  /** Null for people whom the machine does not concern. */
  readonly memoryBytes: number | null;
  /** How much of the disk with the database is taken, 0–1; null where not known, and as above. */
  readonly diskUsed: number | null;
  /** Empty where nothing costs money, and for people whom it does not concern. */
  readonly spending: readonly SpendingReport[];
  /** Whether a place is named where amounts are said. */
  readonly isMoneyTold: boolean;
  readonly now: Instant;
}

export type Health = "working" | "limited" | "stopped";

/** What is in the way: stopped when no watch can read, limited when anything is. */
export function healthOf({ watches, outbox, upkeep, unheard }: HealthView) {
  const failing = watches.filter((listed) => listed.lastError !== null);
  const overdue = watches.filter((listed) => listed.lastError === null && listed.overdueSince !== null);
  const parked = outbox.filter((place) => place.parked > 0);
  const unread = failing.length + overdue.length;
  const inTheWay = unread + parked.length + upkeep.chains.broken.length + unheard.length;
  const hindered = inTheWay > 0 ? "limited" : "working";
  const health: Health = unread > 0 && unread === watches.length ? "stopped" : hindered;
  return { health, failing, overdue, parked };
}

interface HealthView {
  readonly watches: readonly Pick<ListedWatch, "watch" | "lastError" | "overdueSince">[];
  readonly outbox: StatusCardView["outbox"];
  readonly upkeep: Pick<UpkeepView, "chains">;
  readonly unheard: StatusCardView["unheard"];
}

/** The first word and what it rests on. */
function healthWords(
  view: Pick<StatusCardView, "watches" | "outbox" | "upkeep" | "unheard" | "now">,
  words: Words,
): { readonly health: Health; readonly why: readonly string[] } {
  const { status } = words;
  const { health, failing, overdue, parked } = healthOf(view);
  const why = [
    ...failing.map((listed) => status.cannotBeRead(listed.watch.name)),
    ...overdue.map(({ watch: { name }, overdueSince }) =>
      status.overdue({ name, span: view.now - (overdueSince ?? view.now) }),
    ),
    ...view.unheard.map(({ platform }) => status.unheardShort(chatName(platform))),
    ...parked.map((place) => status.refusesMessages(place.place)),
    ...view.upkeep.chains.broken.map(({ name }) => words.upkeep.brokenShort(chainName(name, words))),
  ];
  return { health, why };
}

export function statusCard(view: StatusCardView, words: Words): Card {
  const { status } = words;
  const { labels } = status;
  const { health, why } = healthWords(view, words);
  const reasons = why.length === 0 ? "" : ` (${shortened(why.join("; "), HEADLINE_REASON)})`;
  const { version, startedAt, now } = view;
  const watches = view.watches.map(({ watch }) => watch);
  const uptime = Math.max(0, now - startedAt);
  return {
    notification: notificationLine(status.title, `${status[health]}${reasons}`, null),
    mark: null,
    nodes: [
      { is: "headline", line: [text(`${status[health]}${reasons}`)] },
      {
        is: "line",
        line: [
          ...status.upFor({ version, uptime, first: time(startedAt, "full") }),
          ...stopWords(view, words),
          ...absenceWords(view, words),
        ],
      },
      ...readFact(view, words),
      ...shownList(labels.watches, view.watches, words, (listed) => watchLine(listed, now, words)),
      ...shownList(labels.chat, chatLines(view, words), words, (line) => line, status.nothingWaits),
      ...view.spending.flatMap((report) => [
        fact(words.money.labels.money, moneyWords(report, words)),
        orderFact(report, watches, words),
      ]),
      ...(view.spending.length === 0 || view.isMoneyTold
        ? []
        : [fact(words.money.labels.money, words.money.saidNowhere)]),
      ...shownList(labels.gaps, view.gaps, words, (gap) => gapLine(gap, words)),
      ...heldFact(view, words),
      ...keptFact(view.upkeep, words),
      ...(view.malformed === 0 ? [] : [fact(labels.unreadable, status.leftOut(view.malformed))]),
      ...machineFact(view, words),
    ],
  };
}

export function gapLine({ watch, source, from, to, why }: GapLine, { status }: Words): readonly Inline[] {
  // What a source said itself is shown as it came.
  const said = Object.hasOwn(status.unread, why) ? status.unread[why as Unread] : why;
  return status.gap({ watch, source, first: time(from, "full"), latest: time(to, "full"), why: said });
}

/** Chats that hear nobody, then places with something unsent. */
function chatLines(
  { unheard, outbox }: Pick<StatusCardView, "unheard" | "outbox">,
  { status }: Words,
): readonly (readonly Inline[])[] {
  return [
    ...unheard.map(({ platform, since }) =>
      status.unheard({ name: chatName(platform), first: time(since, "full") }),
    ),
    ...outbox.map(({ place: name, waiting, parked, parkedWhy }) => [
      text(status.place({ name, waiting, parked, why: parked === 0 ? null : parkedWhy })),
    ]),
  ];
}

/** As its people write it. */
function chatName(platform: string): string {
  return platform.charAt(0).toUpperCase() + platform.slice(1);
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

/** `2 holds · 3 mutes, the next of which ends … · quiet hours 23:00–07:00 Europe/Brussels`. */
function heldFact({ mutes, holds, quietHours, place: here }: StatusCardView, { status }: Words): CardNode[] {
  const parts: (readonly Inline[])[] = [
    ...(holds.count === 0 ? [] : [countedWords(holds, status.holds, status.holdsEnding)]),
    ...(mutes.count === 0 ? [] : [countedWords(mutes, status.mutesLasting, status.mutes)]),
    ...quietHours.map(({ place, timezone: timeZone, from, to }) => {
      const hours = status.quietHours({ from, to, timeZone });
      return [text(place === here ? hours : status.quietIn({ hours, place }))];
    }),
  ];
  if (parts.length === 0) return [];
  return [{ is: "fact", label: status.labels.held, line: joined(parts) }];
}

function countedWords(
  { count, nextEndsAt }: Counted,
  lasting: (n: number) => string,
  ending: (of: { n: number; ends: Inline }) => readonly Inline[],
): readonly Inline[] {
  return nextEndsAt === null ? [text(lasting(count))] : ending({ n: count, ends: time(nextEndsAt, "full") });
}

/** ` · off 22 Nov 2026, 03:12 UTC – 03:40 UTC`, where the last start ended it. */
function absenceWords({ lastAbsence, startedAt }: StatusCardView, { status }: Words): readonly Inline[] {
  if (lastAbsence === null || lastAbsence.to < startedAt) return [];
  const { from, to } = lastAbsence;
  return [text(" · "), ...status.off({ first: time(from, "full"), latest: time(to, "full") })];
}

/** `last poll 40 seconds ago · a post 2 minutes after it was posted (median of 24 hours)`. */
function readFact({ watches, delay, now }: StatusCardView, { status }: Words): CardNode[] {
  const polls = watches.flatMap(({ lastPollAt }) => lastPollAt ?? []);
  const parts = [
    ...(polls.length === 0 ? [] : [status.lastPoll(Math.max(0, now - Math.max(...polls)))]),
    ...(delay === null ? [] : [status.delay(delay)]),
  ];
  return parts.length === 0 ? [] : [fact(status.labels.delay, parts.join(" · "))];
}

function watchLine(listed: ListedWatch, now: Instant, words: Words): readonly Inline[] {
  const { watch, posts, postsLastDay: lately, paused } = listed;
  const said = words.status.watch({ name: watch.name, posts, lately, read: pollWords(listed, now, words) });
  return [text(said), ...(paused == null ? [] : [text(" · "), ...pauseWords(paused, words)])];
}

/** `memory 310 MB · disk 41 % full · chains verified … · last backup …`. */
function machineFact({ memoryBytes, diskUsed, upkeep }: StatusCardView, words: Words): CardNode[] {
  const { status } = words;
  const parts: (readonly Inline[])[] = [
    ...(memoryBytes === null ? [] : [[text(status.memory(Math.round(memoryBytes / 1e6)))]]),
    ...(diskUsed === null ? [] : [[text(status.disk(Math.round(100 * diskUsed)))]]),
    ...chainWords(upkeep, words),
    ...backupWords(upkeep, words),
  ];
  return [
    ...upkeep.chains.broken.map(
      ({ name, at: n, why: broken }): CardNode => ({
        is: "line",
        line: [strong(words.upkeep.breaksAt({ chain: chainName(name, words), n, broken }))],
      }),
    ),
    { is: "fact", label: status.labels.machine, line: joined(parts) },
  ];
}

function fact(label: string, value: string): CardNode {
  return { is: "fact", label, line: [text(value)] };
}
