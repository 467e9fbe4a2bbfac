/** What is stored about one account, and what that does not show. */
import type { Instant } from "../domain/time.ts";
import { count, grouped } from "./amounts.ts";
import type { ListedBurst } from "./bursts-card.ts";
import { type Card, type CardNode, type Inline, text, time } from "./card.ts";
import { notificationLine } from "./excerpt.ts";
import { accountName, type Handles } from "./names.ts";

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

export function accountCard(view: AccountCardView): Card {
  const name = accountName(view.names[0] ?? null, view.accountId, view.handles);
  const id = view.handles === "masked" ? [] : [`id ${view.accountId}`];
  return {
    notification: notificationLine(name, `${count(view.posts, "post")} stored`, null),
    mark: null,
    nodes: [
      { is: "headline", line: [text([name, view.platform, ...id].join(" · "))] },
      { is: "fact", label: "In our data", line: inOurData(view) },
      ...burstsFact(view),
      ...togetherFact(view),
      ...earlierHandles(view),
      {
        is: "fact",
        label: "Not known",
        line: [
          text(
            "who runs the account, posts outside the watches seen here, deleted posts that were never read",
          ),
        ],
      },
      { is: "note", line: [text(CLOSING)] },
    ],
  };
}

const CLOSING =
  "Being in one burst says little: people copy texts they like. Repetition says more, and still not why.";

/** Nothing stored is not the same as nothing posted. */
export function noAccountCard(typed: string): Card {
  const sentence = `We have no post by ${typed} in the watches seen here.`;
  return {
    notification: notificationLine("Account", "no post stored", null),
    mark: null,
    nodes: [{ is: "line", line: [text(`${sentence} That does not mean it posted none.`)] }],
  };
}

function inOurData(view: AccountCardView): Inline[] {
  const bursts = view.bursts.length === 0 ? "in no burst" : `in ${count(view.bursts.length, "burst")}`;
  return [
    text(`${count(view.posts, "post")} stored, `),
    time(view.firstSeen, "full"),
    text(" to "),
    time(view.lastSeen, "full"),
    text(` · ${bursts}`),
  ];
}

function burstsFact(view: AccountCardView): CardNode[] {
  if (view.bursts.length === 0) return [];
  const items = view.bursts
    .slice(0, NAMED)
    .map((seen): Inline[] => [
      text(`${seen.shortId}: the ${ordinal(seen.position)} copy we saw, `),
      time(seen.postedAt, "full"),
      text(` · ${count(seen.burst.accounts, "account")} in all · ${seen.watchName}`),
    ]);
  return [{ is: "list", items, more: Math.max(0, view.bursts.length - NAMED) }];
}

function togetherFact(view: AccountCardView): CardNode[] {
  if (view.together.length === 0) return [];
  const named = view.together
    .slice(0, NAMED)
    .map((other) => `${accountName(other.handle, other.accountId, view.handles)} (${other.bursts})`)
    .join(", ");
  const rest = view.together.length - NAMED;
  const more = rest > 0 ? ` and ${grouped(rest)} more` : "";
  return [
    {
      is: "fact",
      label: "Together with others",
      line: [text(`in two or more of the same bursts as ${named}${more}`)],
    },
  ];
}

function earlierHandles(view: AccountCardView): CardNode[] {
  const earlier = view.names.slice(1).map((handle) => accountName(handle, view.accountId, view.handles));
  return earlier.length === 0
    ? []
    : [{ is: "fact", label: "Other handles seen", line: [text(earlier.join(", "))] }];
}

/** `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`. */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const suffix = teen ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${grouped(n)}${suffix}`;
}
