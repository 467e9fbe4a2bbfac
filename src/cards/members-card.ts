/** Who posted the words of a burst, and how each copy differs: its posts, or its accounts. */
import type { ShownPost } from "../domain/burst.ts";
import { burstSentence, postName } from "./burst-card.ts";
import type { ListedBurst } from "./bursts-card.ts";
import { type Card, type Inline, text, time } from "./card.ts";
import { entriesAfter, type Paging, pageActions, withPage } from "./pages.ts";
import type { Words } from "./words/catalogue.ts";

/** A copy, and in words how it differs from the passage; null where that was not compared. */
export interface CopyItem {
  readonly post: ShownPost;
  readonly difference: string | null;
  /** Whether a search for the words found it, outside of what the watch reads. */
  readonly found: boolean;
}

/** An account of a burst by its first copy. */
export interface AccountItem {
  readonly post: ShownPost;
  readonly posts: number;
  /** What it says itself, as words; null where it says nothing that we recognise. */
  readonly declares: string | null;
}

export interface MembersCardView extends ListedBurst {
  readonly show: { readonly is: "posts"; readonly items: readonly CopyItem[] } | AccountsShown;
  readonly paging: Paging;
}

interface AccountsShown {
  readonly is: "accounts";
  readonly items: readonly AccountItem[];
}

export function membersCard(view: MembersCardView, words: Words): Card {
  const { burst, shortId, show, paging } = view;
  const { postsOf, accountsOf } = words.lists;
  const what =
    show.is === "posts"
      ? postsOf({ posts: paging.total, shortId })
      : accountsOf({ accounts: paging.total, shortId });
  const items =
    show.is === "posts"
      ? show.items.map((item) => copyLine(item, words))
      : show.items.map((item) => accountLine(item, words));
  return {
    notification: what,
    mark: null,
    nodes: [
      { is: "headline", line: [text(withPage(what, paging, words))] },
      { is: "line", line: [text(`${view.watchName} · ${burstSentence(burst, words)}`)] },
      { is: "list", items, more: entriesAfter(paging) },
      ...pageActions(paging, { command: "burst", options: { id: shortId, show: show.is } }, words),
    ],
  };
}

function copyLine({ post, difference, found }: CopyItem, { following }: Words): Inline[] {
  const rest = [
    ...(difference === null ? [] : [text(` · ${difference}`)]),
    ...(found ? [text(` · ${following.bySearching}`)] : []),
  ];
  return [time(post.at, "full"), text(" "), postName(post), ...rest];
}

function accountLine({ post, posts, declares }: AccountItem, { lists, following }: Words): Inline[] {
  const declared = declares === null ? [] : [text(` · ${following.declaring({ declaration: declares })}`)];
  return [
    postName(post),
    text(" · "),
    ...lists.postsFrom({ posts, first: time(post.at, "full") }),
    ...declared,
  ];
}
