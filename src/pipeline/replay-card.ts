/** A replayed wave as people read it: the card that a channel would have got. */

import { type BurstCardView, burstCard } from "../cards/burst-card.ts";
import type { Card } from "../cards/card.ts";
import { copiesOf } from "../cards/copies.ts";
import { ENGLISH } from "../cards/words/catalogue.ts";
import { EXPLANATION_KINDS } from "../domain/explanation.ts";
import { notFollowed } from "../domain/following.ts";
import { samplePosts } from "../evidence/sample.ts";
import type { ReplayedWave } from "./replay.ts";

/** Without buttons: there is nobody to press them. */
export function replayCard(
  wave: ReplayedWave,
  names: { readonly watch: string; readonly shortId: string },
): Card {
  const view: BurstCardView = {
    watchName: names.watch,
    shortId: names.shortId,
    burst: wave.burst,
    sample: samplePosts(wave.members),
    following: notFollowed(wave.burst),
    copies: copiesOf(wave.burst.posts, wave.wordForWord),
    alsoFoundBy: [],
    absorbedInto: null,
    considered: EXPLANATION_KINDS,
    coverage: null,
    mark: null,
    handles: "full",
    openWords: ENGLISH.burst.openAtTheEnd,
    words: ENGLISH,
  };
  const card = burstCard(view);
  return { ...card, nodes: card.nodes.filter((node) => node.is !== "actions") };
}
