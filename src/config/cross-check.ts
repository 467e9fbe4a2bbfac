/** What no single setting can say: names held against each other, and pieces against their secrets. */

import { nearest } from "../support/nearest.ts";
import type { Secret } from "../support/secret.ts";
import { knownKeys } from "./known-keys.ts";
import type { Names } from "./names.ts";
import type { SecretName } from "./secrets.ts";
import { platformOf, type Supported } from "./supported.ts";

export interface Finding {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const PLATFORM_NAMES: Readonly<Record<string, string>> = { slack: "Slack", discord: "Discord" };

export interface CrossCheckInput {
  readonly names: Names;
  readonly secrets: Readonly<Record<SecretName, Secret | null>>;
  readonly supported: Supported;
  /** "12:7", to name a second place in a message. */
  readonly placeOf: (path: readonly (string | number)[]) => string;
}

export function crossCheck(input: CrossCheckInput): readonly Finding[] {
  return [
    ...watchIds(input),
    ...watchSources(input),
    ...routeWatches(input),
    ...routeDuplicates(input),
    ...places(input),
    ...unheardHttp(input),
    ...missingSecrets(input),
  ];
}

function watchIds({ names, placeOf }: CrossCheckInput): readonly Finding[] {
  const first = new Map<string, number>();
  return names.watches.flatMap(({ id }, index) => {
    if (id === null) return [];
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, index);
      return [];
    }
    const path = ["watches", earlier, "id"];
    return [
      {
        path: ["watches", index, "id"],
        message: `"${id}" is taken by ${path.join(".")} (${placeOf(path)}): give one of the two another id`,
      },
    ];
  });
}

function watchSources({ names }: CrossCheckInput): readonly Finding[] {
  const known = knownKeys(["sources"]);
  return names.watches.flatMap((watch, w) =>
    watch.sources.flatMap((id, s): Finding[] => {
      if (id === null) return [];
      const path = ["watches", w, "sources", s];
      if (!known.includes(id)) {
        const meant = nearest(id, known);
        const advice = meant === null ? `there are ${known.join(" and ")}` : `did you mean "${meant}"?`;
        return [{ path, message: `"${id}" is not a source; ${advice}` }];
      }
      if (names.sources.includes(id)) return [];
      return [{ path, message: `names the source "${id}", which is not set up: add sources.${id}` }];
    }),
  );
}

function routeWatches({ names }: CrossCheckInput): readonly Finding[] {
  const ids = names.watches.flatMap((watch) => watch.id ?? []);
  return names.routes.flatMap((route, index): Finding[] => {
    if (route.watch === null || route.watch === "*" || ids.includes(route.watch)) return [];
    const meant = nearest(route.watch, ids);
    const advice =
      meant === null
        ? `there are ${ids.slice(0, 10).join(", ")}, and "*" for all`
        : `did you mean "${meant}"?`;
    return [{ path: ["routes", index, "watch"], message: `no watch has the id "${route.watch}"; ${advice}` }];
  });
}

function routeDuplicates({ names, placeOf }: CrossCheckInput): readonly Finding[] {
  const first = new Map<string, number>();
  return names.routes.flatMap((route, index): Finding[] => {
    if (route.watch === null || route.to === null) return [];
    const key = `${route.watch} ${route.to}`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
      return [];
    }
    const path = ["routes", earlier];
    const message = `repeats the route ${path.join(".")} (${placeOf(path)}), which would win: make them one`;
    return [{ path: ["routes", index], message }];
  });
}

function places({ names }: CrossCheckInput): readonly Finding[] {
  const named: readonly (readonly [readonly (string | number)[], string | null])[] = [
    ...names.routes.map((route, index) => [["routes", index, "to"], route.to] as const),
    [["access", "place"], names.approvalsAt],
    [["evidence", "headTo"], names.headTo],
  ];
  return named.flatMap(([path, place]): Finding[] => {
    if (place === null) return [];
    const platform = platformOf(place);
    if (names.chats.includes(platform) || !knownKeys(["chat"]).includes(platform)) return [];
    return [{ path, message: `goes to ${platform}, which is not set up: add chat.${platform}` }];
  });
}

/** What a platform sends over HTTP needs somebody who listens. */
function unheardHttp({ names, supported }: CrossCheckInput): readonly Finding[] {
  return Object.entries(names.modes).flatMap(([platform, mode]): Finding[] => {
    const isHttp = mode === "http" && names.chats.includes(platform) && supported.chats.includes(platform);
    if (!isHttp || names.listens) return [];
    const message = `needs http.listen, where what ${PLATFORM_NAMES[platform]} sends arrives: for example 127.0.0.1:8080`;
    return [{ path: ["chat", platform, "mode"], message }];
  });
}

/** Only of pieces that this version has: nobody needs a token for what does not exist yet. */
function missingSecrets({ names, secrets, supported }: CrossCheckInput): readonly Finding[] {
  const needed: (readonly [SecretName, readonly string[]])[] = [];
  const source = (id: string) => names.sources.includes(id) && supported.sources.includes(id);
  const chat = (id: string) => names.chats.includes(id) && supported.chats.includes(id);
  if (source("x")) needed.push(["X_BEARER_TOKEN", ["sources", "x"]]);
  if (chat("slack")) {
    const second = names.modes.slack === "http" ? "SLACK_SIGNING_SECRET" : "SLACK_APP_TOKEN";
    needed.push(["SLACK_BOT_TOKEN", ["chat", "slack"]], [second, ["chat", "slack"]]);
  }
  if (chat("discord")) needed.push(["DISCORD_TOKEN", ["chat", "discord"]]);
  if (names.webhook && supported.settings.includes("evidence")) {
    needed.push(["EVIDENCE_WEBHOOK_SECRET", ["evidence", "webhook"]]);
  }
  return needed.flatMap(([name, path]) =>
    secrets[name] === null
      ? [
          {
            path,
            message: `needs ${name}: set it in the environment or .env, or name a file with ${name}_FILE`,
          },
        ]
      : [],
  );
}
