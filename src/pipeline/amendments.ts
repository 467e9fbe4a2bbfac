/** Says what a correction, a withdrawal or a purge could not reach, where it was asked for. */
import { notAmendedCard } from "../cards/corrected-card.ts";
import { wordsIn } from "../cards/words/catalogue.ts";
import type { Instant } from "../domain/time.ts";
import { amendedMessages, markReported, unreportedAmendments } from "../store/amendments.ts";
import { CARD_LANE, putOnce } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import type { Drawing } from "./drawing.ts";

/** Reports every change whose messages have all been tried. */
export async function reportAmendments(store: Store, drawing: Drawing, now: Instant): Promise<void> {
  for (const { name, about, asked_in: place } of await unreportedAmendments(store.db)) {
    const messages = await amendedMessages(store.db, name);
    if (messages.some(({ failure }) => failure === null)) continue;
    const failures = messages.flatMap(({ place: where, failure }) =>
      failure === null || failure === "" ? [] : [{ place: where, why: failure }],
    );
    await store.transaction(async (tx) => {
      await markReported(tx, name, now);
      if (failures.length === 0) return;
      const words = wordsIn(drawing.routes.find(({ to }) => to === place)?.language);
      const of = { shortId: about, messages: messages.length, failures };
      const card = JSON.stringify(notAmendedCard(of, words, drawing.mark));
      await putOnce(tx, { place, subject: `notice:${name}` }, CARD_LANE, 1, card, now);
    });
  }
}
