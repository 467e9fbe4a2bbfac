/** The end of a drill: what was played, what was found, and how to go on with real posts. */
import { count, grouped } from "./amounts.ts";
import { type Card, text } from "./card.ts";

export interface DrillCardView {
  readonly posts: number;
  readonly accounts: number;
  /** Bursts that were told to the terminal. */
  readonly announced: number;
  /** Bursts that were found and kept quiet. */
  readonly quiet: number;
  /** Hidden among the posts, and how many of them were announced. */
  readonly planted: number;
  readonly plantedFound: number;
  /** Milliseconds of real time. */
  readonly took: number;
}

export function drillCard(view: DrillCardView): Card {
  const sentence = `${grouped(view.plantedFound)} of ${count(view.planted, "planted burst")} found among ${count(view.posts, "post")}`;
  return {
    notification: sentence,
    mark: "DRILL",
    nodes: [
      { is: "headline", line: [text(sentence)] },
      {
        is: "line",
        line: [
          text(
            `${count(view.accounts, "account")}, all made up, in ${(view.took / 1_000).toFixed(1)} seconds · `,
          ),
          text(`${count(view.announced, "burst")} announced, ${grouped(view.quiet)} kept quiet (see bursts)`),
        ],
      },
      {
        is: "note",
        line: [text("Everything in this drill was simulated. Real posts need a configuration:")],
      },
      { is: "block", text: "npm run verbatim -- init" },
    ],
  };
}
