/** How far a post, a text or a burst came on its way, and what stopped it. */
import type { Burst } from "../domain/burst.ts";
import type { Duration, Instant } from "../domain/time.ts";
import type { WatchMiss } from "../domain/watch-miss.ts";
import { burstSentence } from "./burst-card.ts";
import { type Action, type Card, type CardNode, type Inline, text, time } from "./card.ts";
import { notificationLine } from "./excerpt.ts";
import { kindWords, whyWords } from "./explanation-words.ts";
import type { Handles } from "./names.ts";
import { reasonWords } from "./reasons.ts";
import type { Words } from "./words/catalogue.ts";

/** So many watches are named. */
const NAMED = 5;

export interface WhyPost {
  readonly watchName: string;
  readonly readAt: Instant;
  readonly postedAt: Instant;
}

export type WhyCardView =
  | {
      readonly is: "not-matched";
      readonly misses: readonly { readonly watchName: string; readonly miss: WatchMiss }[];
    }
  | {
      readonly is: "not-read";
      readonly postedAt: Instant | null;
      readonly watches: readonly {
        readonly watchName: string;
        readonly keyword: string | null;
        readonly lastPollAt: Instant | null;
        readonly gaps: readonly { readonly from: Instant; readonly to: Instant; readonly why: string }[];
      }[];
    }
  | { readonly is: "not-judged" | "repost"; readonly post: WhyPost }
  | { readonly is: "searched"; readonly post: WhyPost; readonly shortId: string | null }
  | {
      readonly is: "too-few";
      readonly post: WhyPost;
      readonly accounts: number;
      readonly needed: number;
      readonly window: Duration;
    }
  | {
      readonly is: "in-burst";
      readonly post: WhyPost | null;
      readonly burst: {
        readonly burst: Burst;
        readonly shortId: string;
        readonly watchName: string;
        readonly reason: string;
      };
      readonly handles: Handles;
      readonly mute: { readonly byName: string; readonly until: Instant; readonly why: string } | null;
      readonly deliveries: readonly {
        readonly place: string;
        readonly state: "sent" | "waiting" | "refused";
        readonly at: Instant | null;
        readonly why: string | null;
      }[];
      readonly decisions: readonly { readonly place: string; readonly reason: string }[];
      /** Where it was asked. */
      readonly place: string;
    };

export function whyCard(view: WhyCardView, words: Words): Card {
  const [first = [], ...rest] = linesOf(view, words);
  const sentence = first.map((part) => (part.is === "text" ? part.text : "")).join("");
  const actions = actionsOf(view, words);
  const nodes: CardNode[] = [{ is: "headline", line: first }];
  if (rest.length > 0) nodes.push({ is: "list", items: rest, more: 0 });
  if (actions.length > 0) nodes.push({ is: "actions", actions });
  return { notification: notificationLine("why", sentence, null), mark: null, nodes };
}

function linesOf(view: WhyCardView, words: Words): readonly (readonly Inline[])[] {
  const { why } = words;
  switch (view.is) {
    case "not-matched":
      return [[text(why.notMatched)], ...missLines(view.misses, words), [text(why.searchDiffers)]];
    case "not-read":
      return unreadLines(view, words);
    case "repost":
      return [readLine(view.post, words), [text(why.repost)]];
    case "not-judged":
      return [readLine(view.post, words), [text(why.notJudged)]];
    case "searched":
      return [
        readLine(view.post, words),
        [text(view.shortId === null ? why.searched : why.searchedFor(view.shortId))],
      ];
    case "too-few":
      return [
        readLine(view.post, words),
        [text(view.accounts < view.needed ? why.tooFew(view) : why.enoughNow)],
      ];
    case "in-burst":
      return burstLines(view, words);
  }
}

function missLines(
  misses: Extract<WhyCardView, { is: "not-matched" }>["misses"],
  { why }: Words,
): readonly (readonly Inline[])[] {
  return misses.slice(0, NAMED).flatMap(({ watchName: watch, miss }): (readonly Inline[])[] => {
    switch (miss.is) {
      case "no-keyword": {
        if (miss.nearest === null) return [];
        const { keyword, lacking } = miss.nearest;
        const rest = lacking.length === 0 ? why.otherOrder : why.lacking(lacking);
        return [[text(`${why.nearest({ keyword, watch })}${rest}`)]];
      }
      case "not-required":
        return [[text(why.notRequired({ ...miss, watch }))]];
      case "excluded":
        return [[text(why.excluded({ ...miss, watch }))]];
      default:
        return [];
    }
  });
}

function unreadLines(
  { postedAt, watches }: Extract<WhyCardView, { is: "not-read" }>,
  { why }: Words,
): readonly (readonly Inline[])[] {
  const isText = watches.some(({ keyword }) => keyword !== null);
  const posted = postedAt === null ? [] : why.postedByNumber({ posted: time(postedAt, "full") });
  const lines: (readonly Inline[])[] = [[text(isText ? why.matchedNotRead : why.notStored), ...posted]];
  for (const { watchName: watch, keyword, lastPollAt, gaps } of watches.slice(0, NAMED)) {
    if (keyword !== null)
      lines.push([text(keyword === "" ? why.everything(watch) : why.looksFor({ watch, keyword }))]);
    for (const gap of gaps) {
      lines.push(
        why.gap({ watch, from: time(gap.from, "full"), until: time(gap.to, "full"), reason: gap.why }),
      );
    }
    if (lastPollAt === null) lines.push([text(why.neverRead(watch))]);
    else {
      const younger = postedAt !== null && postedAt > lastPollAt ? [text(why.before)] : [];
      lines.push([...why.lastRead({ watch, read: time(lastPollAt, "full") }), ...younger]);
    }
  }
  return isText ? lines : [...lines, [text(why.pasteText)]];
}

function burstLines(
  view: Extract<WhyCardView, { is: "in-burst" }>,
  words: Words,
): readonly (readonly Inline[])[] {
  const { why } = words;
  const { post, mute, deliveries, place, handles } = view;
  const { burst, shortId, watchName: watch } = view.burst;
  const lines: (readonly Inline[])[] = post === null ? [] : [readLine(post, words)];
  lines.push([text(why.inBurst({ shortId, sentence: burstSentence(burst, words), watch }))]);
  for (const explanation of burst.explanations) {
    const kind = kindWords(explanation.kind, words);
    lines.push([text(why.explainedAs({ kind, reason: whyWords(explanation.why, handles, words) }))]);
  }
  if (mute !== null)
    lines.push(why.muted({ by: mute.byName, until: time(mute.until, "full"), reason: mute.why }));
  // A place that asks for more than the usual has a decision of its own.
  const own = view.decisions.find((decision) => decision.place === place)?.reason;
  lines.push([text(reasonWords(own === undefined ? view.burst : { reason: own }, words))]);
  for (const delivery of deliveries) lines.push(deliveryLine(delivery, place, words));
  if (!deliveries.some((delivery) => delivery.place === place)) lines.push([text(why.notToldHere)]);
  return lines;
}

function deliveryLine(
  { place, state, at, why: refusal }: Extract<WhyCardView, { is: "in-burst" }>["deliveries"][number],
  here: string,
  { why }: Words,
): readonly Inline[] {
  const isHere = place === here;
  if (state === "sent" && at !== null) {
    const sent = time(at, "full");
    return isHere ? why.sentHere({ sent }) : why.sentTo({ place, sent });
  }
  if (state === "refused") {
    const said = refusal ?? "";
    return [text(isHere ? why.refusedHere(said) : why.refusedBy({ place, reason: said }))];
  }
  return [text(isHere ? why.waitsHere : why.waitsFor(place))];
}

function readLine({ watchName: watch, readAt, postedAt }: WhyPost, { why }: Words): readonly Inline[] {
  return why.read({ watch, read: time(readAt, "full"), posted: time(postedAt, "full") });
}

function actionsOf(view: WhyCardView, words: Words): readonly Action[] {
  const id = view.is === "in-burst" ? view.burst.shortId : view.is === "searched" ? view.shortId : null;
  if (id === null) return [];
  return [{ label: words.burst.name(id), command: "burst", options: { id } }];
}
