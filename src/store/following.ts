/** Everything stored that was learnt of a wave after it was announced. */
import type { Kysely } from "kysely";
import type { BurstMember } from "../domain/burst.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { StandingChange } from "../domain/standing.ts";
import type { Watch } from "../domain/watch.ts";
import type { WaveId } from "./bursts.ts";
import { type Errand, errandsOf } from "./errands.ts";
import { foundPostsOf } from "./found-posts.ts";
import { type PostDetail, postDetailsOf } from "./post-details.ts";
import { type QuotedPost, quotedPosts, quotedTogether } from "./quoted-posts.ts";
import { snapshotsOf } from "./snapshots.ts";
import { standingsOf } from "./standings.ts";
import type { Tables } from "./tables.ts";

export interface StoredFollowing {
  readonly watch: Pick<Watch, "name" | "keywords">;
  readonly found: readonly BurstMember[];
  readonly errands: readonly Errand[];
  readonly details: readonly (PostDetail & { readonly platform: string })[];
  /** What several of the copies quote. */
  readonly quoted: readonly QuotedPost[];
  /** The earliest first. */
  readonly snapshots: readonly Snapshot[];
  /** The earliest first, with the source that said so. */
  readonly standings: readonly (StandingChange & { readonly source: string })[];
}

export async function readFollowing(
  db: Kysely<Tables>,
  wave: WaveId & { readonly watch: string },
  members: readonly BurstMember[],
): Promise<StoredFollowing> {
  const row = await db
    .selectFrom("watches")
    .select("definition")
    .where("id", "=", wave.watch)
    .executeTakeFirst();
  const watch =
    row === undefined ? { name: wave.watch, keywords: [] } : (JSON.parse(row.definition) as Watch);
  const found = await foundPostsOf(db, wave);
  const all = [...members, ...found];
  const errands = await errandsOf(db, wave);
  const snapshots: Snapshot[] = [];
  const details: (PostDetail & { platform: string })[] = [];
  const quoted: QuotedPost[] = [];
  const standings: (StandingChange & { source: string })[] = [];
  for (const source of new Set(errands.map((errand) => errand.source))) {
    const own = all.filter((member) => member.source === source);
    const accounts = [...new Set(own.map(({ accountId }) => accountId))];
    const posts = own.map(({ postId }) => postId);
    snapshots.push(...(await snapshotsOf(db, wave.watch, source, accounts)));
    const platform = own[0]?.platform ?? source;
    const looked = await postDetailsOf(db, source, posts);
    details.push(...looked.map((detail) => ({ ...detail, platform })));
    quoted.push(...(await quotedPosts(db, source, quotedTogether(looked))));
    const of = { watchId: wave.watch, source };
    const changes = [
      ...(await standingsOf(db, { ...of, subject: "account" }, accounts)),
      ...(await standingsOf(db, { ...of, subject: "post" }, posts)),
    ];
    standings.push(...changes.map((change) => ({ ...change, source })));
  }
  return { watch, found, errands, details, quoted, snapshots, standings };
}
