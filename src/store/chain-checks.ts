/** What was found when the chains were last verified. */
import type { Kysely } from "kysely";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";
import type { ChainVerdict } from "./verify-chain.ts";

export interface ChainCheck {
  readonly chain: string;
  readonly checkedAt: Instant;
  readonly links: number;
  readonly broken: Pick<Extract<ChainVerdict, { is: "broken" }>, "at" | "why"> | null;
}

export async function saveChainCheck(tx: Kysely<Tables>, verdict: ChainVerdict, now: Instant): Promise<void> {
  const row = {
    chain: verdict.chain,
    checked_at: now,
    ...(verdict.is === "intact"
      ? { links: verdict.links, broken_at: null, broken_why: null }
      : { links: 0, broken_at: verdict.at, broken_why: verdict.why }),
  };
  await tx
    .insertInto("chain_checks")
    .values(row)
    .onConflict((conflict) => conflict.column("chain").doUpdateSet(row))
    .execute();
}

export async function chainChecks(db: Kysely<Tables>): Promise<readonly ChainCheck[]> {
  const rows = await db.selectFrom("chain_checks").selectAll().orderBy("chain").execute();
  return rows.map((row) => ({
    chain: row.chain,
    checkedAt: row.checked_at,
    links: row.links,
    broken:
      row.broken_at === null
        ? null
        : { at: row.broken_at, why: row.broken_why as NonNullable<ChainCheck["broken"]>["why"] },
  }));
}
