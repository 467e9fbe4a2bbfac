/** The message about a burst: what was said, by how many accounts, how fast, with links. */
import { type Burst, ENOUGH_HISTORY, type PostSample, type ShownPost, thingOf } from "../domain/burst.ts";
import { type DeskNotes, isWithdrawn } from "../domain/desk-notes.ts";
import type { Following } from "../domain/following.ts";
import { severityClass } from "../domain/severity.ts";
import type { Instant } from "../domain/time.ts";
import type { Coverage } from "../domain/unread.ts";
import { type Action, type Card, type CardNode, type Inline, link, strong, text, time } from "./card.ts";
import { coverageWords } from "./coverage-words.ts";
import { correctionNodes, NO_NOTES, noteFacts } from "./desk-notes.ts";
import { notificationLine, passageExcerpt } from "./excerpt.ts";
import { announceIfWords, kindWords, liftWords, whyWords } from "./explanation-words.ts";
import { followingFacts } from "./following-facts.ts";
import { quotable, thingWords } from "./thing-words.ts";
import type { Words } from "./words/catalogue.ts";

/**
 * A burst as a place is told of it. Nothing in it depends on when the card is drawn, so drawing it again
 * without news gives the same card, and no edit.
 */
export interface BurstCardView {
  readonly watchName: string;
  readonly shortId: string;
  readonly burst: Burst;
  readonly sample: PostSample;
  /** What was learnt of its accounts and posts since it was announced. */
  readonly following: Following;
  /** How the copies compare with the passage; null where it was not compared. */
  readonly copies: { readonly wordForWord: number; readonly changed: number } | null;
  /** Names of further watches that found the same words. */
  readonly alsoFoundBy: readonly string[];
  /** Short id of the burst that absorbed this one. */
  readonly absorbedInto: string | null;
  /** Explanations that were looked for, by their kinds: "headline", "share-button". */
  readonly considered: readonly string[];
  /** How much was read while it went on; null where that was everything. */
  readonly coverage: Coverage | null;
  readonly mark: Card["mark"];
  /** What people said of it at the desk. */
  readonly notes?: DeskNotes;
  /** Who released it, in a place that asks first. */
  readonly released?: { readonly by: string; readonly at: Instant } | null;
  /** A picture of it, where the place shows some and it was drawn. */
  readonly picture?: { readonly name: string; readonly alt: string } | null;
  /** Whom the place asked to mention. */
  readonly mention?: string | null;
  readonly handles: "full" | "masked";
  /** What to say of one that has not ended, where it is not followed any more. */
  readonly openWords?: string;
  /** Whether it offers to say what makes its severity: the answer itself does not. */
  readonly offersWhy?: boolean;
  readonly words: Words;
}

export function burstCard(view: BurstCardView): Card {
  const { burst, words, notes = NO_NOTES } = view;
  if (isWithdrawn(notes)) return withdrawnCard(view, notes);
  const { labels } = words.burst;
  const corrected = notes.corrections.length > 0;
  const told = burstSentence(burst, words);
  const sentence = corrected ? words.notes.correctedHead(told) : told;
  return {
    notification: notificationLine(view.watchName, `${sentence} (${view.shortId})`, view.mark),
    mark: view.mark,
    language: words.language,
    mention: view.mention ?? null,
    severity: severityClass(burst.severity),
    topic: view.watchName,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      ...correctionNodes(notes, words),
      { is: "line", line: [text(standing(view))] },
      { is: "quote", text: quoted(view) },
      { is: "fact", label: labels.seen, line: seen(view) },
      ...fact(labels.usual, usualHere(burst, words)),
      ...fact(thingOf(burst) === null ? labels.things : labels.furtherThings, carriedThings(view)),
      ...fact(labels.together, coPostedBefore(burst, words)),
      ...explained(view),
      ...followingFacts(view.following, words, view.handles),
      ...releasedFact(view),
      ...noteFacts(notes, words),
      ...fact(labels.alsoFoundBy, view.alsoFoundBy.map(words.burst.watch).join(" · ")),
      ...fact(labels.coverage, coverageWords(view.coverage, view.words)),
      { is: "fact", label: labels.posts, line: postsLine(view.sample, words) },
      ...pictured(view),
      { is: "note", line: [text(closing(burst, words))] },
      // Where a person is asked first, what else is known of it is not for everybody to ask for.
      ...(isReleased(view) ? [] : [{ is: "actions" as const, actions: actionsOn(view) }]),
    ],
  };
}

/** What is left of a burst that was taken back: numbers and times, no words and no names of others. */
function withdrawnCard(view: BurstCardView, notes: DeskNotes): Card {
  const { burst, shortId, words } = view;
  const sentence = words.notes.withdrawnHead({ shortId, accounts: burst.accounts, posts: burst.posts });
  return {
    notification: notificationLine(view.watchName, sentence, view.mark),
    mark: view.mark,
    language: words.language,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      ...correctionNodes(notes, words),
      { is: "line", line: [text(standing(view))] },
      { is: "fact", label: words.burst.labels.seen, line: seen(view) },
    ],
  };
}

/** `12 accounts posted the same 18 words within 9 minutes`; slow ones `over 30 hours`; `the same link`. */
export function burstSentence(burst: Burst, words: Words): string {
  const thing = thingOf(burst);
  const span = burst.lastAt - burst.firstAt;
  if (thing !== null) return words.burst.thingSentence({ accounts: burst.accounts, thing, span });
  return words.burst.sentence({
    accounts: burst.accounts,
    words: burst.passageWords,
    known: burst.knownText,
    slow: burst.horizon === "slow",
    span,
  });
}

/** `01:47 @a · 01:48 @b · and 8 more`, each name a link where there is a page. */
function postsLine(sample: PostSample, words: Words): Inline[] {
  const line = sample.shown.flatMap((post, i) => [
    ...(i === 0 ? [] : [text(" · ")]),
    time(post.at, i > 0 && sameDay(post.at, sample.shown[0]?.at ?? post.at) ? "clock" : "full"),
    text(" "),
    postName(post),
  ]);
  if (sample.more > 0) line.push(text(`${line.length === 0 ? "" : " · "}${words.amounts.more(sample.more)}`));
  return line;
}

export function postName(post: ShownPost): Inline {
  return post.url === null ? text(post.name) : link(post.url, post.name);
}

function actionsOn(view: BurstCardView): Action[] {
  const actions = burstActions(view.shortId, view.words);
  if (view.offersWhy !== true) return actions;
  const why = { label: view.words.burst.actions.why, command: "burst", options: { id: view.shortId } };
  return [...actions, why];
}

/** What one can ask about a burst in this version. */
export function burstActions(shortId: string, { burst: { labels, actions } }: Words): Action[] {
  return [
    { label: labels.posts, command: "burst", options: { id: shortId, show: "posts" } },
    { label: labels.accounts, command: "burst", options: { id: shortId, show: "accounts" } },
    { label: actions.mute, command: "mute", options: { id: shortId } },
    { label: actions.review, command: "review", options: { id: shortId } },
    { label: actions.export, command: "export", options: { id: shortId } },
  ];
}

/** The latest of two instants; it needs no date where it shares the first one's day in UTC. */
export function laterTime(first: Instant, latest: Instant): Inline {
  return time(latest, sameDay(first, latest) ? "clock" : "full");
}

function sameDay(a: Instant, b: Instant): boolean {
  return new Date(a).toISOString().slice(0, 10) === new Date(b).toISOString().slice(0, 10);
}

/** `Mara Lindqvist · burst 7K3Q · still growing`. */
function standing(view: BurstCardView): string {
  const { burst, words } = view;
  const asked = view.offersWhy === true && !isReleased(view) ? ` ${words.burst.why}` : "";
  return [
    view.watchName,
    words.burst.name(view.shortId),
    ...(burst.knownText ? [words.burst.knownText] : []),
    ...(burst.wave > 1 ? [words.burst.wave(burst.wave)] : []),
    stateWords(view),
    `${words.burst.severity(burst.severity, words.burst.classes[severityClass(burst.severity)])}${asked}`,
  ].join(" · ");
}

function stateWords({ burst, absorbedInto, openWords, words }: BurstCardView): string {
  if (absorbedInto !== null) return words.burst.partOf(absorbedInto);
  return burst.state === "open" ? (openWords ?? words.burst.growing) : words.burst.ended;
}

function quoted({ burst, handles, words }: BurstCardView): string {
  const shown = quotable(burst, handles);
  return shown === "" && burst.kind === "media" ? words.burst.undescribed : passageExcerpt(shown, words);
}

function seen({ burst, copies, following, words }: BurstCardView): Inline[] {
  const { firstAt, lastAt, accounts, posts } = burst;
  const first = time(firstAt, "full");
  const line = words.burst.seen({ first, latest: laterTime(firstAt, lastAt), accounts, posts });
  const found = following.found?.firstAt ?? firstAt;
  if (found < firstAt) line.unshift(...words.following.firstFound({ first: time(found, "full") }));
  return copies === null ? line : [...line, text(` · ${copyCounts(copies, words)}`)];
}

/** `9 word for word, 4 with changes`; what there is none of is left out. */
function copyCounts(
  { wordForWord, changed }: NonNullable<BurstCardView["copies"]>,
  { burst }: Words,
): string {
  const parts = [
    ...(wordForWord > 0 ? [burst.wordForWord(wordForWord)] : []),
    ...(changed > 0 ? [burst.changed(changed)] : []),
  ];
  return parts.join(", ");
}

function explained({ burst, considered, handles, words }: BurstCardView): CardNode[] {
  const { labels, announcedAllTheSame, notFound } = words.burst;
  if (burst.explanations.length > 0) {
    return burst.explanations.map(({ kind, why, liftedBy, announceIf }) => {
      const next =
        liftedBy === null
          ? announceIfWords(announceIf, words)
          : announcedAllTheSame(liftWords(liftedBy, words));
      const line = [strong(kindWords(kind, words)), text(`: ${whyWords(why, handles, words)} ${next}`)];
      return { is: "fact", label: labels.explained, line };
    });
  }
  // What else could explain the same words explains nothing of a link or a picture.
  if (considered.length === 0 || thingOf(burst) !== null) return [];
  return fact(labels.considered, notFound(considered.map((kind) => kindWords(kind, words))));
}

function usualHere(found: Burst, { burst }: Words): string {
  const { usual, uptime } = found;
  if (uptime < ENOUGH_HISTORY) return uptime === 0 ? burst.newborn : burst.young(uptime);
  return thingOf(found) === null ? burst.usual(usual) : burst.newThing(usual.history);
}

function closing(found: Burst, { burst }: Words): string {
  const thing = thingOf(found);
  if (thing !== null) return burst.closingThing(thing);
  return found.horizon === "slow" ? burst.closingSlow : burst.closing;
}

/** `14 of the 16 accounts that began it posted 9 …`: what they did, and nothing of why. */
export function coPostedBefore({ crew }: Burst, { burst }: Words): string {
  if (crew === null) return "";
  return burst.beganBy({ accounts: crew.accounts, among: crew.of, coPosted: burst.coPosted(crew) });
}

/** `31 of 32 the same link: news.example/a · 30 of 32 the same hashtags: #a #b`. */
export function carriedThings({
  burst,
  handles,
  words,
}: Pick<BurstCardView, "burst" | "handles" | "words">): string {
  return burst.things.map((thing) => thingWords(thing, handles, words)).join(" · ");
}

function pictured({ picture = null }: BurstCardView): CardNode[] {
  return picture === null ? [] : [{ is: "picture", name: picture.name, alt: picture.alt }];
}

function isReleased({ released = null }: BurstCardView): boolean {
  return released !== null;
}

function releasedFact({ released, words }: BurstCardView): CardNode[] {
  if (released === undefined || released === null) return [];
  const { approvals } = words;
  const line = approvals.releasedBy({ name: released.by, added: time(released.at, "full") });
  return [{ is: "fact", label: approvals.released, line }];
}

function fact(label: string, value: string): CardNode[] {
  return value === "" ? [] : [{ is: "fact", label, line: [text(value)] }];
}
