/** The port that says when a watch is ticked. Correctness never rests on it: ticks are fenced by claims. */

/** Ticks one watch and answers when it wants to be ticked next; null when the watch is gone. */
export type Tick = (watchId: string, signal: AbortSignal) => Promise<number | null>;

export interface Scheduler {
  /** Ticks watches at their due times until stopped; never two ticks of one watch at once. */
  start(tick: Tick): void;
  /** Lets go; resolves when the ticks under way have ended. */
  stop(): Promise<void>;
}
