/** Stories: what a place has been told, and which bursts stand on which of its messages. */
import type { Kysely } from "kysely";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { WaveId } from "./bursts.ts";
import type { Slot } from "./outbox.ts";
import type { StoryBurstRow, Tables } from "./tables.ts";

export async function openStory(
  tx: Kysely<Tables>,
  place: Place,
  subject: string,
  now: Instant,
): Promise<void> {
  await tx.insertInto("stories").values({ place, subject, created_at: now }).execute();
}

/** Puts a wave on a story, with what is said of it by that. */
export async function tellWave(
  tx: Kysely<Tables>,
  story: { readonly place: Place; readonly subject: string },
  wave: WaveId & { readonly watch: string },
  told: {
    readonly accounts: number;
    readonly severity: number;
    readonly ended: boolean;
    readonly lineAt: Instant | null;
  },
): Promise<void> {
  const { position } = await tx
    .selectFrom("story_bursts")
    .select((eb) => eb(eb.fn.countAll<number>(), "+", eb.val(1)).as("position"))
    .where("place", "=", story.place)
    .where("subject", "=", story.subject)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("story_bursts")
    .values({
      position: Number(position),
      place: story.place,
      subject: story.subject,
      burst_id: wave.burst,
      wave: wave.wave,
      watch_id: wave.watch,
      first_accounts: told.accounts,
      told_accounts: told.accounts,
      told_severity: told.severity,
      told_ended: told.ended ? 1 : 0,
      line_at: told.lineAt,
    })
    .onConflict((conflict) =>
      conflict.columns(["place", "subject", "burst_id", "wave"]).doUpdateSet({
        told_accounts: told.accounts,
        told_severity: told.severity,
        told_ended: told.ended ? 1 : 0,
        line_at: told.lineAt,
      }),
    )
    .execute();
}

/** Where a wave has been told. */
export async function storiesOfWave(db: Kysely<Tables>, wave: WaveId): Promise<readonly StoryBurstRow[]> {
  return db
    .selectFrom("story_bursts")
    .selectAll()
    .where("burst_id", "=", wave.burst)
    .where("wave", "=", wave.wave)
    .orderBy("place")
    .orderBy("subject")
    .execute();
}

/** The waves on a story, the first told first. */
export async function wavesOfStory(
  db: Kysely<Tables>,
  place: Place,
  subject: string,
): Promise<readonly StoryBurstRow[]> {
  return db
    .selectFrom("story_bursts")
    .selectAll()
    .where("place", "=", place)
    .where("subject", "=", subject)
    .orderBy("position")
    .execute();
}

/** The newest story of a place that holds an earlier wave of this burst, opened at or after `since`. */
export async function storyOfBurst(
  db: Kysely<Tables>,
  place: Place,
  burst: string,
  since: Instant,
): Promise<string | null> {
  const row = await db
    .selectFrom("story_bursts")
    .innerJoin("stories", (join) =>
      join
        .onRef("stories.place", "=", "story_bursts.place")
        .onRef("stories.subject", "=", "story_bursts.subject"),
    )
    .select("stories.subject")
    .where("story_bursts.place", "=", place)
    .where("story_bursts.burst_id", "=", burst)
    .where("stories.created_at", ">=", since)
    .orderBy("stories.created_at", "desc")
    .orderBy("stories.subject")
    .executeTakeFirst();
  return row?.subject ?? null;
}

/** The story of a place with which a wave shares the most posts, and how many that are. */
export async function overlappingStory(
  db: Kysely<Tables>,
  place: Place,
  wave: WaveId,
): Promise<{ readonly subject: string; readonly shared: number } | null> {
  const row = await db
    .selectFrom("burst_posts as mine")
    .innerJoin("burst_posts as theirs", (join) =>
      join.onRef("theirs.source", "=", "mine.source").onRef("theirs.post_id", "=", "mine.post_id"),
    )
    .innerJoin("story_bursts", (join) =>
      join
        .onRef("story_bursts.burst_id", "=", "theirs.burst_id")
        .onRef("story_bursts.wave", "=", "theirs.wave"),
    )
    .select(["story_bursts.subject"])
    .select((eb) => eb.fn.count<number>("mine.post_id").distinct().as("shared"))
    .where("mine.burst_id", "=", wave.burst)
    .where("mine.wave", "=", wave.wave)
    .where("story_bursts.place", "=", place)
    .groupBy("story_bursts.subject")
    .orderBy("shared", "desc")
    .orderBy("story_bursts.subject")
    .executeTakeFirst();
  return row === undefined ? null : { subject: row.subject, shared: Number(row.shared) };
}

/** How many messages a place got since: what a ceiling counts. */
export async function storiesSince(db: Kysely<Tables>, place: Place, since: Instant): Promise<number> {
  const row = await db
    .selectFrom("stories")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("place", "=", place)
    .where("created_at", ">", since)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The waves of which a place may have to hear more, the first told first. */
export async function unfinishedWaves(db: Kysely<Tables>): Promise<readonly WaveId[]> {
  const rows = await db
    .selectFrom("story_bursts")
    .innerJoin("bursts", (join) =>
      join.onRef("bursts.id", "=", "story_bursts.burst_id").onRef("bursts.wave", "=", "story_bursts.wave"),
    )
    .select(["bursts.id", "bursts.wave", "bursts.detected_at"])
    .distinct()
    .where("bursts.absorbed_by", "is", null)
    .where("story_bursts.told_ended", "=", 0)
    .where((eb) =>
      eb.or([
        eb("bursts.state", "=", "ended"),
        eb("bursts.accounts", ">", eb.ref("story_bursts.told_accounts")),
        eb("bursts.severity", ">", eb.ref("story_bursts.told_severity")),
      ]),
    )
    .orderBy("bursts.detected_at")
    .orderBy("bursts.id")
    .execute();
  return rows.map(({ id, wave }) => ({ burst: id, wave }));
}

/** What was told of open waves whose watch was removed, and whose end was not told. */
export async function unwatchedStories(db: Kysely<Tables>): Promise<readonly StoryBurstRow[]> {
  return db
    .selectFrom("story_bursts")
    .innerJoin("bursts", (join) =>
      join.onRef("bursts.id", "=", "story_bursts.burst_id").onRef("bursts.wave", "=", "story_bursts.wave"),
    )
    .innerJoin("watches", "watches.id", "story_bursts.watch_id")
    .selectAll("story_bursts")
    .where("watches.removed_at", "is not", null)
    .where("story_bursts.told_ended", "=", 0)
    .where("bursts.state", "=", "open")
    .where("bursts.absorbed_by", "is", null)
    .orderBy("story_bursts.place")
    .orderBy("story_bursts.subject")
    .orderBy("story_bursts.position")
    .execute();
}

/** A place hears of no end of this wave any more. */
export async function closeTold(tx: Kysely<Tables>, { place, subject }: Slot, wave: WaveId): Promise<void> {
  await tx
    .updateTable("story_bursts")
    .set({ told_ended: 1 })
    .where("place", "=", place)
    .where("subject", "=", subject)
    .where("burst_id", "=", wave.burst)
    .where("wave", "=", wave.wave)
    .execute();
}

/** Every message that names a burst, whatever the wave: its own, those that list it, and those that ask about it. */
export async function slotsOfBurst(db: Kysely<Tables>, burst: string): Promise<readonly Slot[]> {
  const [stories, lists] = [
    await db.selectFrom("story_bursts").select(["place", "subject"]).where("burst_id", "=", burst).execute(),
    await db.selectFrom("list_bursts").select(["place", "subject"]).where("burst_id", "=", burst).execute(),
  ];
  const asked = await db
    .selectFrom("approvals")
    .select(["asked_in as place", "subject"])
    .where("burst_id", "=", burst)
    .execute();
  const slots = new Map(
    [...stories, ...lists, ...asked].map((slot) => [`${slot.place} ${slot.subject}`, slot]),
  );
  return [...slots.values()];
}
