/** What a burst's card says of what was learnt after it was announced: ages, declarations, copies found, standing. */
import type { Ages, Declaration, Following, StandingNow } from "../domain/following.ts";
import { type CardNode, type Inline, link, text, time } from "./card.ts";
import { accountName, type Handles, inlineQuote } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

/** Nothing where nothing was learnt and nobody is looking. */
export function followingFacts(learnt: Following, words: Words, handles: Handles): CardNode[] {
  return [...accountsFact(learnt, words, handles), ...laterFacts(learnt, words, handles)];
}

/** Of those what is not of the accounts: what copies carry, copies elsewhere, what became of all of them. */
export function laterFacts(learnt: Following, words: Words, handles: Handles): CardNode[] {
  return [
    ...explainedSinceFact(learnt, words, handles),
    ...carriedFact(learnt, words, handles),
    ...foundFact(learnt, words),
    ...sinceFact(learnt, words),
  ];
}

function accountsFact(learnt: Following, words: Words, handles: Handles): CardNode[] {
  const { following } = words;
  const ages = agesWords(learnt, words);
  const declares = declaresWords(learnt, words, handles);
  const parts = [
    ...(ages === null ? [] : [following.ages({ ages })]),
    ...(declares === null ? [] : [declares]),
  ];
  if (parts.length === 0) return [];
  return [{ is: "fact", label: following.labels.accounts, line: [text(parts.join(" · "))] }];
}

/** The sentence on ages of a line of growth; empty while nothing is known. */
export function agesSentence({ accounts, ages }: Following, words: Words): string {
  if (ages === null || ages.known === 0) return "";
  const extent = extentWords(ages, accounts, words);
  return words.following.agesSentence({ young: ages.young, accounts, extent });
}

/** `1 of 12 declares a relation: …`; null where none does. */
export function declaresWords(
  { accounts, declaring }: Following,
  words: Words,
  handles: Handles,
): string | null {
  if (declaring === null) return null;
  const declaration = declarationWords(declaring.first, words, handles);
  return words.following.declares({ declaring: declaring.accounts, accounts, declaration });
}

/** `3 of 12 created within the last 90 days (known for all 12)`; null where nobody looks accounts up. */
export function agesWords({ ages, accounts }: Following, words: Words): string | null {
  const { following } = words;
  if (ages === null) return null;
  if (ages.known > 0) {
    return following.young({ young: ages.young, accounts, extent: extentWords(ages, accounts, words) });
  }
  return following.noneKnown[ages.rest];
}

function extentWords({ known, rest }: Ages, accounts: number, { following }: Words): string {
  if (known === accounts) return following.knownForAll(known);
  return following.knownOf[rest](known);
}

/** `“Field organizer for Lindqvist” (its bio)`: their words, never ours. */
export function declarationWords(declaration: Declaration, { following }: Words, handles: Handles): string {
  const quoted = inlineQuote(declaration.quoted, handles);
  return declaration.in === "bio" ? following.inItsBio({ quoted }) : following.inItsPost({ quoted });
}

/** Said beside what was told, which it does not change. */
function explainedSinceFact(
  { explainedSince }: Following,
  { following }: Words,
  handles: Handles,
): CardNode[] {
  if (explainedSince === null) return [];
  const { at, handle, accountId, copies, of: among } = explainedSince;
  const name = accountName(handle, accountId, handles);
  const line = following.explainedSince({ added: time(at, "full"), name, copies, among });
  return [{ is: "fact", label: following.labels.explainedSince, line }];
}

function carriedFact({ carried }: Following, { following }: Words, handles: Handles): CardNode[] {
  const { picture, of: among } = carried;
  const line: Inline[] = [];
  for (const pointed of ["quote", "reply"] as const) {
    const post = carried[pointed];
    if (post === null) continue;
    const said = following[pointed]({ copies: post.copies, among });
    line.push(text(line.length === 0 ? said : ` · ${said}`));
    // A link to that post would lead to its author.
    if (post.url !== null && handles === "full") line.push(text(": "), link(post.url, post.id));
  }
  if (picture !== null) {
    const said = following.picture({
      copies: picture.copies,
      among,
      quoted: inlineQuote(picture.described, handles),
    });
    line.push(text(line.length === 0 ? said : ` · ${said}`));
  }
  return line.length === 0 ? [] : [{ is: "fact", label: following.labels.carried, line }];
}

function foundFact({ found }: Following, { following }: Words): CardNode[] {
  if (found === null) return [];
  const { members, accounts, firstAt } = found;
  const line = following.found({ posts: members.length, accounts, first: time(firstAt, "full") });
  return [{ is: "fact", label: following.labels.found, line }];
}

function sinceFact(learnt: Following, words: Words): CardNode[] {
  const { standing } = learnt;
  if (standing === null) return [];
  const line = words.following.since({
    standing: standingWords(standing, learnt, words),
    lookedAt: time(standing.lookedAt, "full"),
  });
  return [{ is: "fact", label: words.following.labels.since, line }];
}

/** `11 of 32 accounts are suspended since · 3 of 34 posts are gone`; what there is none of is left out. */
export function standingWords(
  standing: StandingNow,
  of: { readonly accounts: number; readonly posts: number },
  { following }: Words,
): string {
  const parts: string[] = [];
  for (const is of ["suspended", "protected", "gone"] as const) {
    const n = standing[is];
    const accounts = parts.length === 0 ? following.ofAccounts(of.accounts) : "";
    if (n > 0) parts.push(following[is]({ n, accounts }));
  }
  if (standing.postsGone > 0) parts.push(following.postsGone({ n: standing.postsGone, posts: of.posts }));
  if (standing.renamed > 0) parts.push(following.renamed(standing.renamed));
  return parts.length === 0 ? following.allThere : parts.join(" · ");
}
