/** Waits for a wave to end, and sets the times at which its accounts and posts are looked at again. */
import type { Kysely } from "kysely";
import { LOOKS_AGAIN } from "../../domain/standing.ts";
import { type Duration, type Instant, MINUTE } from "../../domain/time.ts";
import { addErrands, type Errand } from "../../store/errands.ts";
import { dropTexts } from "../../store/removed-texts.ts";
import { standingsOf } from "../../store/standings.ts";
import type { Tables } from "../../store/tables.ts";
import { copiesFrom } from "../../store/wave-accounts.ts";
import { endErrand, type FollowUpParts, goOn, type Step } from "./errand.ts";

const LOOK_EVERY: Duration = MINUTE;

export async function awaitEnd(parts: FollowUpParts, { errand, wave, now }: Step): Promise<void> {
  await parts.store.transaction(async (tx) => {
    if (wave.burst.state === "open") {
      return goOn(tx, errand, { progress: null, dueAt: now + LOOK_EVERY });
    }
    const looks = LOOKS_AGAIN.map(({ after }, i) => ({
      kind: "standing" as const,
      n: i + 1,
      dueAt: now + after,
    }));
    const { burst_id: burst, wave: n, watch_id: watch, source } = errand;
    if (parts.removed === "drop") await dropWhatIsAway(tx, errand, now);
    await addErrands(tx, { burst, wave: n, watch }, source, looks);
    await endErrand(tx, errand, now);
  });
}

/** What was seen to be away while the burst was open kept its text as long as the burst needed it. */
async function dropWhatIsAway(tx: Kysely<Tables>, errand: Errand, now: Instant): Promise<void> {
  const { source, watch_id: watchId } = errand;
  const copies = await copiesFrom(tx, { burst: errand.burst_id, wave: errand.wave }, source);
  const accounts = copies.map(({ accountId }) => accountId);
  const latest = new Map(
    (await standingsOf(tx, { watchId, source, subject: "account" }, accounts)).map(({ id, is }) => [id, is]),
  );
  const ids = [...latest].filter(([, is]) => is !== "present").map(([id]) => id);
  await dropTexts(tx, source, { column: "account_id", ids }, now);
}
