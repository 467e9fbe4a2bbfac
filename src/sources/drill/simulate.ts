/** Plays a scenario out: who posts what and when, and what was planted among it. */
import canonicalize from "canonicalize";
import type { Post } from "../../domain/post.ts";
import { linksIn } from "../../domain/post-links.ts";
import { type Duration, HOUR, type Instant, MINUTE, toIso } from "../../domain/time.ts";
import type { Malformed } from "../source.ts";
import { changed, original } from "./changes.ts";
import { chat } from "./chatter.ts";
import { hiredPeople, ordinaryPeople, type Person, wholeSecond } from "./people.ts";
import { createRandom, type Random } from "./random.ts";
import type { Plant, Scenario } from "./scenario.ts";

/** What the drill's posts name as their source and platform. */
export const DRILL = "drill";

/** Something that a search returns at its time: a post, or an item that is none. */
export type DrillItem =
  | { readonly is: "post"; readonly at: Instant; readonly post: Post }
  | { readonly is: "malformed"; readonly at: Instant; readonly malformed: Malformed };

/** What was hidden in the posts, to be compared with what is found. */
export interface Planted {
  readonly kind: Plant["kind"];
  /** As the first of its copies could have it, unchanged. */
  readonly text: string;
  /** Account ids, by first copy. */
  readonly accounts: readonly string[];
  /** Post ids of the copies, reposts not among them, in time order. */
  readonly posts: readonly string[];
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

export interface Simulation {
  readonly start: Instant;
  readonly end: Instant;
  /** In time order. */
  readonly items: readonly DrillItem[];
  readonly planted: readonly Planted[];
}

interface Draft {
  readonly at: Instant;
  readonly person: Person;
  readonly text: string;
  readonly repostOf: Draft | null;
  readonly plant: Plant | null;
}

/** One post in eight repeats somebody else's. */
const REPOSTS = 0.12;
/** Hired accounts also chat, or they would be too easily told. */
const COVER_POSTS = 0.03;
/** How much is posted in each hour of the day (UTC), of at most 10. */
const TEMPO = [2, 1, 1, 1, 1, 2, 4, 6, 8, 7, 6, 6, 8, 7, 6, 6, 7, 8, 9, 10, 10, 8, 6, 4];

/** The same seed, start and scenario give the same items, to the last byte. */
export function simulate(scenario: Scenario, start: Instant, seed: number): Simulation {
  const random = createRandom(seed);
  const people = ordinaryPeople(scenario.people, 1, start, random);
  const hired = hiredPeople(scenario.hired, scenario.people + 1, start, random);
  const drafts = [
    ...ordinaryPosts(scenario, start, people, hired, random),
    ...scenario.plants.flatMap((plant) => plantedPosts(plant, start, people, hired, random)),
  ].sort((a, b) => a.at - b.at);
  const ids = new Map(drafts.map((draft, index) => [draft, `drill-${String(index + 1).padStart(6, "0")}`]));
  const idOf = (draft: Draft) => ids.get(draft) ?? "";
  const items = [
    ...drafts.map((draft): DrillItem => ({ is: "post", at: draft.at, post: toPost(draft, idOf) })),
    ...malformedItems(scenario, start, random),
  ].sort((a, b) => a.at - b.at);
  return {
    start,
    end: start + scenario.length,
    items,
    planted: scenario.plants.map((plant) => describe(plant, drafts, idOf)),
  };
}

function ordinaryPosts(
  scenario: Scenario,
  start: Instant,
  people: readonly Person[],
  hired: readonly Person[],
  random: Random,
): Draft[] {
  const times = Array.from({ length: scenario.posts }, () => timeOfDay(start, scenario.length, random)).sort(
    (a, b) => a - b,
  );
  const drafts: Draft[] = [];
  for (const at of times) {
    const person = random.chance(COVER_POSTS) ? random.pick(hired) : somebody(people, random);
    const recent = drafts[drafts.length - 1 - random.below(60)];
    if (recent !== undefined && recent.person !== person && random.chance(REPOSTS)) {
      const repostOf = recent.repostOf ?? recent;
      drafts.push({ at, person, text: repostOf.text, repostOf, plant: null });
    } else {
      drafts.push({ at, person, text: chat(random), repostOf: null, plant: null });
    }
  }
  return drafts;
}

function plantedPosts(
  plant: Plant,
  start: Instant,
  people: readonly Person[],
  hired: readonly Person[],
  random: Random,
): Draft[] {
  // A headline or a petition is shared by anybody; a campaign is not.
  const chosen = random.sample(plant.kind === "campaign" ? hired : people, plant.accounts);
  const authors = [...chosen, ...random.sample(chosen, plant.repeats)];
  const from = start + plant.at;
  const copies = authors.map((person, index): Draft => {
    // The first copy opens and the last closes the plant; the others come in between.
    const share = index === 0 ? 0 : index === 1 ? 1 : random.next();
    return {
      at: wholeSecond(from + share * plant.over),
      person,
      text: changed(plant.text, random.pick(plant.changes), random),
      repostOf: null,
      plant,
    };
  });
  const reposts = random.sample(people, plant.reposts).map((person): Draft => {
    const copy = random.pick(copies);
    const at = wholeSecond(copy.at + MINUTE + random.next() * HOUR);
    return { at, person, text: copy.text, repostOf: copy, plant: null };
  });
  return [...copies, ...reposts.filter((repost) => repost.at > from)];
}

/** Few post much, many post once or twice. */
function somebody(people: readonly Person[], random: Random): Person {
  const share = random.next();
  return people[Math.floor(share * share * people.length)] as Person;
}

/** By day more than by night: times are drawn until one is kept with its hour's probability. */
function timeOfDay(start: Instant, length: Duration, random: Random): Instant {
  for (;;) {
    const at = wholeSecond(start + random.next() * length);
    const hour = Math.floor(at / HOUR) % 24;
    if (random.chance((TEMPO[hour] ?? 0) / Math.max(...TEMPO))) return at;
  }
}

function toPost(draft: Draft, idOf: (draft: Draft) => string): Post {
  const item = {
    id: idOf(draft),
    platform: DRILL,
    author: { id: draft.person.id, handle: draft.person.handle },
    text: draft.text,
    lang: "en",
    repostOf: draft.repostOf === null ? null : idOf(draft.repostOf),
    links: linksIn(draft.text).map((link) => ({ ...link, title: draft.plant?.title ?? null })),
    media: [],
  };
  const raw = canonicalize({
    ...item,
    author: { ...item.author, createdAt: toIso(draft.person.createdAt) },
    createdAt: toIso(draft.at),
  });
  return { ...item, source: DRILL, createdAt: draft.at, raw: raw ?? "" };
}

function malformedItems(scenario: Scenario, start: Instant, random: Random): DrillItem[] {
  return Array.from({ length: scenario.malformed }, (_, index): DrillItem => {
    const at = timeOfDay(start, scenario.length, random);
    const id = `drill-broken-${index + 1}`;
    const malformed = random.pick<Malformed>([
      { raw: JSON.stringify({ id, createdAt: toIso(at) }), why: "author is missing" },
      { raw: JSON.stringify({ id, author: null, text: 7 }), why: "author is not an object" },
      { raw: `{"id":"${id}","text":"Lindqvist at the`, why: "is not JSON" },
    ]);
    return { is: "malformed", at, malformed };
  });
}

function describe(plant: Plant, drafts: readonly Draft[], idOf: (draft: Draft) => string): Planted {
  const copies = drafts.filter((draft) => draft.plant === plant);
  return {
    kind: plant.kind,
    text: original(plant.text),
    accounts: [...new Set(copies.map((copy) => copy.person.id))],
    posts: copies.map(idOf),
    firstAt: copies.at(0)?.at ?? 0,
    lastAt: copies.at(-1)?.at ?? 0,
  };
}
