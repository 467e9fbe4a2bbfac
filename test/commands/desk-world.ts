/** Two watches' data as the pipeline would have stored them, to look at through a desk. */

import type { Kysely } from "kysely";
import { FOLD_VERSION, readWords } from "../../src/detect/tokens.ts";
import { accountKey } from "../../src/domain/account.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { putMute } from "../../src/store/mutes.ts";
import type { Store } from "../../src/store/store.ts";
import type { Tables } from "../../src/store/tables.ts";
import { wordsToBlob } from "../../src/store/words-blob.ts";

/** Monday noon; everything happens in the hours after it. */
export const NOON = Date.UTC(2026, 10, 23, 12);

export const PASSAGE = {
  workers: "Only one candidate has stood up for our harbour workers",
  vote: "This Sunday we can thank her together at the ballot",
  market: "Nobody else would have saved the fish market for us",
};

interface Burst {
  readonly id: string;
  readonly shortId: string;
  readonly passage: string;
  /** [account, minutes after noon]; a number alone is also the post. */
  readonly copies: readonly (readonly [account: string, minute: number])[];
  readonly absorbedBy?: string;
  readonly wave?: number;
  readonly ended?: boolean;
  readonly told?: readonly string[];
}

interface WatchWorld {
  readonly id: string;
  readonly name: string;
  readonly bursts: readonly Burst[];
}

const HARBOUR: WatchWorld = {
  id: "harbour",
  name: "Mara Lindqvist",
  bursts: [
    {
      ...{
        id: "7K3QAAAAAAAAAAAA",
        shortId: "7K3Q",
        passage: PASSAGE.workers,
        told: ["slack:C1", "terminal"],
      },
      copies: [
        ["anna", 10],
        ["bert", 11],
        ["cem", 12],
        ["dora", 13],
      ],
    },
    {
      ...{ id: "7KX2AAAAAAAAAAAA", shortId: "7KX2", passage: PASSAGE.vote, ended: true },
      copies: [
        ["bert", 20],
        ["anna", 21],
        ["eva", 22],
      ],
    },
    {
      ...{ id: "7KX2AAAAAAAAAAAA", shortId: "7KX2", passage: PASSAGE.vote, wave: 2 },
      copies: [
        ["eva", 40],
        ["anna", 41],
        ["bert", 42],
      ],
    },
    {
      ...{ id: "5M2D0AAAAAAAAAAA", shortId: "5M2D", passage: "stood up for our harbour workers this year" },
      ...{ absorbedBy: "7K3QAAAAAAAAAAAA" },
      copies: [
        ["bert", 11.5],
        ["cem", 12.5],
      ],
    },
  ],
};

const MARKET: WatchWorld = {
  id: "market",
  name: "Ola Okafor",
  bursts: [
    {
      ...{
        id: "7K3QZAAAAAAAAAAA",
        shortId: "7K3QZ",
        passage: PASSAGE.workers,
        told: ["slack:C1", "discord:9"],
      },
      copies: [
        // The same posts that the other watch collected, and one of its own.
        ["anna", 10],
        ["cem", 12],
        ["gus", 14],
      ],
    },
    {
      ...{ id: "6TTTAAAAAAAAAAAA", shortId: "6TTT", passage: PASSAGE.market, told: ["discord:9"] },
      copies: [
        ["cem", 90],
        ["anna", 91],
        ["gus", 92],
      ],
    },
  ],
};

const WATCHES = { harbour: HARBOUR, market: MARKET };
export type WorldWatch = keyof typeof WATCHES;

/** Handles are written with a capital; `anna` was called otherwise in the market's posts. */
function handleOf(account: string, watch: string): string {
  if (watch === "market" && account === "anna") return "Anna_Before";
  return `${account.charAt(0).toUpperCase()}${account.slice(1)}`;
}

export async function fillWorld(store: Store, watches: readonly WorldWatch[]): Promise<void> {
  await store.transaction(async (tx) => {
    for (const id of watches) await fillWatch(tx, WATCHES[id]);
  });
}

async function fillWatch(tx: Kysely<Tables>, world: WatchWorld): Promise<void> {
  const watch = {
    id: world.id,
    name: world.name,
    keywords: ["harbour"],
    require: [],
    exclude: [],
    texts: [],
  };
  await tx
    .insertInto("watches")
    .values({
      ...{
        id: world.id,
        origin: "file",
        definition: JSON.stringify({ ...watch, languages: [], sources: [] }),
      },
      ...{ epoch: 0, next_seq: 1, clock: null, due_at: 0, poll_started_at: null, last_poll_at: NOON },
      ...{ last_error: world.id === "market" ? "X answered 503" : null, created_at: 0, removed_at: null },
    })
    .execute();
  let seq = 0;
  for (const burst of world.bursts) {
    await insertWave(tx, world, burst, seq + 1);
    for (const [account, minute] of burst.copies) {
      await insertCopy(tx, world, burst, { account, minute, seq: ++seq });
    }
    for (const place of burst.told ?? []) await tell(tx, world, burst, place);
  }
  await tx
    .insertInto("gaps")
    .values({ watch_id: world.id, source: "x", from_at: 1, to_at: 2, why: world.name, recorded_at: NOON })
    .execute();
  await tx
    .insertInto("malformed")
    .values({ watch_id: world.id, source: "x", why: "no id", raw: "{}", recorded_at: NOON })
    .execute();
}

async function insertWave(tx: Kysely<Tables>, world: WatchWorld, burst: Burst, seq: number): Promise<void> {
  const times = burst.copies.map(([, minute]) => NOON + minute * MINUTE);
  const words = readWords(burst.passage);
  await tx
    .insertInto("bursts")
    .values({
      ...{ id: burst.id, wave: burst.wave ?? 1, watch_id: world.id, short_id: burst.shortId },
      ...{ horizon: "fast", kind: "identical", passage: burst.passage, passage_words: words.length },
      ...{ anchor_seq: seq, anchor_ordinal: 0, fold_version: FOLD_VERSION, anchor_words: wordsToBlob(words) },
      ...{ first_at: Math.min(...times), last_at: Math.max(...times), detected_at: Math.max(...times) },
      ...{ detected_seq: seq + burst.copies.length - 1, found_at: Math.max(...times) + MINUTE },
      ...{ accounts: burst.copies.length, posts: burst.copies.length, explanations: "[]", things: "[]" },
      ...{
        anchor_length: words.length,
        surprise: 8,
        sightings: 0,
        sighting_hours: 0,
        uptime: 4 * DAY,
        crew: null,
        severity: 15,
      },
      usual: JSON.stringify({ accounts: 1, window: HOUR, history: 73 * HOUR }),
      early_accounts: 4,
      fastest: 4,
      quickened_seq: null,
      small_part: null,
      feeds_crews: 1,
      severity_parts: JSON.stringify({ surprise: 8, tempo: 5, length: 2, crew: 0, link: 0 }),
      ...{ state: burst.ended ? "ended" : "open", absorbed_by: burst.absorbedBy ?? null },
      ...{ announced: 1, reason: "first" },
    })
    .execute();
}

async function insertCopy(
  tx: Kysely<Tables>,
  world: WatchWorld,
  burst: Burst,
  copy: { readonly account: string; readonly minute: number; readonly seq: number },
): Promise<void> {
  const id = `${copy.account}-${copy.minute}`;
  const at = NOON + copy.minute * MINUTE;
  const text = `${burst.passage}! https://t.example/${id}`;
  const key = accountKey("x", copy.account);
  await tx
    .insertInto("posts")
    .values({
      ...{
        source: "x",
        id,
        platform: "x",
        account_id: copy.account,
        handle: handleOf(copy.account, world.id),
      },
      ...{
        created_at: at,
        collected_at: at,
        text,
        lang: null,
        repost_of: null,
        attachments: null,
        raw: null,
        raw_sha256: "",
      },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const member = { watch_id: world.id, source: "x", post_id: id, account_key: key, created_at: at };
  await tx
    .insertInto("watch_posts")
    .values({
      ...{ ...member, repost: 0, via: "poll", seq: copy.seq, clock: at, fold_version: FOLD_VERSION },
      words: wordsToBlob(readWords(text)),
    })
    .execute();
  await tx
    .insertInto("burst_posts")
    .values({
      ...{ ...member, burst_id: burst.id, wave: burst.wave ?? 1, seq: copy.seq, joined_seq: copy.seq },
      ...{ word_from: 0, word_to: 8, anchor_from: 0 },
    })
    .execute();
}

/** In one place the message is parked, in the others it waits. */
async function tell(tx: Kysely<Tables>, world: WatchWorld, burst: Burst, place: string): Promise<void> {
  const subject = `story-${burst.id}`;
  await tx.insertInto("stories").values({ place, subject, created_at: NOON }).execute();
  await tx
    .insertInto("story_bursts")
    .values({
      ...{ place, subject, burst_id: burst.id, wave: burst.wave ?? 1, watch_id: world.id },
      ...{ position: 1, first_accounts: 4, told_accounts: 4, told_severity: 15, told_ended: 0 },
    })
    .execute();
  const parked = place === "slack:C1";
  await tx
    .insertInto("outbox")
    .values({
      ...{ place, subject, lane: "card", n: 1, key: `${place} ${subject}`, card: "{}", card_sha256: "" },
      ...{ state: parked ? "parked" : "pending", attempts: 1, next_at: 0, sending_at: null, sent_at: null },
      ...{ ref: null, error: parked ? `refused the card of ${world.name}` : null, created_at: NOON },
    })
    .execute();
}

/** Somebody muted a watch for a day. */
export async function muteWatch(store: Store, id: WorldWatch): Promise<void> {
  const by = { by: "slack:U1", byName: "Ann", why: "holidays", watches: null };
  const mute = { target: { kind: "watch", id } as const, until: NOON + DAY, ...by };
  await store.transaction((tx) => putMute(tx, mute, NOON));
}
