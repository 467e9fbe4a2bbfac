/** What an account's platform says of it: its profile, how it was before, and what a live look-up brought. */
import type { Declaration } from "../domain/following.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { Instant } from "../domain/time.ts";
import { type CardNode, type Inline, text, time } from "./card.ts";
import { declarationWords } from "./following-facts.ts";
import { accountName, inlineQuote } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

/** A live look-up, or why there was none. */
export type LiveLook =
  | {
      readonly is: "looked-up";
      /** How many of its recent posts were read. */
      readonly posts: number;
      /** Of these, the short ids of the bursts whose words they hold; one for each post. */
      readonly holding: readonly string[];
      /** Millionths of a US dollar. */
      readonly cost: number;
      readonly left: { readonly times: number; readonly of: number } | null;
    }
  | { readonly is: "refused"; readonly reason: string; readonly resumesAt: Instant | null }
  | { readonly is: "failed"; readonly why: string };

/** ` · present (looked up 09:14)`; nothing where it was never looked up. */
export function standingWords(snapshots: readonly Snapshot[], { account }: Words): readonly Inline[] {
  const latest = snapshots.at(-1);
  if (latest === undefined) return [];
  const standing = account.standings[latest.standing];
  return account.lookedAt({ standing, read: time(latest.fetchedAt, "full") });
}

/** `X says this account is suspended (seen …; present …). What was seen before is below.` */
export function awayLine(snapshots: readonly Snapshot[], platform: string, { account }: Words): CardNode[] {
  const latest = snapshots.at(-1);
  if (latest === undefined || latest.standing === "present") return [];
  const before = snapshots.findLast(({ standing }) => standing === "present");
  const line = [
    ...account.away({
      platform: platform === "x" ? "X" : platform,
      standing: account.standings[latest.standing],
      read: time(latest.fetchedAt, "full"),
    }),
    ...(before === undefined ? [] : account.presentBefore({ before: time(before.fetchedAt, "full") })),
    text(account.seenBefore),
  ];
  return [{ is: "line", line }];
}

/** Where names are masked, neither name nor bio: they lead to the account as a link would. */
export function profileFact(
  snapshots: readonly Snapshot[],
  declaration: Declaration | null,
  handles: "full" | "masked",
  words: Words,
): CardNode[] {
  const { account } = words;
  const look = snapshots.findLast((snapshot) => snapshot.profile !== null);
  if (look?.profile == null) return [];
  const { createdAt, followers, following: others, posts, bio } = look.profile;
  const counts = `${account.followed({ followers, others })}${posts === null ? "" : account.allPosts(posts)}`;
  const said =
    bio === null || bio === "" || handles === "masked" ? "" : account.bio(inlineQuote(bio, handles));
  const declares =
    declaration === null
      ? account.declaresNothing
      : account.declares(declarationWords(declaration, words, handles));
  const created =
    createdAt === null
      ? []
      : account.created({ posted: time(createdAt, "date"), elapsed: look.fetchedAt - createdAt });
  const line = [...created, text(`${counts}${said}${declares}`)];
  return [{ is: "fact", label: account.profileLabel, line }];
}

/** The newest look before the last one at which something was otherwise, or else the first. */
export function earlierLookFact(
  snapshots: readonly Snapshot[],
  handles: "full" | "masked",
  { account }: Words,
): CardNode[] {
  // What had to go cannot be compared.
  const shown = snapshots.filter(({ profile }) => profile !== null && profile.bio !== null);
  const latest = shown.at(-1)?.profile;
  if (latest == null || handles === "masked" || shown.length < 2) return [];
  const differing = shown.findLast(
    ({ profile }) => profile?.handle !== latest.handle || profile.bio !== latest.bio,
  );
  const earlier = differing ?? shown[0];
  if (earlier?.profile == null) return [];
  const { handle, bio } = earlier.profile;
  const isSame = { handle: handle === latest.handle, bio: bio === latest.bio };
  const line = account.earlierLook({
    before: time(earlier.fetchedAt, "full"),
    handle: isSame.handle
      ? account.sameHandle
      : account.otherHandle(accountName(handle, earlier.accountId, handles)),
    bio: isSame.bio ? account.sameBio : account.otherBio(inlineQuote(bio ?? "", handles)),
  });
  return [{ is: "fact", label: account.earlierLookLabel, line }];
}

export function liveFacts(live: LiveLook | null, { account, amounts }: Words): CardNode[] {
  if (live === null) return [];
  if (live.is === "failed") return lookUpFact([text(account.notAnswered(live.why))]);
  if (live.is === "refused") {
    const { refused, refusedPerson, refusedTeam, resumes } = account;
    const said = live.reason === "person" ? refusedPerson : live.reason === "team" ? refusedTeam : refused;
    const again = live.resumesAt === null ? [] : resumes({ until: time(live.resumesAt, "full") });
    return lookUpFact([text(said), ...again]);
  }
  const { posts, holding, cost, left } = live;
  const names = [...new Set(holding)].join(", ");
  const recent =
    holding.length === 0
      ? account.recentNone(posts)
      : account.recentSome({ found: holding.length, posts, names });
  const rest = left === null ? "" : account.left({ times: left.times, most: left.of });
  return [
    ...(posts === 0 ? [] : [{ is: "fact" as const, label: account.recentLabel, line: [text(recent)] }]),
    ...lookUpFact([text(`${account.cost(amounts.dollars(cost))}${rest}`)]),
  ];

  function lookUpFact(line: readonly Inline[]): CardNode[] {
    return [{ is: "fact", label: account.lookUpLabel, line }];
  }
}
