/** Which posts of a burst a message shows: the earliest first, one an account. */
import { accountKey } from "../domain/account.ts";
import type { BurstMember, PostSample, ShownPost } from "../domain/burst.ts";
import { permalink } from "./permalink.ts";

/** A message names this many posts; the rest is one command away. */
const SHOWN_POSTS = 6;

/** Stands for whoever wrote a post that was purged. */
const NOBODY = "…";

export interface SampleOptions {
  readonly limit?: number;
  /** How to write a name where the place wants names masked; links are left out then, they lead to it. */
  readonly mask?: ((name: string) => string) | null;
}

/** A sample of the members, which come by (createdAt, id). */
export function samplePosts(members: readonly BurstMember[], options: SampleOptions = {}): PostSample {
  const limit = options.limit ?? SHOWN_POSTS;
  const seen = new Set<string>();
  const shown: ShownPost[] = [];
  for (const member of members) {
    if (shown.length === limit) break;
    if (member.purged === true) continue;
    const account = accountKey(member.platform, member.accountId);
    if (seen.has(account)) continue;
    seen.add(account);
    shown.push(shownPost(member, options.mask ?? null));
  }
  return { shown, more: members.length - shown.length };
}

/** One post as a message shows it. */
export function shownPost(member: BurstMember, mask: ((name: string) => string) | null = null): ShownPost {
  if (member.purged === true) return { at: member.createdAt, name: NOBODY, url: null };
  const name = member.handle === null ? member.accountId : `@${member.handle}`;
  return {
    at: member.createdAt,
    name: mask === null ? name : mask(name),
    url: mask === null ? permalink(member.platform, member.postId) : null,
  };
}
