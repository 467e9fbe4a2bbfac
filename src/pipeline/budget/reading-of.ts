/** How a watch is read just now, for whoever asks: the sparsest of its sources that cost money. */
import type { Instant } from "../../domain/time.ts";
import type { Watch } from "../../domain/watch.ts";
import type { Budget, PaidSource } from "./budget.ts";
import { type ReadingNow, readingNow } from "./modes.ts";

/** @returns null where all of its sources are free to read. */
export async function readingOf(
  budget: Pick<Budget, "standing">,
  paid: ReadonlyMap<string, PaidSource>,
  watch: Watch,
  now: Instant,
): Promise<Pick<ReadingNow, "mode" | "because"> | null> {
  let found: ReadingNow | null = null;
  for (const source of watch.sources.filter((id) => paid.has(id))) {
    const { standing } = await budget.standing(source, now);
    const reading = readingNow(watch.reading ?? "full", standing);
    if (found === null || found.mode === "full") found = reading;
  }
  return found === null ? null : { mode: found.mode, because: found.because };
}
