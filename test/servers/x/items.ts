/** Posts, accounts, and what is said of those that are not there, as the local X writes them. */
import type { WorldPost, WorldUser } from "./world.ts";

/** Only the fields that were asked for, and those that always come. */
export function postItem(post: WorldPost, asked: URLSearchParams): object {
  const { media: _media, ...more } = post.more;
  const item: Record<string, unknown> = {
    id: post.id,
    text: post.text,
    edit_history_tweet_ids: [post.id],
    author_id: post.authorId,
    created_at: new Date(post.createdAt).toISOString(),
    lang: post.lang,
    ...more,
  };
  const wanted = new Set([
    ...(asked.get("tweet.fields") ?? "").split(","),
    "id",
    "text",
    "edit_history_tweet_ids",
  ]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => wanted.has(name)));
}

export function userItem(user: WorldUser): object {
  return {
    id: user.id,
    username: user.username,
    name: user.name,
    description: user.description,
    created_at: new Date(user.createdAt).toISOString(),
    protected: user.state === "protected",
    public_metrics: {
      followers_count: user.followers,
      following_count: user.following,
      tweet_count: user.posts,
      listed_count: 0,
    },
  };
}

export function missingUser(value: string, parameter: string, user: WorldUser | undefined): object {
  const suspended = user?.state === "suspended";
  return {
    value,
    detail: suspended
      ? `User has been suspended: [${value}].`
      : `Could not find user with ${parameter}: [${value}].`,
    title: suspended ? "Forbidden" : "Not Found Error",
    resource_type: "user",
    parameter,
    resource_id: value,
    type: "https://api.twitter.com/2/problems/resource-not-found",
  };
}

export function missingPost(id: string): object {
  return {
    value: id,
    detail: `Could not find tweet with ids: [${id}].`,
    title: "Not Found Error",
    resource_type: "tweet",
    parameter: "ids",
    resource_id: id,
    type: "https://api.twitter.com/2/problems/resource-not-found",
  };
}

export function hiddenPost(id: string): object {
  return {
    value: id,
    detail: `Sorry, you are not authorized to see the Tweet with ids: [${id}].`,
    title: "Authorization Error",
    resource_type: "tweet",
    parameter: "ids",
    resource_id: id,
    type: "https://api.twitter.com/2/problems/not-authorized-for-resource",
  };
}
