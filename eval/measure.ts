/** Holds what was found in a week against what is there. */
import type { BurstLine } from "../src/evidence/burst-line.ts";
import type { Planted } from "./week/campaign/campaigns.ts";
import {
  type CopyLabel,
  FURTHER_MUTATIONS,
  type InnocentKind,
  type Label,
  MUTATIONS,
  type Mutation,
  RIGHT_EXPLANATION,
} from "./week/label.ts";

/** So many of so many. */
export interface Tally {
  readonly right: number;
  readonly of: number;
}

export interface Truth {
  readonly planted: readonly Planted[];
  /** By post id; posts that are nothing but themselves need no entry. */
  readonly labels: ReadonlyMap<string, Label>;
}

/** Accounts that keep co-posting, as far as this is found. */
export interface Crew {
  /** Author ids, as in a line's `accounts`. */
  readonly accounts: readonly string[];
}

/** What is measured of a line that `replay` prints. */
export type FoundBurst = Pick<
  BurstLine,
  "id" | "horizon" | "passage" | "posts" | "announced" | "explanations"
>;

/** A burst that was announced or explained as it should not have been. */
export interface Mistake {
  readonly burst: string;
  /** What most of its posts are: a message's id, a kind of look-alike, or "ordinary". */
  readonly is: string;
  readonly posts: number;
  readonly passage: string;
  /** What was said: "announced" or the explanation's kind. */
  readonly said: string;
}

/** Bursts of one kind of look-alike, and how many of them were explained or announced. */
export interface LookAlikes {
  readonly bursts: number;
  readonly explained: number;
  readonly announced: number;
}

export interface Scores {
  /** Planted copies that are members of a burst most of whose members are copies of their message. */
  readonly copies: {
    readonly all: Tally;
    readonly big: Tally;
    readonly small: Tally;
    readonly short: Tally;
    readonly slow: Tally;
    readonly byMutation: Readonly<Record<Mutation, Tally>>;
  };
  /** Of the messages pasted within an hour, those of which some burst was announced. */
  readonly messagesAnnounced: Tally;
  /** An announcement is right only if most of the burst's members are copies of one planted message. */
  readonly announcements: Tally;
  /** By kind: right only if it names what most of the members are; on a planted burst it is an error. */
  readonly explanations: Readonly<Record<string, Tally>>;
  readonly lookAlikes: Readonly<Record<string, LookAlikes>>;
  /** Null where crews were not asked for. */
  readonly crews: CrewScores | null;
  readonly mistakes: readonly Mistake[];
}

export interface CrewScores {
  /** Of the accounts that pasted at least CREW_MESSAGES messages, those that are in a crew. */
  readonly members: Tally;
  /** Accounts in a crew that pasted nothing. */
  readonly falseAccounts: readonly string[];
}

/** From so many messages on, an account is expected to be seen as a crew's. */
export const CREW_MESSAGES = 6;

/** @param crews what was found of crews; null where nobody looked for them. */
export function measure(bursts: readonly FoundBurst[], truth: Truth, crews: readonly Crew[] | null): Scores {
  const judged = bursts.map((burst) => ({ burst, is: majorityOf(burst.posts, truth.labels) }));
  const announced = judged.filter(({ burst }) => burst.announced);
  return {
    copies: recall(judged, truth),
    messagesAnnounced: messagesTold(announced, truth.planted),
    announcements: tally(announced, ({ is }) => is.message !== null),
    explanations: explanationScores(judged),
    lookAlikes: lookAlikes(judged),
    crews: crews === null ? null : crewScores(crews, truth.planted),
    mistakes: judged.flatMap(mistakesIn),
  };
}

/** What most of a burst's members are; all null where no more than half of them are one thing. */
interface Majority {
  readonly message: string | null;
  readonly kind: InnocentKind | null;
  readonly explanation: string | null;
}

interface Judged {
  readonly burst: FoundBurst;
  readonly is: Majority;
}

function majorityOf(posts: readonly string[], labels: Truth["labels"]): Majority {
  const found = posts.map((post) => labels.get(post) ?? null);
  return {
    message: majority(found.map((label) => (label?.is === "copy" ? label.message : null))),
    kind: majority(found.map((label) => (label?.is === "innocent" ? label.kind : null))),
    explanation: majority(
      found.map((label) => (label?.is === "innocent" ? RIGHT_EXPLANATION[label.kind] : null)),
    ),
  };
}

function majority<T extends string>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const [value, count] of counts) if (count > values.length / 2) return value;
  return null;
}

function recall(judged: readonly Judged[], { planted, labels }: Truth): Scores["copies"] {
  const found = new Set<string>();
  for (const { burst, is } of judged) {
    if (is.message === null) continue;
    for (const post of burst.posts) {
      const label = labels.get(post);
      if (label?.is === "copy" && label.message === is.message) found.add(post);
    }
  }
  const messages = new Map(planted.map((message) => [message.id, message]));
  const copies = [...labels].flatMap(([post, label]) => (label?.is === "copy" ? [{ post, label }] : []));
  const among = (wanted: (label: CopyLabel, message: Planted | undefined) => boolean) =>
    tally(
      copies.filter(({ label }) => wanted(label, messages.get(label.message))),
      ({ post }) => found.has(post),
    );
  const byMutation = [...MUTATIONS, ...FURTHER_MUTATIONS].map((mutation) => [
    mutation,
    among((label) => label.mutation === mutation),
  ]);
  return {
    all: among(() => true),
    big: among(({ campaign }) => campaign === "big"),
    small: among(({ campaign }) => campaign !== "big"),
    short: among((_, message) => message?.form === "short"),
    slow: among((_, message) => message?.pace === "slow"),
    byMutation: Object.fromEntries(byMutation),
  };
}

function messagesTold(announced: readonly Judged[], planted: readonly Planted[]): Tally {
  const told = new Set(announced.map(({ is }) => is.message));
  return tally(
    planted.filter(({ pace }) => pace === "fast"),
    ({ id }) => told.has(id),
  );
}

function explanationScores(judged: readonly Judged[]): Scores["explanations"] {
  const given = judged.flatMap(({ burst, is }) => kindsGiven(burst).map((kind) => ({ kind, is })));
  const kinds = new Set(given.map(({ kind }) => kind));
  return Object.fromEntries(
    [...kinds].sort().map((kind) => [
      kind,
      tally(
        given.filter((one) => one.kind === kind),
        ({ is }) => is.explanation === kind,
      ),
    ]),
  );
}

function lookAlikes(judged: readonly Judged[]): Scores["lookAlikes"] {
  const innocent = judged.filter(({ is }) => is.message === null);
  const kinds = new Set(innocent.map(({ is }) => is.kind ?? "ordinary"));
  return Object.fromEntries(
    [...kinds].sort().map((kind) => {
      const bursts = innocent.filter(({ is }) => (is.kind ?? "ordinary") === kind).map(({ burst }) => burst);
      const explained = bursts.filter(({ explanations }) => explanations.length > 0).length;
      const announced = bursts.filter((burst) => burst.announced).length;
      return [kind, { bursts: bursts.length, explained, announced }];
    }),
  );
}

function crewScores(crews: readonly Crew[], planted: readonly Planted[]): CrewScores {
  const pasted = new Map<string, number>();
  for (const { accounts } of planted) {
    for (const account of accounts) pasted.set(account, (pasted.get(account) ?? 0) + 1);
  }
  const inCrews = new Set(crews.flatMap(({ accounts }) => accounts));
  const busy = [...pasted].filter(([, messages]) => messages >= CREW_MESSAGES);
  return {
    members: tally(busy, ([account]) => inCrews.has(account)),
    falseAccounts: [...inCrews].filter((account) => !pasted.has(account)),
  };
}

function mistakesIn({ burst, is }: Judged): Mistake[] {
  const about = {
    burst: burst.id,
    is: is.message ?? is.kind ?? "ordinary",
    posts: burst.posts.length,
    passage: burst.passage,
  };
  const announced = burst.announced && is.message === null ? [{ ...about, said: "announced" }] : [];
  const explained = kindsGiven(burst)
    .filter((kind) => kind !== is.explanation)
    .map((said) => ({ ...about, said }));
  return [...announced, ...explained];
}

/** A kind counts once a burst, whatever number of reasons speak for it. */
function kindsGiven({ explanations }: FoundBurst): string[] {
  return [...new Set(explanations.map(({ kind }) => kind))];
}

function tally<T>(items: readonly T[], isRight: (item: T) => boolean): Tally {
  return { right: items.filter(isRight).length, of: items.length };
}
