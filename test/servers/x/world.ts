/** What stands on the local X: accounts and posts, as a test puts them there. */

export interface WorldUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: number;
  readonly followers: number;
  readonly following: number;
  readonly posts: number;
  readonly state: "present" | "suspended" | "gone" | "protected";
}

export interface WorldPost {
  readonly id: string;
  readonly text: string;
  readonly authorId: string;
  readonly createdAt: number;
  /** When search can find it: the index may be late. */
  readonly indexedAt: number;
  readonly lang: string;
  readonly deleted: boolean;
  /** The rest of the item, as the platform would give it: note_tweet, referenced_tweets, entities … */
  readonly more: Readonly<Record<string, unknown>>;
}

export interface World {
  readonly posts: readonly WorldPost[];
  readonly users: ReadonlyMap<string, WorldUser>;
  post(post: Pick<WorldPost, "text" | "authorId" | "createdAt"> & Partial<WorldPost>): WorldPost;
  user(user: Pick<WorldUser, "id"> & Partial<WorldUser>): WorldUser;
  /** Changes what became of a post or an account. */
  delete(postId: string): void;
}

const EPOCH = 1_288_834_974_657;

/** Ids as the platform makes them: time, then a number that no other post of that moment has. */
export function createWorld(): World {
  let posts: WorldPost[] = [];
  const users = new Map<string, WorldUser>();
  let made = 0;
  return {
    get posts() {
      return posts;
    },
    users,
    post(given) {
      made += 1;
      const id = String((BigInt(given.createdAt - EPOCH) << 22n) + BigInt(made % 4_194_304));
      const post: WorldPost = {
        id,
        indexedAt: given.createdAt,
        lang: "en",
        deleted: false,
        more: {},
        ...given,
      };
      posts.push(post);
      return post;
    },
    user(given) {
      const user: WorldUser = {
        username: `user_${given.id}`,
        name: `User ${given.id}`,
        description: "",
        createdAt: 1_500_000_000_000,
        followers: 10,
        following: 20,
        posts: 30,
        state: "present",
        ...users.get(given.id),
        ...given,
      };
      users.set(user.id, user);
      return user;
    },
    delete(postId) {
      posts = posts.map((post) => (post.id === postId ? { ...post, deleted: true } : post));
    },
  };
}
