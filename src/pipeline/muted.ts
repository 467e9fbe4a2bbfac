/** Which mute holds for a burst, with what its members have to be read for. */
import type { Kysely } from "kysely";
import { muteOf } from "../alerts/mute.ts";
import { readWords } from "../detect/tokens.ts";
import type { Mute } from "../domain/alert.ts";
import type { Burst } from "../domain/burst.ts";
import type { Instant } from "../domain/time.ts";
import { accountsOf } from "../store/members.ts";
import type { Tables } from "../store/tables.ts";

export interface Muting {
  /** Those that have not ended. */
  readonly mutes: readonly Mute[];
  /** So many accounts make a burst. */
  readonly gates: { readonly minAccounts: number };
  /** Of watches that say themselves how many. */
  readonly leastOf?: (watch: string) => number;
}

export async function muteOn(
  tx: Kysely<Tables>,
  { mutes, gates, leastOf }: Muting,
  burst: Burst,
  now: Instant,
): Promise<Mute | null> {
  if (mutes.length === 0) return null;
  const namesAccounts = mutes.some(({ target }) => target.kind === "accounts");
  const accounts = namesAccounts ? await accountsOf(tx, { burst: burst.id, wave: burst.wave }) : [];
  const { id, watch, passage } = burst;
  return muteOf(
    { id, watch, words: readWords(passage), accounts, minAccounts: leastOf?.(watch) ?? gates.minAccounts },
    mutes,
    now,
  );
}
