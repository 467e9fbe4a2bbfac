/** What a drill says of itself in its place, and what its messages read when it is over. */
import { type DrillNotice, drillNoticeCard, drillOverCard } from "../cards/drill-place-card.ts";
import { wordsIn } from "../cards/words/catalogue.ts";
import { CARD_LANE, dropUnsent, putCard } from "../store/outbox.ts";
import { adoptMessage, sentMessages } from "../store/sent-messages.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../support/clock.ts";
import type { DrillNotes } from "./drill-notes.ts";

/** The subject of the one message about the drill itself. */
const NOTICE = "notice:drill";

interface Saying {
  readonly store: Store;
  readonly clock: Clock;
}

export type SayOfDrill = (at: DrillNotice["at"], result: DrillNotice["result"]) => Promise<void>;

/** Keeps up the message that says how the drill goes; equal content changes nothing. */
export function sayOfDrill(
  { store, clock }: Saying,
  { place, by }: DrillNotes,
  language: string | undefined,
): SayOfDrill {
  return (at, result) => {
    const card = JSON.stringify(drillNoticeCard({ by, at, result }, wordsIn(language)));
    return store.transaction((tx) => putCard(tx, { place, subject: NOTICE }, card, clock.now()));
  };
}

/** What was not sent yet is not said any more, and what was sent is told to be over. */
export async function takeBack({ store, clock }: Saying, language: string | undefined): Promise<void> {
  const card = JSON.stringify(drillOverCard(wordsIn(language)));
  const now = clock.now();
  await store.transaction(async (tx) => {
    await dropUnsent(tx);
    for (const message of await sentMessages(tx)) {
      if (message.subject === NOTICE) continue;
      const slot = message.lane === CARD_LANE ? message : await adoptMessage(tx, message, now);
      await putCard(tx, slot, card, now);
    }
  });
}
