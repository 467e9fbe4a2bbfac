/** `burst <id>`: one burst, its posts with how each differs, or its accounts. */

import { noBurstCard, severalBurstsCard } from "../cards/answer-cards.ts";
import { burstCard } from "../cards/burst-card.ts";
import { burstDetailCard } from "../cards/burst-detail-card.ts";
import { handlesOf } from "../cards/bursts-card.ts";
import type { Action, Card } from "../cards/card.ts";
import { copiesOf } from "../cards/copies.ts";
import { declarationWords } from "../cards/following-facts.ts";
import { maskedName } from "../cards/mask.ts";
import { membersCard } from "../cards/members-card.ts";
import { offsetOf, PAGE_SIZE } from "../cards/pages.ts";
import { quietActions } from "../cards/quiet-cards.ts";
import { accountKey } from "../domain/account.ts";
import { type BurstMember, inOrder, thingOf } from "../domain/burst.ts";
import { EXPLANATION_KINDS } from "../domain/explanation.ts";
import { samplePosts, shownPost } from "../evidence/sample.ts";
import { mayDo, maySeePlace } from "./access.ts";
import type { Command, CommandContext } from "./command.ts";
import type { BurstDetail } from "./desk.ts";
import { differenceWords } from "./difference-words.ts";
import { pageOf } from "./page-option.ts";

export const burst: Command = {
  spec: {
    name: "burst",
    options: [
      { name: "id", required: true, type: "word", burst: true },
      { name: "show", required: false, type: "word", choices: ["posts", "accounts"] },
      { name: "page", required: false, type: "number" },
    ],
    examples: ["/verbatim burst 7K3Q", "/verbatim burst last posts", "/verbatim burst 7K3Q accounts 2"],
    who: "viewer",
  },
  async *run(context) {
    yield { is: "card", ...(await answer(context)) };
  },
};

async function answer(
  context: CommandContext,
): Promise<{ readonly card: Card; readonly data?: BurstDetail; readonly nothing?: true }> {
  const name = context.options["id"] ?? "";
  const found = await context.desk.burst(name);
  switch (found.is) {
    case "none":
      return { card: noBurstCard(name, context.words), nothing: true };
    case "several":
      return { card: severalBurstsCard(found.shortIds, context.words) };
    case "found": {
      const told = found.detail.told.filter(({ place }) => maySeePlace(context, place));
      const data = { ...found.detail, told, members: found.detail.members.map(asPosted) };
      const seen = { ...context, handles: handlesOf(data, context.handles) };
      // What a card tells in whole names is for nobody from whom names are kept.
      return { card: cardOf(data, seen), ...(data.masked === true ? {} : { data }) };
    }
  }
}

function cardOf(detail: BurstDetail, context: CommandContext): Card {
  const show = context.options["show"];
  // Of one that was withdrawn there is nobody to list.
  if (show === undefined || detail.withdrawn) return overview(detail, context);
  return show === "posts" ? postsPage(detail, context) : accountsPage(detail, context);
}

/** Without what only detection needs of it. */
function asPosted(member: BurstMember): BurstMember {
  const { source, postId, platform, accountId, handle, createdAt, text } = member;
  return { source, postId, platform, accountId, handle, createdAt, text };
}

function overview(detail: BurstDetail, context: CommandContext): Card {
  const { handles } = context;
  const card = burstCard({
    watchName: detail.watchName,
    shortId: detail.shortId,
    burst: detail.burst,
    sample: samplePosts(listed(detail), { mask: handles === "masked" ? maskedName : null }),
    following: detail.following,
    copies: copiesOf(detail.burst.posts, detail.wordForWord),
    alsoFoundBy: [],
    absorbedInto: null,
    considered: EXPLANATION_KINDS,
    coverage: detail.coverage,
    mark: null,
    notes: detail.notes,
    handles,
    words: context.words,
  });
  const here = detail.told.some(({ place }) => place === context.place);
  const quiet = mayDo(context.role, "editor") && !here && !detail.withdrawn;
  const { shortId, burst } = detail;
  const actions = quiet ? quietActions({ shortId, explanations: burst.explanations }, context.words) : [];
  return burstDetailCard(withActions(card, actions), detail, context.words);
}

/** What can be done about it, behind what can be asked. */
function withActions(card: Card, more: readonly Action[]): Card {
  const nodes = card.nodes.map((node) =>
    node.is === "actions" ? { ...node, actions: [...node.actions, ...more] } : node,
  );
  return { ...card, nodes };
}

function postsPage(detail: BurstDetail, context: CommandContext): Card {
  const members = listed(detail);
  const found = new Set(detail.following.found?.members);
  const page = pageOf(context.options);
  const items = pageSlice(members, page).map((member) => ({
    post: shown(member, context),
    difference:
      thingOf(detail.burst) === null
        ? differenceWords(detail.burst.passage, member.text, context.words)
        : null,
    found: found.has(member),
  }));
  const paging = { page, total: members.length };
  return membersCard({ ...detail, show: { is: "posts", items }, paging }, context.words);
}

function accountsPage(detail: BurstDetail, context: CommandContext): Card {
  const byAccount = new Map<string, { first: BurstMember; posts: number }>();
  for (const member of listed(detail)) {
    const key = accountKey(member.platform, member.accountId);
    const known = byAccount.get(key);
    if (known === undefined) byAccount.set(key, { first: member, posts: 1 });
    else known.posts += 1;
  }
  const page = pageOf(context.options);
  const items = pageSlice([...byAccount], page).map(([key, { first, posts }]) => {
    const declaration = detail.following.declarations.get(key);
    return {
      post: shown(first, context),
      posts,
      declares:
        declaration === undefined ? null : declarationWords(declaration, context.words, context.handles),
    };
  });
  const paging = { page, total: byAccount.size };
  return membersCard({ ...detail, show: { is: "accounts", items }, paging }, context.words);
}

/** Its copies and those that were found by searching the words, the earliest first. */
function listed({ members, following }: BurstDetail): readonly BurstMember[] {
  return inOrder([...members, ...(following.found?.members ?? [])]);
}

function shown(member: BurstMember, { handles }: CommandContext) {
  return shownPost(member, handles === "masked" ? maskedName : null);
}

function pageSlice<T>(entries: readonly T[], page: number): readonly T[] {
  return entries.slice(offsetOf(page), offsetOf(page) + PAGE_SIZE);
}
