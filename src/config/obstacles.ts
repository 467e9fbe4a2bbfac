/** What keeps this version from running a valid configuration: to run all the same would break a promise. */
import type { Place } from "../domain/alert.ts";
import type { Watch } from "../domain/watch.ts";
import type { RouteSettings } from "./config.ts";
import type { Finding } from "./cross-check.ts";
import { platformOf, type Supported } from "./supported.ts";

interface Settings {
  readonly watches: readonly Watch[];
  readonly routes: readonly RouteSettings[];
  /** Where approvals are asked for. */
  readonly approvalsAt: Place | null;
}

export function obstacles(settings: Settings, supported: Supported): readonly Finding[] {
  return [...sourceless(settings.watches, supported), ...unasked(settings, supported)];
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
function unasked({ routes, approvalsAt }: Settings, supported: Supported): readonly Finding[] {
  return routes.flatMap(({ approval, to }, index): Finding[] => {
    // Where nothing can be posted there is nothing to agree to.
    if (!approval || !supported.chats.includes(platformOf(to))) return [];
    const path = ["routes", index, "approval"];
    if (approvalsAt === null) {
      return [
        { path, message: "nobody can be asked: name a place for that in access.place, or remove the line" },
      ];
    }
    if (!supported.chats.includes(platformOf(approvalsAt))) {
      const message = `nobody can be asked: ${platformOf(approvalsAt)} (access.place) is not in this version`;
      return [{ path, message: `${message}; name another place, or remove the line` }];
    }
    return [];
  });
}
