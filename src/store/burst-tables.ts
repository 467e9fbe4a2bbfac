/** What is stored of how usual a burst's words are, and of what that says of its accounts. */

export interface UsualColumns {
  /** In how many different hours its sightings came. */
  sighting_hours: number;
  /** The most accounts within one window, about when it was detected. */
  early_accounts: number;
  /** The most accounts within ten minutes. */
  fastest: number;
  /** seq of the post with which a slow wave became a fast one, or null. */
  quickened_seq: number | null;
  /** json of SmallPart, or null. */
  small_part: string | null;
  /** 1 where posting it together says something of its accounts. */
  feeds_crews: number;
}
