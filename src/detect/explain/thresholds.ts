/** Every threshold of explaining, in one place. */

export const EXPLAIN = {
  /** What "most copies" show: an explanation may not rest on a minority. */
  most: 0.5,
  /** A copy has the passage where a run of its words is so much of it. */
  placed: 0.8,
  /** A passage and a title are the same when so much of the longer is shared, as one run of words. */
  sameTitle: 0.8,
  /** A mark of a headline that few copies carry says little: so large a part has to. */
  marks: { share: 0.2 },
  /** A site is known for headlines when so many of its were shared in the watch before. */
  knownSite: 2,
  /** Letters of a site's name that are told apart from words by chance. */
  siteName: 4,
  /** Words in a title. Wikipedia's longest cited newspaper headlines stay below 25; below 4 anything is one. */
  title: { least: 4, most: 25 },
  /** From this share of capitalised longer words on, English sets a title (AP and Chicago title case). */
  titleCase: { share: 0.8, words: 4 },
  /** An app's or a button's frame is short; a longer passage is somebody's message that begins like one. */
  frameWords: 20,
  /** So much of the passage stands between the quotation marks. */
  quoted: 0.6,
  /**
   * A saying that was about: seen so often before, on other accounts, and never more within an hour than
   * this share of that. Texts that the 2016 troll accounts posted again day by day stay below the first.
   */
  saying: { sightings: 30, share: 0.25 },
  /** … and with no tempo: at most this share of its fullest hour within ten minutes. */
  rush: 0.5,
  /**
   * A saying that is about all the time, seen in so many different hours, may surge when something happens: to
   * so many times within an hour what all those days had. Of an earlier wave the copies lie in few hours.
   */
  steady: { hours: 12, times: 1 },
} as const;

/** What brings an explained burst back. */
export const RETURN = {
  /** So many copies without the mark that explains the others. */
  without: 20,
  /**
   * So many times the accounts of the largest burst of that kind in this watch, which among hundreds of sizes by a
   * power law the next one hardly ever reaches …
   */
  times: 10,
  /** … but never fewer than these. */
  accounts: 50,
  /**
   * What is usual here is known from so many explained bursts of the kind: sizes are so uneven that the
   * largest of a few says little. Before, this many accounts do.
   */
  history: 100,
  /**
   * The largest shared headline among our real posts had 292 accounts; what an app or a button writes is posted
   * by more.
   */
  unknown: 1_000,
} as const;
