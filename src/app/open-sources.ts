/** The registry of sources: which of them a configuration sets up, and how each is built. */
import type { Config } from "../config/config.ts";
import { createReplaySource } from "../sources/replay/replay-source.ts";
import type { Source } from "../sources/source.ts";
import { USUAL_LIMITS, type XOptions } from "../sources/x/options.ts";
import { createXSource } from "../sources/x/x-source.ts";
import type { Clock } from "../support/clock.ts";

/** Prices are counted in millionths of a dollar. */
const MILLIONTHS = 1_000_000;

export async function openSources(config: Config, clock: Clock): Promise<readonly Source[]> {
  const sources: Source[] = [];
  const x = xOptions(config, clock);
  if (x !== null) sources.push(createXSource(x));
  if (config.sources.replay !== null) sources.push(createReplaySource(config.sources.replay));
  return sources;
}

/** Null where X is not set up; loading a configuration saw to the token. */
function xOptions({ sources: { x }, secrets }: Config, clock: Clock): XOptions | null {
  const token = secrets.X_BEARER_TOKEN;
  if (x === null || token === null) return null;
  const { apiUrl, pollEvery, queryLength, reposts, prices } = x;
  const millionths = (dollars: number) => Math.round(dollars * MILLIONTHS);
  return {
    ...{ token, apiUrl, pollEvery, queryLength, reposts },
    tariff: {
      post: millionths(prices.post),
      user: millionths(prices.user),
      count: millionths(prices.count),
    },
    limits: USUAL_LIMITS,
    now: () => clock.now(),
  };
}
