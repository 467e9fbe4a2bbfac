/** Rebuilding what is remembered of a watch's co-posting accounts from what is stored. */
import type { Kysely } from "kysely";
import { type Crews, createCrews, rememberedSince } from "../detect/crews.ts";
import type { Instant } from "../domain/time.ts";
import { membershipsSince, postsByAccount } from "../store/memberships.ts";
import type { Tables } from "../store/tables.ts";

/** @param clock the watch's clock; null when it has judged nothing yet. */
export async function rebuildCrews(db: Kysely<Tables>, watch: string, clock: Instant | null): Promise<Crews> {
  const crews = createCrews();
  if (clock === null) return crews;
  crews.advance(clock);
  for (const { account, posts } of await postsByAccount(db, watch)) crews.see(account, posts);
  for (const { burst, ...copy } of await membershipsSince(db, watch, rememberedSince(clock))) {
    crews.add(burst, [copy]);
  }
  return crews;
}
