/** Why posts that matched were not read: what a gap says, in words that are stored and shown. */

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
