/** What happened around the bursts in a stretch of time: standing changes, desk work, and what reading cost. */
import type { Kysely } from "kysely";
import type { Micros } from "../domain/money.ts";
import type { Standing, StandingSubject } from "../domain/standing.ts";
import type { DigestStretch } from "./digests.ts";
import type { Tables } from "./tables.ts";

/** How many different accounts or posts were seen to have come to stand so, or got another handle. */
export interface ChangedCount {
  readonly subject: StandingSubject;
  readonly is: Standing | "renamed";
  readonly count: number;
}

/** Each account or post counts once for each of these, in however many watches it was looked at. */
export async function changedIn(
  db: Kysely<Tables>,
  { watches, from, to }: DigestStretch,
): Promise<readonly ChangedCount[]> {
  if (watches.length === 0) return [];
  const rows = await db
    .selectFrom("standings")
    .select(["subject", "standing", "source", "id"])
    .select((eb) => eb("earlier_handle", "is not", null).as("renamed"))
    .distinct()
    .where("watch_id", "in", [...watches])
    .where("seen_at", ">=", from)
    .where("seen_at", "<", to)
    .orderBy("subject")
    .orderBy("standing")
    .execute();
  const changes = rows.map(({ subject, standing, renamed }) => {
    const is = renamed && standing === "present" ? ("renamed" as const) : standing;
    return { subject, is };
  });
  return [...Map.groupBy(changes, ({ subject, is }) => `${subject}:${is}`).values()].map((alike) => ({
    ...alike[0]!,
    count: alike.length,
  }));
}

export async function deskWorkIn(
  db: Kysely<Tables>,
  { watches, from, to }: DigestStretch,
): Promise<{ readonly reviews: number; readonly corrections: number }> {
  if (watches.length === 0) return { reviews: 0, corrections: 0 };
  const countIn = async (table: "reviews" | "corrections") => {
    const { n } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .where("watch_id", "in", [...watches])
      .where("created_at", ">=", from)
      .where("created_at", "<", to)
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  return { reviews: await countIn("reviews"), corrections: await countIn("corrections") };
}

/** What was booked, source by source, whichever watch it was for. */
export async function costIn(
  db: Kysely<Tables>,
  { from, to }: Pick<DigestStretch, "from" | "to">,
): Promise<readonly { readonly source: string; readonly cost: Micros }[]> {
  const rows = await db
    .selectFrom("ledger")
    .select((eb) => ["source", eb.fn.sum<number>("cost").as("cost")])
    .where("booked_at", ">=", from)
    .where("booked_at", "<", to)
    .groupBy("source")
    .orderBy("source")
    .execute();
  return rows.map(({ source, cost }) => ({ source, cost: Number(cost) }));
}
