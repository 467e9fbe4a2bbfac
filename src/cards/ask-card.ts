/** What is known about a burst where somebody asks who wrote it or why, and what is not. */
import type { Following } from "../domain/following.ts";
import { burstActions, burstSentence, carriedThings, coPostedBefore } from "./burst-card.ts";
import type { ListedBurst } from "./bursts-card.ts";
import { type Card, type CardNode, text } from "./card.ts";
import { kindWords, whyWords } from "./explanation-words.ts";
import { agesWords, declaresWords, laterFacts } from "./following-facts.ts";
import type { Handles } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

/** A burst with what was learnt of its accounts. */
export interface AskedBurst extends ListedBurst {
  readonly following: Following;
}

/** @param listed the burst that was meant; null where there is none. */
export function askCard(listed: AskedBurst | null, handles: Handles, words: Words): Card {
  const { asking } = words;
  return {
    notification: asking.cannotTell,
    mark: null,
    nodes: [
      { is: "headline", line: [text(`${asking.cannotTell}.`)] },
      ...(listed === null
        ? [{ is: "line" as const, line: [text(asking.noneHere)] }]
        : whatIsKnown(listed, handles, words)),
    ],
  };
}

function whatIsKnown(listed: AskedBurst, handles: Handles, words: Words): CardNode[] {
  const { burst, shortId, watchName: watch, following } = listed;
  const { asking } = words;
  const { labels } = asking;
  if (listed.withdrawn) {
    const { accounts, posts } = burst;
    return [{ is: "line", line: [text(words.notes.withdrawnHead({ shortId, accounts, posts }))] }];
  }
  const sentence = burstSentence(burst, words);
  const kinds = burst.explanations.map(
    ({ kind, why }) => `${kindWords(kind, words)}: ${whyWords(why, handles, words)}`,
  );
  const facts: readonly (readonly [label: string, value: string])[] = [
    [labels.things, carriedThings({ burst, handles, words }) || asking.noThings],
    [labels.together, coPostedBefore(burst, words) || asking.noneTogether],
    [labels.explained, kinds.join(" ") || asking.noneExplains],
    ...(burst.knownText ? [[labels.known, asking.knownHere] as const] : []),
    [labels.declared, declaresWords(following, words, handles) ?? asking.noneDeclares],
    [labels.ages, agesWords(following, words) ?? asking.notLookedUp],
  ];
  return [
    { is: "line", line: [text(asking.about({ shortId, watch, sentence }))] },
    ...facts.map(([label, value]): CardNode => ({ is: "fact", label, line: [text(value)] })),
    ...laterFacts(following, words, handles),
    { is: "fact", label: labels.notKnown, line: [text(asking.notKnown)] },
    { is: "note", line: [text(asking.closing)] },
    { is: "actions", actions: burstActions(shortId, words) },
  ];
}
