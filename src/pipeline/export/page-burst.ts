/** Gathers what the page of a dossier shows of one burst: its rule, its copies, and what is known of it. */
import type { Kysely } from "kysely";
import { COLD_START } from "../../alerts/remarkable.ts";
import { burstCard } from "../../cards/burst-card.ts";
import { burstDetailCard } from "../../cards/burst-detail-card.ts";
import type { Card } from "../../cards/card.ts";
import { copiesOf } from "../../cards/copies.ts";
import { reviewLine } from "../../cards/desk-notes.ts";
import type { Words } from "../../cards/words/catalogue.ts";
import { burstStretch, ENOUGH_HISTORY, thingOf } from "../../domain/burst.ts";
import { type DeskNotes, isWithdrawn } from "../../domain/desk-notes.ts";
import { EXPLANATION_KINDS } from "../../domain/explanation.ts";
import { notFollowed } from "../../domain/following.ts";
import type { DossierBurst } from "../../dossier/view.ts";
import { followingOf } from "../../evidence/following.ts";
import { samplePosts } from "../../evidence/sample.ts";
import { newestWave, type StoredBurst } from "../../store/bursts.ts";
import { deskNotesOn } from "../../store/desk-notes.ts";
import { copiesOfBurst, foundOfBurst, textlessIn } from "../../store/dossier-page.ts";
import { readFollowing } from "../../store/following.ts";
import { membersOf } from "../../store/members.ts";
import { coverageOf } from "../../store/partly-read.ts";
import { reviewsOfBurst } from "../../store/reviews.ts";
import type { Tables } from "../../store/tables.ts";
import { copyOf } from "./page-copies.ts";
import type { PageFacts, Rules } from "./page-facts.ts";

/** Copies shown on the page; all of them stand in the files. */
const SHOWN = 500;
/** What was learnt of its accounts is put together for bursts of up to so many posts: that holds all of them. */
const FOLLOWED_POSTS = 2_000;

interface Telling {
  readonly facts: PageFacts;
  readonly words: Words;
  readonly names: ReadonlyMap<string, string>;
  readonly isWhole: boolean;
}

/** Null for one that was withdrawn: its words go nowhere any more. */
export async function burstOf(
  db: Kysely<Tables>,
  id: string,
  telling: Telling,
): Promise<DossierBurst | null> {
  const stored = await newestWave(db, id);
  if (stored === null) return null;
  const { burst, shortId, foundAt } = stored;
  const notes = await deskNotesOn(db, { burst: id, wave: burst.wave });
  if (isWithdrawn(notes)) return null;
  const { copies, all } = await copiesOfBurst(db, id, SHOWN);
  const found = await foundOfBurst(db, id, SHOWN);
  const compared = comparedOf(stored, await textlessIn(db, { burst: id, wave: burst.wave }));
  const watchName = telling.names.get(burst.watch) ?? burst.watch;
  const card = await cardOf(db, stored, { ...telling, notes, watchName, compared });
  return {
    burst,
    shortId,
    watchName,
    card,
    foundAt,
    isWhole: telling.isWhole,
    compared,
    rule: ruleOf(stored, telling.facts.rules(burst.watch)),
    copies: copies.map((copy) => copyOf(burst, copy)),
    moreCopies: all - copies.length,
    found: found.copies.map(({ foundAt, query, ...copy }) => ({ ...copyOf(burst, copy), foundAt, query })),
    moreFound: found.all - found.copies.length,
  };
}

/** Where some have no text any more, what is not known to be word for word may have been either. */
function comparedOf({ burst, wordForWord }: StoredBurst, textless: number): DossierBurst["compared"] {
  const copies = copiesOf(burst.posts, wordForWord);
  if (copies === null) return null;
  return textless > 0 && copies.changed > 0
    ? { wordForWord: copies.wordForWord, changed: 0, unknown: copies.changed }
    : { ...copies, unknown: 0 };
}

function ruleOf({ burst }: StoredBurst, rules: Rules): DossierBurst["rule"] {
  const { accounts, words, manyWords: most } = COLD_START;
  const firstDay = burst.uptime < ENOUGH_HISTORY ? { accounts, words, most } : null;
  const rest = { surprise: rules.surprise, firstDay };
  if (burst.knownText) return { minAccounts: 1, window: rules.window, ...rest };
  if (thingOf(burst) !== null) return { minAccounts: rules.thingMinAccounts, window: rules.window, ...rest };
  return burst.horizon === "slow"
    ? { minAccounts: rules.slowMinAccounts, window: rules.slowWindow, ...rest }
    : { minAccounts: rules.minAccounts, window: rules.window, ...rest };
}

/** What a place is told of it, without what the page says by itself. */
async function cardOf(
  db: Kysely<Tables>,
  { burst, shortId, reason }: StoredBurst,
  {
    facts,
    words,
    notes,
    watchName,
    compared,
  }: Telling & Pick<DossierBurst, "watchName" | "compared"> & { readonly notes: DeskNotes },
): Promise<Card> {
  const id = { burst: burst.id, wave: burst.wave };
  const members = burst.posts <= FOLLOWED_POSTS ? await membersOf(db, id) : [];
  const following =
    members.length === 0
      ? notFollowed(burst)
      : followingOf(
          burst,
          members,
          await readFollowing(db, { ...id, watch: burst.watch }, members),
          facts.declarations,
        );
  const card = burstCard({
    ...{ watchName, shortId, burst, following, notes, words, mark: null },
    sample: samplePosts(members),
    copies: compared,
    alsoFoundBy: [],
    absorbedInto: null,
    considered: EXPLANATION_KINDS,
    coverage: await coverageOf(db, burst.watch, burstStretch(burst)),
    handles: "full",
  });
  const detailed = burstDetailCard(card, { burst, told: [], reason }, words);
  const { labels } = words.burst;
  const elsewhere = [labels.posts, words.lists.labels.told, labels.reviewed];
  const nodes = detailed.nodes.filter((node) => node.is !== "fact" || !elsewhere.includes(node.label));
  // A message has room for the newest of its wave; here all of them stand.
  const reviews = (await reviewsOfBurst(db, burst.id)).map((review): Card["nodes"][number] => ({
    is: "fact",
    label: labels.reviewed,
    line: reviewLine(review, words),
  }));
  return { ...detailed, nodes: [...nodes, ...reviews] };
}
