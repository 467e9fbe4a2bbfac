/** The mutes that hold, as far as somebody may see what they are about. */
import type { Kysely } from "kysely";
import type { StoredMute } from "../../domain/alert.ts";
import type { Scope } from "../../domain/scope.ts";
import type { Instant } from "../../domain/time.ts";
import { activeMutes } from "../../store/mutes.ts";
import type { Tables } from "../../store/tables.ts";
import type { ListedMute } from "../workbench.ts";
import { findBurst } from "./find-burst.ts";
import { watchNamed } from "./watch-named.ts";

/** By their ends, the next first. */
export async function readMutes(
  db: Kysely<Tables>,
  scope: Scope,
  now: Instant,
): Promise<readonly ListedMute[]> {
  const listed: ListedMute[] = [];
  for (const mute of await activeMutes(db, now)) {
    const name = await nameOf(db, scope, mute);
    if (name === null) continue;
    const { id: number, target, until, byName, why, at } = mute;
    listed.push({ number, target, name, until, by: byName, why, at });
  }
  return listed.toSorted((a, b) => a.until - b.until || a.number - b.number);
}

/** What it is called; null where somebody may not see what it is about. */
async function nameOf(db: Kysely<Tables>, scope: Scope, mute: StoredMute): Promise<string | null> {
  const { target, watches } = mute;
  switch (target.kind) {
    case "burst": {
      const found = await findBurst(db, scope, target.id, []);
      return found.is === "found" ? found.detail.shortId : null;
    }
    case "watch":
      return (await watchNamed(db, scope, target.id))?.name ?? null;
    case "passage":
    case "accounts":
      // Words and accounts belong to no watch: who sees only some watches sees what was muted in those.
      if (scope.all) return "";
      return watches?.some((watch) => scope.watches.includes(watch)) === true ? "" : null;
  }
}
