/** X's user to a profile. */
import type { Profile } from "../../domain/profile.ts";
import type { Malformed } from "../source.ts";
import { XUser } from "./schema.ts";
import { rawOf } from "./to-post.ts";
import { whatIsWrong } from "./what-is-wrong.ts";

export function toProfile(item: unknown): Profile | Malformed {
  const parsed = XUser.safeParse(item);
  const raw = rawOf(item);
  if (!parsed.success) return { raw, why: whatIsWrong(parsed.error) };
  const { id, username, name, description, created_at, public_metrics, protected: closed } = parsed.data;
  return {
    id,
    handle: username,
    name,
    bio: description,
    createdAt: created_at === undefined ? null : Date.parse(created_at),
    followers: public_metrics.followers_count,
    following: public_metrics.following_count,
    posts: public_metrics.tweet_count ?? null,
    protected: closed,
    raw,
  };
}
