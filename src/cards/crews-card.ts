/** Accounts that keep posting the same texts: as a list, and one group with what it shares. */
import type { CoPosting, Crew } from "../domain/crew.ts";
import { count, grouped } from "./amounts.ts";
import { burstItem, type ListedBurst } from "./bursts-card.ts";
import { type Card, type Inline, strong, text, time } from "./card.ts";
import { coPosted } from "./co-posted.ts";
import { accountName, type Handles } from "./names.ts";
import { entriesAfter, type Paging, pageActions, pageWords } from "./pages.ts";

/** How many accounts and bursts a group's card names of each. */
const NAMED = 12;

const CLOSING =
  "This is what these accounts did in the posts read here. It does not show why, or who runs them.";

export interface ListedCrew {
  readonly crew: Crew;
  readonly shortId: string;
  readonly watchName: string;
}

export function crewsCard(view: { readonly crews: readonly ListedCrew[]; readonly paging: Paging }): Card {
  const { crews, paging } = view;
  const sentence =
    paging.total === 0
      ? "No accounts that keep posting the same texts"
      : `${count(paging.total, "group")} of accounts that keep posting the same texts`;
  const page = pageWords(paging);
  const actions = pageActions(paging, "crews", {});
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(page === null ? sentence : `${sentence}, ${page}`)] },
      ...(crews.length === 0
        ? []
        : [{ is: "list" as const, items: crews.map(crewItem), more: entriesAfter(paging) }]),
      { is: "note", line: [text(CLOSING)] },
      ...(actions.length === 0 ? [] : [{ is: "actions" as const, actions }]),
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
): Card {
  const { crew, shortId, accounts, bursts, handles } = view;
  const names = accounts
    .slice(0, NAMED)
    .map(({ handle, accountId, passages }) => `${accountName(handle, accountId, handles)} (${passages})`);
  const more = accounts.length > NAMED ? ` and ${grouped(accounts.length - NAMED)} more` : "";
  return {
    notification: `Crew ${shortId}: ${count(crew.did.accounts, "account")}`,
    mark: null,
    nodes: [
      { is: "headline", line: [text(observation(crew.did))] },
      { is: "line", line: [text(`${view.watchName} · crew ${shortId}`)] },
      { is: "fact", label: "Seen", line: [text("first "), ...span(crew)] },
      {
        is: "fact",
        label: "Accounts",
        line: [text(`${names.join(", ")}${more}; how many of the texts each`)],
      },
      {
        is: "list",
        items: bursts.slice(0, NAMED).map((burst) => burstItem(burst, handles)),
        more: Math.max(0, bursts.length - NAMED),
      },
      { is: "note", line: [text(CLOSING)] },
    ],
  };
}

export function noCrewCard(typed: string): Card {
  return {
    notification: "There is no such crew",
    mark: null,
    nodes: [
      { is: "line", line: [text(`There is no crew “${typed}” among those seen here.`)] },
      { is: "actions", actions: [{ label: "Crews", command: "crews", options: {} }] },
    ],
  };
}

/** `5M2D · 14 accounts posted 9 different identical texts … · Lindqvist · first …`. */
function crewItem({ crew, shortId, watchName }: ListedCrew): Inline[] {
  return [strong(shortId), text(` · ${observation(crew.did)} · ${watchName} · first `), ...span(crew)];
}

function observation(did: CoPosting): string {
  return `these ${count(did.accounts, "account")} ${coPosted(did)}`;
}

function span({ firstAt, lastAt }: Crew): Inline[] {
  return [time(firstAt, "full"), text(", last "), time(lastAt, "full")];
}
