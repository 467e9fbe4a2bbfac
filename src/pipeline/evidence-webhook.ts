/** Tells whoever archives pages which posts to archive, when a burst is announced: later they may be gone. */
import type { Kysely } from "kysely";
import type { Card } from "../cards/card.ts";
import type { Place } from "../domain/alert.ts";
import { type Instant, toIso } from "../domain/time.ts";
import { permalink } from "../evidence/permalink.ts";
import type { StoredBurst } from "../store/bursts.ts";
import { copiesOfBurst } from "../store/dossier-page.ts";
import { CARD_LANE, putOnce } from "../store/outbox.ts";
import type { Tables } from "../store/tables.ts";

/** The place in the outbox from which the webhook is served. */
export const WEBHOOK_PLACE: Place = "webhook:evidence";

/** Addresses in one call; what comes later is in an export. */
const MOST_URLS = 1_000;

/** Puts it once for each wave, in the transaction that announces; addresses of posts and nothing else of them. */
export async function putEvidenceCall(
  tx: Kysely<Tables>,
  { burst, shortId }: StoredBurst,
  now: Instant,
): Promise<void> {
  const { copies } = await copiesOfBurst(tx, burst.id, MOST_URLS);
  const urls = copies.flatMap(({ platform, postId, purged }) =>
    purged === true ? [] : (permalink(platform, postId) ?? []),
  );
  const body = {
    event: "announced",
    burst: shortId,
    wave: burst.wave,
    watch: burst.watch,
    at: toIso(now),
    urls,
  };
  const card: Card = {
    notification: shortId,
    mark: null,
    nodes: [{ is: "block", text: JSON.stringify(body) }],
  };
  const slot = { place: WEBHOOK_PLACE, subject: `evidence:${burst.id}.${burst.wave}` };
  await putOnce(tx, slot, CARD_LANE, 1, JSON.stringify(card), now);
}
