/** Gives a burst the shortest name that no other burst has. */
import type { Kysely } from "kysely";
import { SHORT_ID_LENGTH, shortBurstId } from "../domain/ids.ts";
import { shortIdsLike } from "../store/bursts.ts";
import type { Tables } from "../store/tables.ts";

/** A burst keeps its name over its waves; beyond six characters names may be shared, and ids are asked for. */
export async function takeShortId(tx: Kysely<Tables>, burst: string): Promise<string> {
  const taken = await shortIdsLike(tx, shortBurstId(burst));
  const own = taken.find(({ id }) => id === burst);
  if (own !== undefined) return own.shortId;
  for (let length = SHORT_ID_LENGTH.min; length < SHORT_ID_LENGTH.max; length += 1) {
    const candidate = shortBurstId(burst, length);
    if (!taken.some(({ shortId }) => shortId === candidate)) return candidate;
  }
  return shortBurstId(burst, SHORT_ID_LENGTH.max);
}
