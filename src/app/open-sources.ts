/** The registry of sources: which of them a configuration sets up, and how each is built. */
import type { Config } from "../config/config.ts";
import { createReplaySource } from "../sources/replay/replay-source.ts";
import type { Source } from "../sources/source.ts";

export async function openSources(config: Config): Promise<readonly Source[]> {
  const sources: Source[] = [];
  if (config.sources.replay !== null) sources.push(createReplaySource(config.sources.replay));
  return sources;
}
