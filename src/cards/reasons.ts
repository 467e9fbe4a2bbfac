/** Why a burst was announced or kept quiet, in words; a reason of another version is shown as it is. */
import type { Reason, SilentReason } from "../domain/alert.ts";
import type { Words } from "./words/catalogue.ts";

interface Decided {
  readonly announced: boolean;
  readonly reason: string;
  /** Told nowhere, because a person is asked first, or said no. */
  readonly untold?: "waiting" | "kept" | null;
}

/** `announced`, `waits for a person`, or `quiet: slow`. */
export function announcedWords({ announced, reason, untold }: Decided, { reasons }: Words): string {
  if (untold != null) return reasons.untold[untold].short;
  if (announced) return reasons.announced;
  const { short } = reasons;
  return reasons.quietBecause(Object.hasOwn(short, reason) ? short[reason as SilentReason] : reason);
}

/** The sentence for a reason. */
export function reasonWords(
  { reason, untold }: Pick<Decided, "reason" | "untold">,
  { reasons: { long, untold: because } }: Words,
): string {
  if (untold != null) return because[untold].long;
  return Object.hasOwn(long, reason) ? long[reason as Reason] : reason;
}
