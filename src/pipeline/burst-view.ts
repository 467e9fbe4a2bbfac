/** A burst as its card shows it, read from what is stored: the same in an announcement and in a question. */
import type { Kysely } from "kysely";
import type { BurstCardView } from "../cards/burst-card.ts";
import { copiesOf } from "../cards/copies.ts";
import { maskedName } from "../cards/mask.ts";
import { wordsIn } from "../cards/words/catalogue.ts";
import type { Route } from "../domain/alert.ts";
import { burstStretch, inOrder } from "../domain/burst.ts";
import { EXPLANATION_KINDS } from "../domain/explanation.ts";
import { followingOf } from "../evidence/following.ts";
import { samplePosts } from "../evidence/sample.ts";
import { newestWave, type StoredBurst } from "../store/bursts.ts";
import { deskNotesOn } from "../store/desk-notes.ts";
import { readFollowing } from "../store/following.ts";
import { membersOf } from "../store/members.ts";
import { coverageOf } from "../store/partly-read.ts";
import { pictureOf } from "../store/pictures.ts";
import type { Tables } from "../store/tables.ts";
import { isRemoved } from "../store/watches.ts";
import type { Drawing } from "./drawing.ts";

export interface Shown {
  readonly handles: "full" | "masked";
  readonly route: Route | null;
  /** Whether the place can show pictures. */
  readonly pictures?: boolean;
  /** Other watches whose bursts stand on the same message. */
  readonly alsoFoundBy: readonly string[];
  readonly released: NonNullable<BurstCardView["released"]> | null;
}

export async function burstView(
  tx: Kysely<Tables>,
  drawing: Drawing,
  { burst, shortId, wordForWord }: StoredBurst,
  { handles, route, alsoFoundBy, released, pictures = false }: Shown,
): Promise<BurstCardView> {
  const id = { burst: burst.id, wave: burst.wave };
  const members = await membersOf(tx, id);
  const learnt = await readFollowing(tx, { ...id, watch: burst.watch }, members);
  const absorber = burst.absorbedBy === null ? null : await newestWave(tx, burst.absorbedBy);
  const words = wordsIn(route?.language);
  return {
    picture: pictures ? await pictureOf(tx, id, words.language) : null,
    watchName: nameOf(drawing, burst.watch),
    shortId,
    // Of a watch that was removed nothing more is read, whatever was to come.
    burst: (await isRemoved(tx, burst.watch)) ? { ...burst, state: "ended" } : burst,
    sample: samplePosts(inOrder([...members, ...learnt.found]), {
      mask: handles === "masked" ? maskedName : null,
    }),
    following: followingOf(burst, members, learnt, drawing.declarations ?? []),
    copies: copiesOf(burst.posts, wordForWord),
    alsoFoundBy: alsoFoundBy.map((watch) => nameOf(drawing, watch)),
    absorbedInto: absorber?.shortId ?? null,
    considered: EXPLANATION_KINDS,
    coverage: await coverageOf(tx, burst.watch, burstStretch(burst)),
    mark: drawing.mark,
    notes: await deskNotesOn(tx, id),
    released,
    mention: route?.mention ?? null,
    handles,
    offersWhy: true,
    words,
  };
}

function nameOf(drawing: Drawing, watch: string): string {
  return drawing.watchNames.get(watch) ?? watch;
}
