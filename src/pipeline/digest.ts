/** The digest of a place: what was found and read since its last one, sent also when nothing happened. */
import type { Kysely } from "kysely";
import { latestSlot } from "../alerts/digest-slot.ts";
import { routesOf } from "../alerts/route.ts";
import { crewsOf } from "../detect/crew-groups.ts";
import type { Place, Route } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import { findWave } from "../store/bursts.ts";
import { clocksOf } from "../store/clocks.ts";
import { changedIn, costIn, deskWorkIn } from "../store/digest-sums.ts";
import { type DigestStretch, digestedUntil, markDigested, readingOf, wavesFound } from "../store/digests.ts";
import { addToList, openList } from "../store/lists.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { Drawing } from "./drawing.ts";
import { listOf, redrawList, snapshot } from "./lists.ts";
import { rebuildCrews } from "./rebuild-crews.ts";

/** Places with a digest, each with the first route that asks for one. */
function digestRoutes({
  routes,
}: Drawing): ReadonlyMap<Place, Route & { digest: NonNullable<Route["digest"]> }> {
  const byPlace = new Map<Place, Route & { digest: NonNullable<Route["digest"]> }>();
  for (const route of routes) {
    const { digest, to } = route;
    if (digest !== null && !byPlace.has(to)) byPlace.set(to, { ...route, digest });
  }
  return byPlace;
}

/** Sends every digest that is due; one that was missed comes with the next look, over the whole stretch. */
export async function sendDigests(store: Store, drawing: Drawing, now: Instant): Promise<void> {
  for (const [place, { digest, timezone }] of digestRoutes(drawing)) {
    const slot = latestSlot(digest, timezone, now);
    const before = await digestedUntil(store.db, place);
    if (before !== null && before >= slot) continue;
    await store.transaction(async (tx) => {
      // A place that never got one begins with the next.
      if (before !== null) await putDigest(tx, drawing, place, { from: before, to: slot }, now);
      await markDigested(tx, place, slot);
    });
  }
}

async function putDigest(
  tx: Kysely<Tables>,
  drawing: Drawing,
  place: Place,
  { from, to }: Pick<DigestStretch, "from" | "to">,
  now: Instant,
): Promise<void> {
  const watches = [...drawing.watchNames.keys()].filter((watch) => routeFor(drawing, watch, place) !== null);
  const stretch = { watches, from, to };
  const slot = { place, subject: `list:digest:${to}` };
  const reading = await readingOf(tx, stretch);
  const beside = {
    sentAt: now,
    crews: await crewsActiveIn(tx, stretch),
    changed: await changedIn(tx, stretch),
    ...(await deskWorkIn(tx, stretch)),
    spent: drawing.moneyAt === place ? await costIn(tx, stretch) : [],
  };
  await openList(tx, slot, listOf({ is: "digest", from, to, ...reading, beside }), now);
  for (const { reason, told, ...id } of await wavesFound(tx, place, stretch)) {
    const wave = await findWave(tx, id);
    if (wave === null) continue;
    const { burst } = wave;
    const route = routeFor(drawing, burst.watch, place);
    // What nobody released is not named here, and what is only listed by request not either.
    if (route === null || (route.approval && !told)) continue;
    if (reason === "explained" && route.explained === "quiet") continue;
    const standing = { is: "decided", reason: told ? null : (reason ?? wave.reason) } as const;
    await addToList(tx, slot, { ...id, watch: burst.watch }, snapshot(burst, standing));
  }
  await redrawList(tx, drawing, slot, now);
}

/** The crews of which an account posted what others of it did, in this stretch. */
async function crewsActiveIn(
  tx: Kysely<Tables>,
  { watches, from, to }: DigestStretch,
): Promise<{ readonly count: number; readonly accounts: number }> {
  const accounts = new Set<string>();
  let count = 0;
  for (const { watch, clock } of await clocksOf(tx, watches)) {
    for (const { lastAt, members } of crewsOf(watch, await rebuildCrews(tx, watch, clock))) {
      if (lastAt < from || lastAt >= to) continue;
      count += 1;
      for (const { account } of members) accounts.add(account);
    }
  }
  return { count, accounts: accounts.size };
}

function routeFor({ routes }: Drawing, watch: string, place: Place): Route | null {
  return routesOf(watch, routes).find(({ to }) => to === place) ?? null;
}
