/** What a drill found, compared with what was planted in it. */
import type { Card } from "../cards/card.ts";
import { type DrillCardView, drillCard } from "../cards/drill-card.ts";
import { ENGLISH } from "../cards/words/catalogue.ts";
import type { Duration } from "../domain/time.ts";
import type { DrillSource } from "../sources/drill/drill-source.ts";
import { DRILL_WATCH } from "../sources/drill/options.ts";
import { wavesOfWatch } from "../store/bursts.ts";
import { membersOf } from "../store/members.ts";
import type { Store } from "../store/store.ts";

/** A planted text counts as found when one burst holds at least this share of its copies. */
const FOUND_SHARE = 0.8;

interface Played {
  readonly store: Store;
  readonly source: DrillSource;
}

/** The end of a drill at the terminal of whoever tries the program. */
export async function drillSummary(played: Played, took: Duration): Promise<Card> {
  return drillCard({ ...(await drillResult(played)), took }, ENGLISH);
}

/** What is counted of a drill. */
export async function drillResult({ store, source }: Played): Promise<Omit<DrillCardView, "took">> {
  const waves = (await wavesOfWatch(store.db, DRILL_WATCH.id)).filter(
    ({ burst }) => burst.absorbedBy === null,
  );
  const postsOfBursts = new Map<string, Set<string>>();
  for (const { burst } of waves) {
    const posts = postsOfBursts.get(burst.id) ?? new Set();
    const members = await membersOf(store.db, { burst: burst.id, wave: burst.wave });
    for (const { postId } of members) posts.add(postId);
    postsOfBursts.set(burst.id, posts);
  }
  const campaign = source.planted.filter(({ kind }) => kind === "campaign");
  const found = campaign.filter(({ posts }) =>
    [...postsOfBursts.values()].some((burst) => shareOf(posts, burst) >= FOUND_SHARE),
  );
  return {
    ...(await amounts(store)),
    announced: waves.filter(({ announced }) => announced).length,
    quiet: waves.filter(({ announced }) => !announced).length,
    planted: campaign.length,
    plantedFound: found.length,
  };
}

function shareOf(posts: readonly string[], burst: ReadonlySet<string>): number {
  return posts.filter((post) => burst.has(post)).length / posts.length;
}

async function amounts(store: Store): Promise<{ posts: number; accounts: number }> {
  const row = await store.db
    .selectFrom("watch_posts")
    .select((eb) => [
      eb.fn.countAll<number>().as("posts"),
      eb.fn.count<number>("account_key").distinct().as("accounts"),
    ])
    .where("watch_id", "=", DRILL_WATCH.id)
    .executeTakeFirstOrThrow();
  return { posts: Number(row.posts), accounts: Number(row.accounts) };
}
