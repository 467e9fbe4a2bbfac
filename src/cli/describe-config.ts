/** The configuration in words, so that the operator sees what was understood and not what was meant. */
import type { Config, RouteSettings } from "../config/config.ts";
import type { Watch } from "../domain/watch.ts";
import { formatDuration } from "../support/duration.ts";
import type { Secret } from "../support/secret.ts";

/** Lines to print; no secret is in them. */
export function describeConfig(config: Config): readonly string[] {
  const { detection } = config;
  return [
    `${config.file} is understood.`,
    ...section("Watches", config.watches.map(describeWatch)),
    ...section("Sources", describeSources(config)),
    ...section("Routes", config.routes.map(describeRoute)),
    ...section("Detection", [
      `${detection.minAccounts} accounts within ${formatDuration(detection.window)}, or ${detection.slowMinAccounts} within ${formatDuration(detection.slowWindow)}`,
      `${detection.thingMinAccounts} accounts with the same link, picture or hashtags within ${formatDuration(detection.window)}`,
    ]),
    ...section("Retention", describeRetention(config)),
    ...section("Store", [describeStore(config.store.url)]),
    ...section("Secrets", [describeSecrets(config)]),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ["", title, ...(lines.length === 0 ? ["none"] : lines).map((line) => `  ${line}`)];
}

function describeWatch(watch: Watch): string {
  const parts = [`any of ${quoted(watch.keywords)}`];
  if (watch.require.length > 0) parts.push(`and one of ${quoted(watch.require)}`);
  if (watch.exclude.length > 0) parts.push(`none of ${quoted(watch.exclude)}`);
  if (watch.languages.length > 0) parts.push(`in ${watch.languages.join(", ")}`);
  parts.push(`from ${watch.sources.join(", ") || "no source"}`);
  return `${watch.id}: ${watch.name}; ${parts.join("; ")}`;
}

/** At most this many phrases are shown, and the rest counted. */
const SHOWN = 6;

function quoted(phrases: readonly string[]): string {
  const shown = phrases
    .slice(0, SHOWN)
    .map((phrase) => `"${phrase}"`)
    .join(", ");
  return phrases.length > SHOWN ? `${shown} and ${phrases.length - SHOWN} more` : shown;
}

function describeSources({ sources: { x, replay } }: Config): readonly string[] {
  const lines: string[] = [];
  if (replay !== null) {
    const speed = describeSpeed(replay.speed);
    lines.push(`replay: ${replay.files.join(", ")}; ${speed}`);
  }
  if (x !== null) lines.push(`x: asked every ${formatDuration(x.pollEvery)}`);
  return lines;
}

function describeSpeed(speed: number): string {
  if (speed === 1) return "as fast as it was written";
  return Number.isFinite(speed) ? `${speed} times as fast as it was written` : "as fast as it goes";
}

function describeRetention({ retention }: Config): readonly string[] {
  const { texts, hashes, removed, reason } = retention;
  return [
    `texts go after ${formatDuration(texts)}, what proves them after ${formatDuration(hashes)}; what is held stays`,
    removed === "drop"
      ? "a text that its platform removed goes with the next look at its burst"
      : `a text that its platform removed is kept: ${reason}`,
  ];
}

function describeRoute(route: RouteSettings): string {
  const parts = [`${route.watch === "*" ? "every watch" : route.watch} to ${route.to}`];
  if (route.minSeverity > 0) parts.push(`from severity ${route.minSeverity}`);
  if (route.ceiling !== null) parts.push(`at most ${route.ceiling} an hour`);
  if (route.quietHours !== null) {
    const { from, to, breakAbove } = route.quietHours;
    const broken = breakAbove === null ? "" : `, broken from severity ${breakAbove}`;
    parts.push(`quiet from ${from} to ${to} (${route.timezone})${broken}`);
  }
  if (route.digest !== null) {
    parts.push(`${route.digest.every} digest at ${route.digest.at} (${route.timezone})`);
  }
  if (route.approval) parts.push("after a person agreed");
  if (route.mention !== null) parts.push(`mentions ${route.mention}`);
  if (route.handles === "masked") parts.push("handles masked");
  parts.push(
    {
      digest: "explained ones in the digest",
      quiet: "explained ones only listed",
      off: "explained ones too",
    }[route.explained],
  );
  return parts.join("; ");
}

function describeSecrets({ secrets }: Config): string {
  const set = Object.entries(secrets).flatMap(([name, secret]) => (secret === null ? [] : [name]));
  return set.length === 0 ? "none set" : `set: ${set.join(", ")}`;
}

/** Without user and password. */
export function describeStore(url: Secret): string {
  const text = url.reveal();
  if (!text.startsWith("postgres")) return text;
  if (!URL.canParse(text)) return "PostgreSQL";
  const { hostname, port, pathname } = new URL(text);
  return `postgres://${hostname}${port === "" ? "" : `:${port}`}${pathname}`;
}
