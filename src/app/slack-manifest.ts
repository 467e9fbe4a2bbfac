/** Slack's app manifest for a configuration, or for none yet. */
import { slackManifest } from "../chat/slack/manifest.ts";
import { allCommands } from "../commands/all.ts";
import type { Config } from "../config/config.ts";
import { DEFAULTS } from "../config/defaults.ts";
import { ConfigError } from "../config/problem.ts";
import { asksForGroups } from "./slack-options.ts";

/** As text, to be pasted. @throws ConfigError where http mode has no public address */
export function manifestFor(config: Config | null): string {
  const features = config?.chat.slack ?? DEFAULTS.slack;
  const publicUrl = config?.chat.slack?.mode === "http" ? publicUrlOf(config) : null;
  const groups = config !== null && asksForGroups(config);
  const commands = allCommands.map(({ spec }) => spec);
  return `${JSON.stringify(slackManifest({ features, groups, publicUrl, commands }), null, 2)}\n`;
}

function publicUrlOf({ file, http }: Config): string {
  if (http.publicUrl !== null) return http.publicUrl;
  const message = "is missing: Slack has to know where to send what happens there (https://…)";
  throw new ConfigError("invalid", [
    { where: file, line: null, column: null, path: "http.publicUrl", message },
  ]);
}
