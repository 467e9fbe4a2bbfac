/** Pausing a watch and taking it up again, within the scope of who asks. */
import type { Kysely } from "kysely";
import type { Instant } from "../../domain/time.ts";
import { pauseWatch, resumeWatch } from "../../store/edit-watches.ts";
import type { Tables } from "../../store/tables.ts";
import { watchNamed } from "../desk/watch-named.ts";
import type { WatchPaused, WatchResumed } from "../watch-outcomes.ts";
import type { Bench } from "./bench.ts";

export async function pause(
  tx: Kysely<Tables>,
  { scope, author }: Bench,
  id: string,
  until: Instant,
): Promise<WatchPaused> {
  const watch = await watchNamed(tx, scope, id);
  if (watch === null) return { is: "no-watch" };
  await pauseWatch(tx, id, { at: author.at, until, byName: author.name });
  return { is: "paused", watch: id, watchName: watch.name, until, by: author.name };
}

export async function resume(
  tx: Kysely<Tables>,
  { scope, author }: Bench,
  id: string,
): Promise<WatchResumed> {
  const watch = await watchNamed(tx, scope, id);
  if (watch === null) return { is: "no-watch" };
  const is = (await resumeWatch(tx, id, author.at)) ? "resumed" : "not-paused";
  return { is, watchName: watch.name };
}
