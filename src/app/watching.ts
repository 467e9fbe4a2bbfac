/** The watches and routes that hold now: those of the file, and those that people made in chat. */
import { followedRoutes } from "../alerts/route.ts";
import type { DetectionSettings } from "../config/config.ts";
import type { Route } from "../domain/alert.ts";
import type { Watch } from "../domain/watch.ts";
import type { Windows } from "../pipeline/weigh.ts";
import { chatWatches } from "../store/edit-watches.ts";
import { allFollows } from "../store/follows.ts";
import type { Store } from "../store/store.ts";
import { detectionFor } from "./detection-for.ts";

/** Views that stay the same objects and change in place, so that whoever holds one goes by what holds now. */
export interface WatchingNow {
  /** How a watch is looked at: as everywhere, or from as many accounts on as it says itself. */
  detectionOf(id: string): DetectionSettings & { readonly watch: string };
  /** From how many accounts on the same words are a burst there. */
  leastOf(id: string): number;
  /** Within which time they are. */
  windowsOf(id: string): Windows;
  readonly watches: readonly Watch[];
  readonly names: ReadonlyMap<string, string>;
  readonly routes: readonly Route[];
  /** Reads again what was made in chat. */
  learn(): Promise<void>;
}

export function createWatching(
  { db }: Pick<Store, "db">,
  given: {
    readonly watches: readonly Watch[];
    readonly routes: readonly Route[];
    readonly detection: DetectionSettings;
  },
): WatchingNow {
  const watches = [...given.watches];
  const names = new Map(watches.map(({ id, name }) => [id, name]));
  const routes = [...given.routes];

  async function learn(): Promise<void> {
    const [inChat, follows] = await Promise.all([chatWatches(db), allFollows(db)]);
    watches.splice(0, watches.length, ...given.watches, ...inChat);
    names.clear();
    for (const { id, name } of watches) names.set(id, name);
    const following = follows.filter(({ watch }) => names.has(watch));
    routes.splice(0, routes.length, ...given.routes, ...followedRoutes(following, given.routes));
  }

  function detectionOf(id: string) {
    return detectionFor(watches.find((watch) => watch.id === id) ?? { id }, given.detection);
  }

  const leastOf = (id: string) => detectionOf(id).minAccounts;

  function windowsOf(id: string): Windows {
    const { window: fast, slowWindow: slow } = detectionOf(id);
    return { fast, slow };
  }

  return { watches, names, routes, detectionOf, leastOf, windowsOf, learn };
}
