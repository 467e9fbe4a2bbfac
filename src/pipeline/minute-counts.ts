/** The counts that tell which minutes stand out: those of the last minutes are asked for, the past is remembered. */
import { MINUTE } from "../domain/time.ts";
import { countsSince, saveCounts } from "../store/counts.ts";
import { countPosts } from "./budget/count-posts.ts";
import { type Counted, MEMORY, type Stretch, WINDOW } from "./budget/stand-out.ts";
import type { Target } from "./collect.ts";

/**
 * By the minute from a window before `from` on, and as they were remembered before that. What nobody has
 * counted yet, at the start or after an absence, is asked for by the hour, which is one call.
 * @returns null where there is no money to ask, or nobody who counts
 */
export async function minuteCounts(
  target: Target,
  { from, to }: Stretch,
): Promise<readonly Counted[] | null> {
  const { on, poll, source, query, signal } = target;
  const asked = { source, query, watch: poll.watch.id };
  const of = { watch: poll.watch.id, source: source.id, query: query.key };
  const since = from - MEMORY;
  const known = await countsSince(on.store.db, of, since);
  const knownTo = known.at(-1)?.to ?? since;
  const recentFrom = from - WINDOW;
  const missed =
    knownTo >= recentFrom
      ? []
      : await countPosts(on, { ...asked, from: knownTo, to: recentFrom, every: "hour" }, signal);
  const recent = await countPosts(on, { ...asked, from: recentFrom, to, every: "minute" }, signal);
  if (missed === null || recent === null) return null;
  const fresh = recent.filter((count) => count.from >= knownTo);
  await on.store.transaction((tx) => saveCounts(tx, of, [...missed, ...merged(fresh)], since));
  return [...known.filter((count) => count.to <= recentFrom), ...missed, ...recent];
}

/** Sums over ten minutes: the past is not needed finer. */
function merged(counts: readonly Counted[]): readonly Counted[] {
  const sums: Counted[] = [];
  for (const count of counts) {
    const last = sums.at(-1);
    if (last !== undefined && last.to === count.from && count.to - last.from <= 10 * MINUTE) {
      sums[sums.length - 1] = { from: last.from, to: count.to, posts: last.posts + count.posts };
    } else sums.push(count);
  }
  return sums;
}
