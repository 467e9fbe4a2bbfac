/** Who posted which burst's words when, of a dossier's most active accounts. */
import { type Kysely, type SqlBool, sql } from "kysely";
import type { DossierSubject } from "../domain/dossier.ts";
import type { Instant } from "../domain/time.ts";
import type { Tables } from "./tables.ts";
import { WITHDRAWN_BURSTS } from "./taken-back.ts";

export interface StoredShare {
  /** The burst's short id. */
  readonly object: string;
  /** The account's id on its platform. */
  readonly account: string;
  /** "@handle", or the id. */
  readonly name: string;
  readonly content: string;
  readonly at: Instant;
}

/** By time; of the accounts with the most copies at most so many, and at most so many copies. */
export async function sharesOf(
  db: Kysely<Tables>,
  subject: DossierSubject,
  most: { readonly accounts: number; readonly shares: number },
): Promise<readonly StoredShare[]> {
  const meant = meantBy(subject);
  const { rows } = await sql<{
    short_id: string;
    account_id: string;
    handle: string | null;
    post_id: string;
    created_at: number;
  }>`
    with copies as (
      select distinct member.burst_id, bursts.short_id, member.account_key, member.source, member.post_id,
        member.created_at
      from burst_posts as member
      join bursts on bursts.id = member.burst_id and bursts.wave = member.wave
      where ${meant} and member.burst_id not in ${WITHDRAWN_BURSTS}
    ), busiest as (
      select account_key, count(*) as posts from copies group by account_key
      order by count(*) desc, min(created_at), account_key limit ${most.accounts}
    )
    select copies.short_id, posts.account_id, posts.handle, copies.post_id, copies.created_at
    from copies
    join busiest on busiest.account_key = copies.account_key
    join posts on posts.source = copies.source and posts.id = copies.post_id
    order by copies.created_at, copies.post_id, copies.short_id limit ${most.shares}
  `.execute(db);
  return rows.map((row) => ({
    object: row.short_id,
    account: row.account_id,
    name: row.handle === null ? row.account_id : `@${row.handle}`,
    content: row.post_id,
    at: Number(row.created_at),
  }));
}

/** Copies of the bursts that the dossier is about; of an account, of all bursts that it is in. */
function meantBy(subject: DossierSubject) {
  switch (subject.is) {
    case "burst":
      return sql<SqlBool>`member.burst_id = ${subject.burst}`;
    case "crew":
      return sql<SqlBool>`member.burst_id in (${sql.join(subject.bursts)})
        and member.account_key in (${sql.join(subject.accounts)})`;
    case "account":
      return sql<SqlBool>`member.burst_id in (
        select own.burst_id from burst_posts as own where own.account_key = ${subject.account})`;
    case "day":
      return sql<SqlBool>`member.watch_id = ${subject.watch}
        and member.created_at >= ${subject.from} and member.created_at < ${subject.to}`;
  }
}
