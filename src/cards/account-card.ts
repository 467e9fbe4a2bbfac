/** What is stored about one account, and what that does not show. */
import type { Declaration } from "../domain/following.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { Instant } from "../domain/time.ts";
import {
  awayLine,
  earlierLookFact,
  type LiveLook,
  liveFacts,
  profileFact,
  standingWords,
} from "./account-looks.ts";
import type { ListedBurst } from "./bursts-card.ts";
import { type Card, type CardNode, type Inline, text, time } from "./card.ts";
import { notificationLine } from "./excerpt.ts";
import { accountName, firstNames, type Handles, inlineQuote } from "./names.ts";
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
  readonly togetherIn: { readonly bursts: number; readonly days: number };
  /** What its platform said of it, the earliest first. */
  readonly snapshots: readonly Snapshot[];
  readonly declaration: Declaration | null;
  /** Null where nobody looked it up now. */
  readonly live: LiveLook | null;
  /** What there is in all where it is asked; null where nobody counted. */
  readonly extent?: { readonly bursts: number; readonly since: Instant | null } | null;
  readonly handles: Handles;
}

export function accountCard(view: AccountCardView, words: Words): Card {
  const { labels, id, stored, notKnown, closing } = words.account;
  const name = accountName(view.names[0] ?? null, view.accountId, view.handles);
  const ids = view.handles === "masked" ? [] : [id(view.accountId)];
  const called = view.snapshots.findLast(({ profile }) => profile !== null)?.profile?.name ?? "";
  const calls = called === "" || view.handles === "masked" ? [] : [inlineQuote(called, view.handles)];
  return {
    notification: notificationLine(name, stored(view.posts), null),
    mark: null,
    nodes: [
      {
        is: "headline",
        line: [
          text([name, ...calls, view.platform, ...ids].join(" · ")),
          ...standingWords(view.snapshots, words),
        ],
      },
      ...awayLine(view.snapshots, view.platform, words),
      ...profileFact(view.snapshots, view.declaration, view.handles, words),
      { is: "fact", label: labels.data, line: inOurData(view, words) },
      ...burstsFact(view, words),
      ...togetherFact(view, words),
      ...earlierLookFact(view.snapshots, view.handles, words),
      ...earlierHandles(view, words),
      ...liveFacts(view.live, words),
      { is: "fact", label: labels.notKnown, line: [text(notKnown)] },
      { is: "note", line: [text(closing)] },
    ],
  };
}

/** A look-up that can be asked for, and what it costs at most, in millionths of a US dollar. */
export interface LookUpOffer {
  readonly asked: string;
  readonly price: number;
}

/** An account of which nothing is stored, as its platform shows it now. */
export function foundAccountCard(
  {
    snapshot,
    live,
    handles,
  }: { readonly snapshot: Snapshot; readonly live: LiveLook; readonly handles: Handles },
  words: Words,
): Card {
  const { labels, id, none, notKnown } = words.account;
  const name = accountName(snapshot.profile?.handle ?? null, snapshot.accountId, handles);
  return {
    notification: notificationLine(name, words.account.noneStored, null),
    mark: null,
    nodes: [
      {
        is: "headline",
        line: [
          text(
            [name, snapshot.source, ...(handles === "masked" ? [] : [id(snapshot.accountId)])].join(" · "),
          ),
          ...standingWords([snapshot], words),
        ],
      },
      ...profileFact([snapshot], null, handles, words),
      { is: "fact", label: labels.data, line: [text(none(name))] },
      ...liveFacts(live, words),
      { is: "fact", label: labels.notKnown, line: [text(notKnown)] },
    ],
  };
}

/** Nothing stored is not the same as nothing posted. */
export function noAccountCard(
  typed: string,
  words: Words,
  { offer, since }: { readonly offer: LookUpOffer | null; readonly since: Instant | null },
): Card {
  const { account, amounts } = words;
  const action = offer === null ? null : account.lookUpAction(amounts.dollars(offer.price));
  return {
    notification: notificationLine(account.labels.account, account.noneStored, null),
    mark: null,
    nodes: [
      {
        is: "line",
        line:
          since === null
            ? [text(account.none(typed))]
            : account.noneSince({ name: typed, first: time(since, "date") }),
      },
      ...(offer === null || action === null
        ? []
        : [
            {
              is: "actions" as const,
              actions: [
                { label: action, command: "account", options: { account: offer.asked, show: "live" } },
              ],
            },
          ]),
    ],
  };
}

function inOurData(view: AccountCardView, { account }: Words): readonly Inline[] {
  const { posts, firstSeen, lastSeen, extent = null } = view;
  const [first, latest] = [time(firstSeen, "full"), time(lastSeen, "full")];
  const bursts = view.bursts.length;
  if (extent === null || extent.since === null) return account.data({ posts, first, latest, bursts });
  const stored = account.dataOf({ posts, first, latest, bursts, among: extent.bursts });
  return [...account.since({ before: time(extent.since, "date") }), ...stored];
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
  const { labels, togetherOften } = words.account;
  const said = togetherOften({
    ...view.togetherIn,
    accounts: view.together.length,
    names: firstNames(names, NAMED, words),
  });
  return [{ is: "fact", label: labels.together, line: [text(said)] }];
}

function earlierHandles(view: AccountCardView, words: Words): CardNode[] {
  const earlier = view.names.slice(1).map((handle) => accountName(handle, view.accountId, view.handles));
  if (earlier.length === 0) return [];
  return [{ is: "fact", label: words.account.labels.earlier, line: [text(earlier.join(", "))] }];
}
