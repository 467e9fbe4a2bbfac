/** What keeps this version from running a valid configuration: to run all the same would break a promise. */
import type { Watch } from "../domain/watch.ts";
import type { RouteSettings } from "./config.ts";
import type { Finding } from "./cross-check.ts";
import { platformOf, type Supported } from "./supported.ts";

interface Settings {
  readonly watches: readonly Watch[];
  readonly routes: readonly RouteSettings[];
}

export function obstacles({ watches, routes }: Settings, supported: Supported): readonly Finding[] {
  return [...sourceless(watches, supported), ...unasked(routes, supported)];
}

/** A source that is not there cannot be asked, and must not keep a watch from those that are. */
export function withSourcesOf(watches: readonly Watch[], supported: Supported): readonly Watch[] {
  return watches.map((watch) => ({
    ...watch,
    sources: watch.sources.filter((id) => supported.sources.includes(id)),
  }));
}

function sourceless(watches: readonly Watch[], supported: Supported): readonly Finding[] {
  const there = supported.sources.join(", ");
  return withSourcesOf(watches, supported).flatMap(({ sources }, index): Finding[] => {
    if (sources.length > 0) return [];
    const message = `none of these sources is in this version: add one that is (${there}), or take the watch out`;
    return [{ path: ["watches", index, "sources"], message }];
  });
}

/** Posting without the person who was to be asked would be worse than not running. */
function unasked(routes: readonly RouteSettings[], supported: Supported): readonly Finding[] {
  if (supported.settings.some((setting) => ["routes", "routes.*.approval"].includes(setting))) return [];
  return routes.flatMap(({ approval, to }, index): Finding[] => {
    // Where nothing can be posted there is nothing to agree to.
    if (!approval || !supported.chats.includes(platformOf(to))) return [];
    const message =
      "nobody can be asked in this version: remove the line to post without approval, or remove the route";
    return [{ path: ["routes", index, "approval"], message }];
  });
}
