/** What is stored about one account, and what that does not show. */
import type { Instant } from "../domain/time.ts";
import type { ListedBurst } from "./bursts-card.ts";
import { type Card, type CardNode, type Inline, text, time } from "./card.ts";
import { notificationLine } from "./excerpt.ts";
import { accountName, firstNames, type Handles } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

/** How many bursts and accounts a card names of each. */
const NAMED = 8;

export interface AccountCardView {
  readonly accountId: string;
  readonly platform: string;
  /** The handles it was seen with, the newest first. */
  readonly names: readonly string[];
  readonly posts: number;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  readonly bursts: readonly (ListedBurst & { readonly postedAt: Instant; readonly position: number })[];
  readonly together: readonly {
    readonly accountId: string;
    readonly handle: string | null;
    readonly bursts: number;
  }[];
  readonly handles: Handles;
}

export function accountCard(view: AccountCardView, words: Words): Card {
  const { labels, id, stored, notKnown, closing } = words.account;
  const name = accountName(view.names[0] ?? null, view.accountId, view.handles);
  const ids = view.handles === "masked" ? [] : [id(view.accountId)];
  return {
    notification: notificationLine(name, stored(view.posts), null),
    mark: null,
    nodes: [
      { is: "headline", line: [text([name, view.platform, ...ids].join(" · "))] },
      { is: "fact", label: labels.data, line: inOurData(view, words) },
      ...burstsFact(view, words),
      ...togetherFact(view, words),
      ...earlierHandles(view, words),
      { is: "fact", label: labels.notKnown, line: [text(notKnown)] },
      { is: "note", line: [text(closing)] },
    ],
  };
}

/** Nothing stored is not the same as nothing posted. */
export function noAccountCard(typed: string, { account }: Words): Card {
  return {
    notification: notificationLine(account.labels.account, account.noneStored, null),
    mark: null,
    nodes: [{ is: "line", line: [text(account.none(typed))] }],
  };
}

function inOurData(view: AccountCardView, { account }: Words): readonly Inline[] {
  const { posts, bursts, firstSeen, lastSeen } = view;
  const [first, latest] = [time(firstSeen, "full"), time(lastSeen, "full")];
  return account.data({ posts, first, latest, bursts: bursts.length });
}

function burstsFact(view: AccountCardView, { account }: Words): CardNode[] {
  if (view.bursts.length === 0) return [];
  const items = view.bursts.slice(0, NAMED).map((seen) => {
    const { shortId, position, watchName: watch } = seen;
    const posted = time(seen.postedAt, "full");
    return account.burst({ shortId, position, posted, accounts: seen.burst.accounts, watch });
  });
  return [{ is: "list", items, more: Math.max(0, view.bursts.length - NAMED) }];
}

function togetherFact(view: AccountCardView, words: Words): CardNode[] {
  if (view.together.length === 0) return [];
  const names = view.together.map(
    (other) => `${accountName(other.handle, other.accountId, view.handles)} (${other.bursts})`,
  );
  const { labels, together } = words.account;
  return [{ is: "fact", label: labels.together, line: [text(together(firstNames(names, NAMED, words)))] }];
}

function earlierHandles(view: AccountCardView, words: Words): CardNode[] {
  const earlier = view.names.slice(1).map((handle) => accountName(handle, view.accountId, view.handles));
  if (earlier.length === 0) return [];
  return [{ is: "fact", label: words.account.labels.earlier, line: [text(earlier.join(", "))] }];
}
