/** Tells whoever archives pages which posts to archive, when a burst is announced: later they may be gone. */
import type { Kysely } from "kysely";
import type { Card } from "../cards/card.ts";
import type { Place } from "../domain/alert.ts";
import { type Instant, toIso } from "../domain/time.ts";
import { permalink } from "../evidence/permalink.ts";
import type { StoredBurst } from "../store/bursts.ts";
import { withdrawnAmong } from "../store/corrections.ts";
import { copiesOfBurst } from "../store/dossier-page.ts";
import { amendCard, CARD_LANE, putOnce } from "../store/outbox.ts";
import type { Tables } from "../store/tables.ts";

/** The place in the outbox from which the webhook is served. */
export const WEBHOOK_PLACE: Place = "webhook:evidence";

/** Subjects of calls begin so. */
const SUBJECT = "evidence:";

/** Addresses in one call; what comes later is in an export. */
const MOST_URLS = 1_000;

/** Puts it once for each wave, in the transaction that announces; addresses of posts and nothing else of them. */
export async function putEvidenceCall(
  tx: Kysely<Tables>,
  { burst, shortId }: StoredBurst,
  now: Instant,
): Promise<void> {
  const urls = await addressesOf(tx, burst.id);
  const body = {
    event: "announced",
    burst: shortId,
    wave: burst.wave,
    watch: burst.watch,
    at: toIso(now),
    urls,
  };
  const card = cardOf(shortId, body);
  const slot = { place: WEBHOOK_PLACE, subject: `${SUBJECT}${burst.id}.${burst.wave}` };
  await putOnce(tx, slot, CARD_LANE, 1, JSON.stringify(card), now);
}

/**
 * Takes out of calls about a burst what had to go since: addresses of purged posts, or all of a burst that was
 * withdrawn. What was taken already keeps no address here; what waits is made without them, or not at all.
 */
export async function amendEvidenceCalls(tx: Kysely<Tables>, burst: string): Promise<void> {
  const calls = await tx
    .selectFrom("outbox")
    .select(["id", "state", "card"])
    .where("place", "=", WEBHOOK_PLACE)
    .where("subject", "like", `${SUBJECT}${burst}.%`)
    .execute();
  if (calls.length === 0) return;
  const withdrawn = (await withdrawnAmong(tx, [burst])).has(burst);
  const gone = await purgedAddresses(tx, burst);
  for (const { id, state, card } of calls) {
    const { notification, nodes } = JSON.parse(card) as Card;
    const [node] = nodes;
    if (node?.is !== "block") continue;
    const body = JSON.parse(node.text) as { readonly urls: readonly string[] };
    const urls = withdrawn ? [] : body.urls.filter((url) => !gone.has(url));
    if (withdrawn && state !== "sent" && state !== "sending") {
      await tx.deleteFrom("outbox").where("id", "=", id).execute();
      continue;
    }
    if (urls.length === body.urls.length) continue;
    await amendCard(tx, id, JSON.stringify(cardOf(notification, { ...body, urls })));
  }
}

async function purgedAddresses(tx: Kysely<Tables>, burst: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("burst_posts")
    .innerJoin("posts", (join) =>
      join.onRef("posts.source", "=", "burst_posts.source").onRef("posts.id", "=", "burst_posts.post_id"),
    )
    .select(["posts.platform", "posts.id"])
    .where("burst_posts.burst_id", "=", burst)
    .where("posts.purged_at", "is not", null)
    .execute();
  return new Set(rows.flatMap(({ platform, id }) => permalink(platform, id) ?? []));
}

async function addressesOf(tx: Kysely<Tables>, burst: string): Promise<readonly string[]> {
  const { copies } = await copiesOfBurst(tx, burst, MOST_URLS);
  return copies.flatMap(({ platform, postId, purged }) =>
    purged === true ? [] : (permalink(platform, postId) ?? []),
  );
}

function cardOf(shortId: string, body: unknown): Card {
  return { notification: shortId, mark: null, nodes: [{ is: "block", text: JSON.stringify(body) }] };
}
