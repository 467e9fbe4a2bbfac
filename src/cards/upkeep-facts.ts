/** What the bot did for its own house, as facts of its status. */
import type { Duration, Instant } from "../domain/time.ts";
import { type CardNode, type Inline, text, time } from "./card.ts";
import type { ChainCardView } from "./chain-card.ts";
import type { Words } from "./words/catalogue.ts";

export interface UpkeepView {
  /** Null where it is the first run. */
  readonly lastStop: {
    readonly how: keyof Words["upkeep"]["stops"];
    /** The error of a crash, for those who run the machine; else null. */
    readonly why: string | null;
    readonly at: Instant;
  } | null;
  readonly chains: {
    /** When the one was verified whose turn was the longest ago; null where none was yet. */
    readonly checkedAt: Instant | null;
    readonly broken: readonly Pick<ChainCardView, "name" | "at" | "why">[];
  };
  readonly lastBackup: Instant | null | "not-shown";
  /** Null where nothing is forgotten, and for people whom it does not concern. */
  readonly kept: {
    readonly texts: Duration;
    readonly hashes: Duration;
    /** What the last round that removed anything removed. */
    readonly removed: Readonly<
      Record<"texts" | "hashes", { readonly n: number; readonly at: Instant } | null>
    >;
    /** Texts whose time is over and that nothing holds. */
    readonly due: number;
    /** When the next text is due; null where there is none. */
    readonly nextAt: Instant | null;
    /** Texts whose time is over, and the holds that keep them. */
    readonly held: { readonly texts: number; readonly holds: readonly string[] };
  } | null;
}

/** ` · last stop: the process was killed or lost its power, off 3 minutes`. */
export function stopWords(
  { upkeep: { lastStop }, startedAt }: { readonly upkeep: UpkeepView; readonly startedAt: Instant },
  { upkeep }: Words,
): readonly Inline[] {
  if (lastStop === null) return [];
  const how = upkeep.stops[lastStop.how];
  const stop = lastStop.why === null ? how : upkeep.crashed({ stop: how, reason: lastStop.why });
  const said = upkeep.lastStop({ stop, elapsed: Math.max(0, startedAt - lastStop.at) });
  return [text(" · "), text(said)];
}

/** Of chains that hold; one that does not has a line of its own. */
export function chainWords({ chains }: UpkeepView, { upkeep }: Words): readonly (readonly Inline[])[] {
  if (chains.broken.length > 0) return [];
  if (chains.checkedAt === null) return [[text(upkeep.neverVerified)]];
  return [upkeep.verified({ when: time(chains.checkedAt, "full") })];
}

export function backupWords({ lastBackup }: UpkeepView, { upkeep }: Words): readonly (readonly Inline[])[] {
  if (lastBackup === "not-shown") return [];
  return [
    lastBackup === null ? [text(upkeep.noBackup)] : upkeep.lastBackup({ when: time(lastBackup, "full") }),
  ];
}

/** `texts 90 days, what proves them 365 days · 12 texts removed … · next due … · 3 texts are kept longer by …`. */
export function keptFact({ kept }: UpkeepView, { upkeep }: Words): CardNode[] {
  if (kept === null) return [];
  const { texts, hashes } = kept.removed;
  const parts: (readonly Inline[])[] = [
    [text(upkeep.keptFor({ span: kept.texts, history: kept.hashes }))],
    ...(texts === null ? [] : [upkeep.removed({ texts: texts.n, when: time(texts.at, "full") })]),
    ...(hashes === null ? [] : [upkeep.removedHashes({ n: hashes.n, when: time(hashes.at, "full") })]),
    ...(texts === null && hashes === null ? [[text(upkeep.nothingRemoved)]] : []),
    ...(kept.due === 0 ? [] : [[text(upkeep.due(kept.due))]]),
    ...(kept.nextAt === null ? [] : [upkeep.dueNext({ when: time(kept.nextAt, "full") })]),
    ...(kept.held.texts === 0
      ? []
      : [[text(upkeep.heldBack({ texts: kept.held.texts, holds: kept.held.holds }))]]),
  ];
  return [{ is: "fact", label: upkeep.keptLabel, line: joined(parts) }];
}

/** Several things said in one line. */
export function joined(parts: readonly (readonly Inline[])[]): readonly Inline[] {
  return parts.flatMap((part, i) => (i === 0 ? part : [text(" · "), ...part]));
}
