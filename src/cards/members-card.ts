/** Who posted the words of a burst, and how each copy differs: its posts, or its accounts. */
import type { ShownPost } from "../domain/burst.ts";
import { count } from "./amounts.ts";
import { burstSentence, postName } from "./burst-card.ts";
import type { ListedBurst } from "./bursts-card.ts";
import { type Card, type Inline, text, time } from "./card.ts";
import { entriesAfter, type Paging, pageActions, pageWords } from "./pages.ts";
import { ENGLISH } from "./words/catalogue.ts";

/** A copy, and in words how it differs from the passage; null where that was not compared. */
export interface CopyItem {
  readonly post: ShownPost;
  readonly difference: string | null;
}

/** An account of a burst by its first copy. */
export interface AccountItem {
  readonly post: ShownPost;
  readonly posts: number;
}

export interface MembersCardView extends ListedBurst {
  readonly show: { readonly is: "posts"; readonly items: readonly CopyItem[] } | AccountsShown;
  readonly paging: Paging;
}

interface AccountsShown {
  readonly is: "accounts";
  readonly items: readonly AccountItem[];
}

export function membersCard(view: MembersCardView): Card {
  const { burst, shortId, show, paging } = view;
  const what = `${count(paging.total, show.is === "posts" ? "post" : "account")} of burst ${shortId}`;
  const page = pageWords(paging);
  const items = show.is === "posts" ? show.items.map(copyLine) : show.items.map(accountLine);
  const actions = pageActions(paging, "burst", { id: shortId, show: show.is });
  return {
    notification: what,
    mark: null,
    nodes: [
      { is: "headline", line: [text(page === null ? what : `${what}, ${page}`)] },
      { is: "line", line: [text(`${view.watchName} · ${burstSentence(burst, ENGLISH)}`)] },
      { is: "list", items, more: entriesAfter(paging) },
      ...(actions.length === 0 ? [] : [{ is: "actions" as const, actions }]),
    ],
  };
}

function copyLine({ post, difference }: CopyItem): Inline[] {
  const rest = difference === null ? [] : [text(` · ${difference}`)];
  return [time(post.at, "full"), text(" "), postName(post), ...rest];
}

function accountLine({ post, posts }: AccountItem): Inline[] {
  return [postName(post), text(` · ${count(posts, "post")}, the first `), time(post.at, "full")];
}
