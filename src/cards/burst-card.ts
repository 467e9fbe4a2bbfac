/** The message about a burst: what was said, by how many accounts, how fast, with links. */
import { type Burst, ENOUGH_HISTORY, type PostSample, type ShownPost } from "../domain/burst.ts";
import { kindWords } from "../domain/explanation.ts";
import { severityClass } from "../domain/severity.ts";
import type { Duration } from "../domain/time.ts";
import { atLeast, atMost, count, grouped } from "./amounts.ts";
import { type Action, type Card, type CardNode, type Inline, link, strong, text, time } from "./card.ts";
import { coPosted } from "./co-posted.ts";
import { notificationLine, passageExcerpt } from "./excerpt.ts";
import { maskedMentions } from "./mask.ts";
import { thingWords } from "./thing-words.ts";

/**
 * A burst as a place is told of it. Nothing in it depends on when the card is drawn, so drawing it again
 * without news gives the same card, and no edit.
 */
export interface BurstCardView {
  readonly watchName: string;
  readonly shortId: string;
  readonly burst: Burst;
  readonly sample: PostSample;
  /** How the copies compare with the passage; null where it was not compared. */
  readonly copies: { readonly wordForWord: number; readonly changed: number } | null;
  /** Names of further watches that found the same words. */
  readonly alsoFoundBy: readonly string[];
  /** Short id of the burst that absorbed this one. */
  readonly absorbedInto: string | null;
  /** Explanations that were looked for, by their kinds: "headline", "share-button". */
  readonly considered: readonly string[];
  /** What was read, as a sentence; null where there is nothing to say about it. */
  readonly coverage: string | null;
  readonly mark: Card["mark"];
  readonly handles: "full" | "masked";
  /** What to say of one that has not ended, where it is not followed any more. */
  readonly openWords?: string;
}

export function burstCard(view: BurstCardView): Card {
  const { burst } = view;
  const sentence = burstSentence(burst);
  return {
    notification: notificationLine(view.watchName, `${sentence} (${view.shortId})`, view.mark),
    mark: view.mark,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      { is: "line", line: [text(standing(view))] },
      { is: "quote", text: quoted(view) },
      { is: "fact", label: "Seen", line: seen(view) },
      ...fact("Usual here", usualHere(burst)),
      ...fact("Copies also carry", carriedThings(view)),
      ...fact("Together before", coPostedBefore(burst)),
      ...explained(view),
      ...fact("Also found by", view.alsoFoundBy.map(watchNamed).join(" · ")),
      ...fact("Read", view.coverage ?? ""),
      { is: "fact", label: "Posts", line: postsLine(view.sample) },
      { is: "note", line: [text(closing(burst))] },
      { is: "actions", actions: burstActions(view.shortId) },
    ],
  };
}

/** `12 accounts posted the same 18 words within 9 minutes`; slow ones `over 30 hours`. */
export function burstSentence(burst: Burst): string {
  const span = burst.lastAt - burst.firstAt;
  const same = burst.knownText ? "known" : "same";
  const words = burst.passageWords === 1 ? `${same} word` : `${same} ${grouped(burst.passageWords)} words`;
  const within = burst.horizon === "slow" ? `over ${atLeast(span)}` : `within ${atMost(span)}`;
  return `${count(burst.accounts, "account")} posted the ${words} ${within}`;
}

/** `01:47 @a · 01:48 @b · and 8 more`, each name a link where there is a page. */
function postsLine(sample: PostSample): Inline[] {
  const line = sample.shown.flatMap((post, i) => [
    ...(i === 0 ? [] : [text(" · ")]),
    time(post.at, i > 0 && sameDay(post.at, sample.shown[0]?.at ?? post.at) ? "clock" : "full"),
    text(" "),
    postName(post),
  ]);
  if (sample.more > 0) line.push(text(`${line.length === 0 ? "" : " · "}and ${grouped(sample.more)} more`));
  return line;
}

export function postName(post: ShownPost): Inline {
  return post.url === null ? text(post.name) : link(post.url, post.name);
}

/** What one can ask about a burst in this version. */
function burstActions(shortId: string): Action[] {
  return [
    { label: "Posts", command: "burst", options: { id: shortId, show: "posts" } },
    { label: "Accounts", command: "burst", options: { id: shortId, show: "accounts" } },
  ];
}

/** Whether two instants share their day in UTC, so that the second needs no date. */
export function sameDay(a: number, b: number): boolean {
  return new Date(a).toISOString().slice(0, 10) === new Date(b).toISOString().slice(0, 10);
}

/** `Mara Lindqvist · burst 7K3Q · still growing`. */
function standing(view: BurstCardView): string {
  const { burst } = view;
  return [
    view.watchName,
    `burst ${view.shortId}`,
    ...(burst.knownText ? ["a text that this watch knows"] : []),
    ...(burst.wave > 1 ? [`wave ${burst.wave}`] : []),
    stateWords(view),
    `severity ${burst.severity} of 100, ${severityClass(burst.severity)}`,
  ].join(" · ");
}

function stateWords(view: BurstCardView): string {
  if (view.absorbedInto !== null) return `now part of burst ${view.absorbedInto}`;
  return view.burst.state === "open" ? (view.openWords ?? "still growing") : "ended";
}

function quoted(view: BurstCardView): string {
  const passage = view.handles === "masked" ? maskedMentions(view.burst.passage) : view.burst.passage;
  return passageExcerpt(passage);
}

function seen({ burst, copies }: BurstCardView): Inline[] {
  const counts = ` · ${count(burst.accounts, "account")}, ${count(burst.posts, "post")}`;
  return [
    text("first copy we saw "),
    time(burst.firstAt, "full"),
    text(", latest "),
    time(burst.lastAt, sameDay(burst.firstAt, burst.lastAt) ? "clock" : "full"),
    text(copies === null ? counts : `${counts} · ${copyCounts(copies)}`),
  ];
}

/** `9 word for word, 4 with small changes`; what there is none of is left out. */
export function copyCounts({ wordForWord, changed }: { wordForWord: number; changed: number }): string {
  const parts = [
    ...(wordForWord > 0 ? [`${grouped(wordForWord)} word for word`] : []),
    ...(changed > 0 ? [`${grouped(changed)} with changes`] : []),
  ];
  return parts.join(", ");
}

function explained({ burst, considered }: BurstCardView): CardNode[] {
  if (burst.explanations.length > 0) {
    return burst.explanations.map(({ kind, why, liftedBy, announceIf }) => ({
      is: "fact",
      label: "Explained",
      line: [
        strong(kindWords(kind)),
        text(`: ${why} ${liftedBy === null ? announceIf : `Announced all the same: ${liftedBy}.`}`),
      ],
    }));
  }
  if (considered.length === 0) return [];
  return fact(
    "Could also be",
    `checked and not found: ${considered.map(kindWords).join(", ")}. There may be another reason.`,
  );
}

/** `at most 1 account repeats such a passage within 60 minutes (3 days of history)`. */
function usualHere({ usual, uptime }: Burst): string {
  const { accounts, window, history } = usual;
  if (uptime < ENOUGH_HISTORY) return `not enough history yet to say: ${soFar(uptime)}`;
  const repeat = accounts === 1 ? "repeats" : "repeat";
  const most = `at most ${count(accounts, "account")} ${repeat} such a passage within ${atMost(window)}`;
  return `${most} (${atLeast(history)} of history)`;
}

function soFar(uptime: Duration): string {
  return uptime === 0 ? "this watch has just begun" : `this watch has read for ${atLeast(uptime)}`;
}

/** `these 14 accounts posted 9 other identical texts …`: what they did, and nothing of why. */
function coPostedBefore({ crew }: Burst): string {
  return crew === null ? "" : `${crew.accounts} of the ${crew.of} accounts that began it ${coPosted(crew)}`;
}

/** `31 of 32 the same link: news.example/a · 30 of 32 the same hashtags: #a #b`. */
function carriedThings({ burst, handles }: BurstCardView): string {
  return burst.things.map((thing) => thingWords(thing, handles)).join(" · ");
}

function fact(label: string, value: string): CardNode[] {
  return value === "" ? [] : [{ is: "fact", label, line: [text(value)] }];
}

function watchNamed(name: string): string {
  return `watch ${name}`;
}

function closing(burst: Burst): string {
  const span = burst.horizon === "slow" ? "" : " in a short time";
  return `This shows the same words on different accounts${span}. It does not show who wrote them, or why.`;
}
