/** Accounts that keep posting the same texts: as a list, and one group with what it shares. */
import type { CoPosting, Crew } from "../domain/crew.ts";
import { sentenceCard } from "./answer-cards.ts";
import { burstItem, type ListedBurst } from "./bursts-card.ts";
import { type Card, type Inline, strong, text, time } from "./card.ts";
import { accountName, firstNames, type Handles } from "./names.ts";
import { entriesAfter, listNode, type Paging, pageActions, withPage } from "./pages.ts";
import type { Words } from "./words/catalogue.ts";

/** How many accounts and bursts a group's card names of each. */
const NAMED = 12;

export interface ListedCrew {
  readonly crew: Crew;
  readonly shortId: string;
  readonly watchName: string;
}

export function crewsCard(
  view: { readonly crews: readonly ListedCrew[]; readonly paging: Paging },
  words: Words,
): Card {
  const { crews, paging } = view;
  const sentence = paging.total === 0 ? words.crews.none : words.crews.groups(paging.total);
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(withPage(sentence, paging, words))] },
      ...listNode(
        crews.map((crew) => crewItem(crew, words)),
        entriesAfter(paging),
      ),
      { is: "note", line: [text(words.crews.closing)] },
      ...pageActions(paging, { command: "crews", options: {} }, words),
    ],
  };
}

export function crewCard(
  view: ListedCrew & {
    readonly accounts: readonly {
      readonly accountId: string;
      readonly handle: string | null;
      readonly passages: number;
    }[];
    readonly bursts: readonly ListedBurst[];
    readonly handles: Handles;
  },
  words: Words,
): Card {
  const { crew, shortId, bursts, handles } = view;
  const { labels, name, notification, members, closing } = words.crews;
  const names = view.accounts.map(
    ({ handle, accountId, passages }) => `${accountName(handle, accountId, handles)} (${passages})`,
  );
  return {
    notification: notification({ shortId, accounts: crew.did.accounts }),
    mark: null,
    nodes: [
      { is: "headline", line: [text(observation(crew.did, words))] },
      { is: "line", line: [text(`${view.watchName} · ${name(shortId)}`)] },
      { is: "fact", label: labels.seen, line: span(crew, words) },
      { is: "fact", label: labels.accounts, line: [text(members(firstNames(names, NAMED, words)))] },
      {
        is: "list",
        items: bursts.slice(0, NAMED).map((burst) => burstItem(burst, handles, words)),
        more: Math.max(0, bursts.length - NAMED),
      },
      { is: "note", line: [text(closing)] },
    ],
  };
}

export function noCrewCard(typed: string, { answers }: Words): Card {
  return {
    ...sentenceCard(answers.noCrew(typed), [{ label: answers.actions.crews, command: "crews", options: {} }]),
    notification: answers.noSuchCrew,
  };
}

/** `5M2D · 14 accounts posted 9 different identical texts … · Lindqvist · first …`. */
function crewItem({ crew, shortId, watchName }: ListedCrew, words: Words): Inline[] {
  return [
    strong(shortId),
    text(` · ${observation(crew.did, words)} · ${watchName} · `),
    ...span(crew, words),
  ];
}

function observation(did: CoPosting, { burst, crews }: Words): string {
  return crews.observation({ accounts: did.accounts, coPosted: burst.coPosted(did) });
}

function span({ firstAt, lastAt }: Crew, { crews }: Words): readonly Inline[] {
  return crews.span({ first: time(firstAt, "full"), latest: time(lastAt, "full") });
}
