/** What was not read of what matched: how much, and why, in words that are stored with a gap. */

export const UNREAD = {
  /** The newest posts of each interval were read; what is said of it holds for the whole of it. */
  sampled: "sampled",
  /** Only the minutes that stood out by their counts were read. */
  countsLed: "led by counts",
  month: "the month's budget was spent",
  day: "the day's part of the budget was spent",
  notAgreed: "nobody had agreed to the cost",
} as const;

export type Unread = (typeof UNREAD)[keyof typeof UNREAD];

/** How much of what matched was read, where that was not everything. */
export interface Coverage {
  readonly read: number;
  /** About how many posts were not read. */
  readonly unread: number;
}
