/** Posts the head of each day where the operator wants it kept: what is cut later is missing from there. */
import { dayHeadCard } from "../cards/day-head-card.ts";
import { wordsIn } from "../cards/words/catalogue.ts";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import { recordDayHead } from "../store/day-heads.ts";
import { CARD_LANE, putOnce } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import type { Drawing } from "./drawing.ts";

/** Records the head of the day, once, and puts the message about it into the same transaction. */
export async function postDayHead(
  store: Pick<Store, "transaction">,
  drawing: Pick<Drawing, "mark" | "routes"> & { readonly headTo: Place | null },
  now: Instant,
): Promise<void> {
  await store.transaction(async (tx) => {
    const head = await recordDayHead(tx, now);
    const { headTo: place } = drawing;
    if (head === null || place === null) return;
    const words = wordsIn(drawing.routes.find(({ to }) => to === place)?.language);
    const card = dayHeadCard(head, drawing.mark, words);
    await putOnce(tx, { place, subject: `head:${head.day}` }, CARD_LANE, 1, JSON.stringify(card), now);
  });
}
