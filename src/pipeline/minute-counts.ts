/** The counts that tell which minutes stand out: those of the last minutes are asked for, the past is remembered. */
import { MINUTE } from "../domain/time.ts";
import { countsSince, saveCounts } from "../store/counts.ts";
import { type CountAnswer, countPosts } from "./budget/count-posts.ts";
import { type Counted, MEMORY, type Stretch, WINDOW } from "./budget/stand-out.ts";
import type { Target } from "./collect.ts";

/**
 * By the minute from a window before `from` on, and as they were remembered before that. What nobody has
 * counted yet, at the start or after an absence, is asked for by the hour, which is one call.
 */
export async function minuteCounts(target: Target, { from, to }: Stretch): Promise<CountAnswer> {
  const { on, poll, source, query, signal } = target;
  const asked = { source, query, watch: poll.watch.id };
  const of = { watch: poll.watch.id, source: source.id, query: query.key };
  const since = from - MEMORY;
  const known = await countsSince(on.store.db, of, since);
  const knownTo = known.at(-1)?.to ?? since;
  const recentFrom = from - WINDOW;
  const missed: CountAnswer =
    knownTo >= recentFrom
      ? { counts: [] }
      : await countPosts(on, { ...asked, from: knownTo, to: recentFrom, every: "hour" }, signal);
  if (missed.counts === null) return missed;
  const recent = await countPosts(on, { ...asked, from: recentFrom, to, every: "minute" }, signal);
  if (recent.counts === null) return recent;
  const fresh = recent.counts.filter((count) => count.from >= knownTo);
  await on.store.transaction((tx) => saveCounts(tx, of, [...missed.counts, ...merged(fresh)], since));
  const before = known.filter((count) => count.to <= recentFrom);
  return { counts: [...before, ...missed.counts, ...recent.counts] };
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
