/** Drills in a place, as commands ask for them: a made-up campaign that is played where people are told of real ones. */
import type { Place } from "../domain/alert.ts";
import type { Author } from "./workbench.ts";

/** `short` are three hours with two bursts; `week` is what is played without a configuration. */
export const DRILL_SCENARIOS = ["short", "week"] as const;
export type DrillScenario = (typeof DRILL_SCENARIOS)[number];

export type DrillStarted =
  | { readonly is: "started" }
  /** One at a time, wherever: it plays in `place`, because `by` asked for it. */
  | { readonly is: "busy"; readonly place: Place; readonly by: string }
  /** Nothing is ever told in this place. */
  | { readonly is: "no-route" };

/** `stopped`: its messages are told to be over from now on. */
export type DrillStopped = "stopped" | "none";

export interface Drills {
  /** Resolves when the drill has begun; it goes on by itself. */
  start(author: Author, scenario: DrillScenario): Promise<DrillStarted>;
  /** Ends the drill of a place before its time. */
  stop(place: Place): Promise<DrillStopped>;
}
