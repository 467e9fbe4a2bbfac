/** Why a burst was announced or kept quiet, in words; a reason of another version is shown as it is. */
import type { Reason, SilentReason } from "../domain/alert.ts";
import type { Words } from "./words/catalogue.ts";

/** `announced`, or `quiet: slow`. */
export function announcedWords(
  { announced, reason }: { readonly announced: boolean; readonly reason: string },
  { reasons }: Words,
): string {
  if (announced) return reasons.announced;
  const { short } = reasons;
  return reasons.quietBecause(Object.hasOwn(short, reason) ? short[reason as SilentReason] : reason);
}

/** The sentence for a reason. */
export function reasonWords(reason: string, { reasons: { long } }: Words): string {
  return Object.hasOwn(long, reason) ? long[reason as Reason] : reason;
}
