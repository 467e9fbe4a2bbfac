/** What a drill can be told. */
import type { Duration, Instant } from "../../domain/time.ts";
import type { Watch } from "../../domain/watch.ts";

export interface DrillOptions {
  /** Another seed, other people, words and minutes; the plants stay. */
  readonly seed: number;
  readonly start: Instant;
  /** `week` is the whole; `short` is three hours with two bursts. */
  readonly scenario?: "week" | "short";
  readonly pollEvery?: Duration;
  readonly pageSize?: number;
}

/** What the drill follows: the candidate of a harbour town, who like the town does not exist. */
export const DRILL_WATCH: Watch = {
  id: "drill",
  name: "Mara Lindqvist",
  keywords: ["Lindqvist"],
  require: [],
  exclude: [],
  languages: [],
  sources: ["drill"],
  texts: [],
};
