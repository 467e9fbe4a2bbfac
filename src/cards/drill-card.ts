/** The end of a drill: what was played, what was found, and how to go on with real posts. */
import { type Card, text } from "./card.ts";
import type { Words } from "./words/catalogue.ts";

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

export function drillCard(view: DrillCardView, { drill }: Words): Card {
  const { accounts, announced, quiet, planted, posts } = view;
  const sentence = drill.found({ found: view.plantedFound, planted, posts });
  const took = (view.took / 1_000).toFixed(1);
  return {
    notification: sentence,
    mark: "DRILL",
    nodes: [
      { is: "headline", line: [text(sentence)] },
      { is: "line", line: [text(drill.played({ accounts, took, announced, quiet }))] },
      { is: "note", line: [text(drill.simulated)] },
      { is: "block", text: "npm run verbatim -- init" },
    ],
  };
}
