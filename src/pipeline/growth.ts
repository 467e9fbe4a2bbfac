/** Reads how a wave grew from its copies, for the line that says so. */
import { differenceOf } from "../detect/differences.ts";
import type { BurstMember } from "../domain/burst.ts";
import type { Growth } from "../domain/growth.ts";
import { MINUTE } from "../domain/time.ts";

/** More texts are not compared, … */
const COMPARED = 2_000;
/**
 * … nor longer ones than these multiply to, in characters with the passage's: with one word in ten changed that
 * measured half a second alone. So 2,000 texts of 440 characters are compared, or 60 of 2,500.
 */
const MOST_PAIRS = 4e8;

/** Null where there is no copy. @param members by time, the earliest first */
export function growthOf(
  passage: string,
  members: readonly Pick<BurstMember, "createdAt" | "text">[],
): Growth | null {
  const fastest = fastestMinute(members);
  return fastest === null ? null : { fastest, wordings: wordingsOf(passage, members) };
}

function fastestMinute(members: readonly Pick<BurstMember, "createdAt">[]): Growth["fastest"] | null {
  const minutes = new Map<number, number>();
  for (const { createdAt } of members) {
    const at = Math.floor(createdAt / MINUTE) * MINUTE;
    minutes.set(at, (minutes.get(at) ?? 0) + 1);
  }
  const [first, ...others] = [...minutes].sort(([a], [b]) => a - b);
  if (first === undefined) return null;
  const [at, posts] = others.reduce((best, each) => (each[1] > best[1] ? each : best), first);
  return { at, posts };
}

/** What stands before and after the passage is no other wording of it. */
function wordingsOf(passage: string, members: readonly Pick<BurstMember, "text">[]): Growth["wordings"] {
  const texts = members.flatMap(({ text }) => (text === null ? [] : [text]));
  if (texts.length === 0 || texts.length > COMPARED || passage === "") return null;
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  if (passage.length * characters > MOST_PAIRS) return null;
  const wordings = new Set<string>();
  const swaps = new Map<string, { readonly from: string; readonly to: string; count: number }>();
  for (const text of texts) {
    const { added, leftOut, changed } = differenceOf(passage, text);
    wordings.add(JSON.stringify([added, leftOut, changed]).toLowerCase());
    for (const { from, to } of changed) {
      const name = JSON.stringify([from, to]).toLowerCase();
      const swap = swaps.get(name) ?? { from, to, count: 0 };
      swap.count += 1;
      swaps.set(name, swap);
    }
  }
  const [most] = [...swaps.values()].sort((a, b) => b.count - a.count);
  return { count: wordings.size, most: most === undefined ? null : { from: most.from, to: most.to } };
}
