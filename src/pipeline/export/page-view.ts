/** Gathers what the page of a dossier shows: bounded, because a page is read by people. */
import type { Kysely } from "kysely";
import { COLD_START } from "../../alerts/remarkable.ts";
import { burstCard } from "../../cards/burst-card.ts";
import { burstDetailCard } from "../../cards/burst-detail-card.ts";
import type { Card } from "../../cards/card.ts";
import { copiesOf } from "../../cards/copies.ts";
import { reviewLine } from "../../cards/desk-notes.ts";
import { inertLine } from "../../cards/inert.ts";
import { sourceName } from "../../cards/source-name.ts";
import { type Words, wordsIn } from "../../cards/words/catalogue.ts";
import { runsOf } from "../../detect/differences.ts";
import { accountKey } from "../../domain/account.ts";
import { type BurstMember, burstStretch, ENOUGH_HISTORY, thingOf } from "../../domain/burst.ts";
import { isWithdrawn } from "../../domain/desk-notes.ts";
import type { DossierRequest } from "../../domain/dossier.ts";
import { EXPLANATION_KINDS } from "../../domain/explanation.ts";
import { notFollowed } from "../../domain/following.ts";
import type { Duration, Instant } from "../../domain/time.ts";
import type { Coverage } from "../../domain/unread.ts";
import type { DossierBurst, DossierCopy, DossierView, Run } from "../../dossier/view.ts";
import type { DossierAccount } from "../../evidence/dossier-rows.ts";
import { followingOf } from "../../evidence/following.ts";
import { permalink } from "../../evidence/permalink.ts";
import { samplePosts } from "../../evidence/sample.ts";
import { newestWave, type StoredBurst } from "../../store/bursts.ts";
import { deskNotesOn } from "../../store/desk-notes.ts";
import {
  copiedOf,
  copiesOfBurst,
  foundOfBurst,
  gapsWithin,
  stretchOf,
  watchNames,
} from "../../store/dossier-page.ts";
import { readFollowing } from "../../store/following.ts";
import { activeHolds } from "../../store/holds.ts";
import { membersOf } from "../../store/members.ts";
import { coverageOf } from "../../store/partly-read.ts";
import { reviewsOfBurst } from "../../store/reviews.ts";
import type { Tables } from "../../store/tables.ts";
import { describedAccounts } from "./account-files.ts";

/** By which rules bursts of a watch are found. */
export interface Rules {
  readonly minAccounts: number;
  readonly window: Duration;
  readonly slowMinAccounts: number;
  readonly slowWindow: Duration;
  readonly thingMinAccounts: number;
  readonly surprise: number;
}

export interface PageFacts {
  readonly rules: (watch: string) => Rules;
  /** Phrases with which accounts declare a relation, beside the usual ones. */
  readonly declarations: readonly string[];
  readonly removed: DossierView["removed"];
  /** What all of it is marked as, when it is not the real thing. */
  readonly mark: Card["mark"];
  readonly version: string;
  /** SHA-256 of the configuration without its secrets; null where none was read. */
  readonly configuration: string | null;
}

/** What was found out while the files were written. */
export interface PageWritten
  extends Pick<
    DossierView,
    "posts" | "accounts" | "withoutText" | "withdrawn" | "files" | "chains" | "pictures"
  > {
  readonly watches: readonly string[];
  readonly bursts: readonly string[];
}

/** Shown on the page; everything stands in the files. */
const SHOWN = { bursts: 20, copies: 500, accounts: 1_000, gaps: 100 } as const;
/** Characters of a copy's text as they are shown; with more of the wide ones a row could be longer than a page of A4. */
const SHOWN_TEXT = 2_000;
/** What was learnt of its accounts is put together for bursts of up to so many posts: that holds all of them. */
const FOLLOWED_POSTS = 2_000;

export async function pageView(
  db: Kysely<Tables>,
  { subject, language, by, at }: DossierRequest,
  facts: PageFacts,
  { watches, bursts: ids, ...written }: PageWritten,
): Promise<DossierView> {
  const words = wordsIn(language);
  const names = await watchNames(db, watches);
  const bursts: DossierBurst[] = [];
  for (const id of ids.slice(0, SHOWN.bursts)) {
    const burst = await burstOf(db, id, { facts, words, names, isWhole: subject.is === "burst" });
    if (burst !== null) bursts.push(burst);
  }
  const stretch = await stretchOf(db, subject);
  const gaps = stretch === null ? [] : await gapsWithin(db, watches, stretch);
  const listed: DossierAccount[] = [];
  for await (const page of describedAccounts(db, subject, facts.declarations)) {
    listed.push(...page.slice(0, SHOWN.accounts - listed.length));
    if (listed.length === SHOWN.accounts) break;
  }
  const { removed, mark, version, configuration } = facts;
  return {
    ...written,
    ...{ stretch, words, mark, subject, bursts, listed, removed, version, configuration },
    watchNames: watches.map((id) => names.get(id) ?? id),
    sources: stretch?.sources ?? [],
    platforms: (stretch?.platforms ?? []).map(sourceName),
    copied: await copiedOf(db, subject),
    moreBursts: Math.max(0, ids.length - SHOWN.bursts),
    moreAccounts: written.accounts - listed.length,
    gaps: gaps
      .slice(0, SHOWN.gaps)
      .map(({ watch, partly: _, ...gap }) => ({ ...gap, watchName: names.get(watch) ?? watch })),
    coverage: stretch === null ? null : await coverageOver(db, watches, stretch),
    unread: gaps.filter(({ partly }) => !partly).length,
    lastGapTo: gaps.length === 0 ? null : Math.max(...gaps.map(({ to }) => to)),
    moreGaps: Math.max(0, gaps.length - SHOWN.gaps),
    holds: (await activeHolds(db, at)).filter(({ target }) =>
      target.kind === "burst"
        ? ids.includes(target.id)
        : listed.some(({ platform, accountId }) => accountKey(platform, accountId) === target.id),
    ),
    madeBy: by.name,
    madeAt: at,
  };
}

/** Of all watches together. */
async function coverageOver(
  db: Kysely<Tables>,
  watches: readonly string[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<Coverage | null> {
  const partly: Coverage[] = [];
  for (const watch of watches) {
    const coverage = await coverageOf(db, watch, { from, to });
    if (coverage !== null) partly.push(coverage);
  }
  const sum = (of: keyof Coverage) => partly.reduce((all, coverage) => all + coverage[of], 0);
  return partly.length === 0 ? null : { read: sum("read"), unread: sum("unread") };
}

interface Telling {
  readonly facts: PageFacts;
  readonly words: Words;
  readonly names: ReadonlyMap<string, string>;
  readonly isWhole: boolean;
}

/** Null for one that was withdrawn: its words go nowhere any more. */
async function burstOf(db: Kysely<Tables>, id: string, telling: Telling): Promise<DossierBurst | null> {
  const stored = await newestWave(db, id);
  if (stored === null) return null;
  const { burst, shortId, foundAt, wordForWord } = stored;
  const notes = await deskNotesOn(db, { burst: id, wave: burst.wave });
  if (isWithdrawn(notes)) return null;
  const { copies, all } = await copiesOfBurst(db, id, SHOWN.copies);
  const found = await foundOfBurst(db, id, SHOWN.copies);
  const watchName = telling.names.get(burst.watch) ?? burst.watch;
  const card = await cardOf(db, stored, { ...telling, notes, watchName });
  return {
    burst,
    shortId,
    watchName,
    card,
    foundAt,
    isWhole: telling.isWhole,
    compared: copiesOf(burst.posts, wordForWord),
    rule: ruleOf(stored, telling.facts.rules(burst.watch)),
    copies: copies.map((copy) => copyOf(burst, copy)),
    moreCopies: all - copies.length,
    found: found.copies.map(({ foundAt, query, ...copy }) => ({ ...copyOf(burst, copy), foundAt, query })),
    moreFound: found.all - found.copies.length,
  };
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

function copyOf(
  burst: StoredBurst["burst"],
  { platform, postId, accountId, ...copy }: BurstMember,
): DossierCopy {
  const { text, handle, purged = false, createdAt: at } = copy;
  const whole: readonly Run[] | null =
    text === null ? null : thingOf(burst) === null ? runsOf(burst.passage, text) : [{ is: "same", text }];
  return {
    at,
    name: handle === null ? accountId : `@${handle}`,
    url: purged ? null : permalink(platform, postId),
    ...shownOf(whole),
  };
}

/** The beginning of a long text, whole characters of it. */
function shownOf(whole: readonly Run[] | null): Pick<DossierCopy, "runs" | "moreText"> {
  if (whole === null) return { runs: null, moreText: 0 };
  const runs: Run[] = [];
  let [room, moreText] = [SHOWN_TEXT, 0];
  for (const run of whole) {
    const text = beginning(run.text, room);
    if (text !== "") runs.push({ ...run, text });
    room -= inertLine(text).length;
    moreText += run.is === "left-out" ? 0 : run.text.length - text.length;
  }
  return { runs, moreText };
}

/** As much of a text as takes so much room when it is made inert, which what cannot be seen takes more of. */
function beginning(text: string, room: number): string {
  let end = text.length;
  while (end > 0 && inertLine(text.slice(0, end)).length > room) end = Math.floor(Math.min(end * 0.8, room));
  return end === text.length ? text : text.slice(0, end).replace(/[\uD800-\uDBFF]$/, "");
}

/** What a place is told of it, without what the page says by itself. */
async function cardOf(
  db: Kysely<Tables>,
  { burst, shortId, wordForWord, reason }: StoredBurst,
  {
    facts,
    words,
    notes,
    watchName,
  }: Telling & { readonly notes: Awaited<ReturnType<typeof deskNotesOn>>; readonly watchName: string },
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
    copies: copiesOf(burst.posts, wordForWord),
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
