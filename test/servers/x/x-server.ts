/**
 * A local X: the endpoints that are read, over real HTTP, with shapes and rules as its published API
 * description has them, a store that a test fills, faults on demand, and a bill of its own.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { type Bill, createBill } from "./bill.ts";
import type { Fault } from "./faults.ts";
import { hiddenPost, missingPost, missingUser, postItem, userItem } from "./items.ts";
import { invalid, Refused } from "./refuse.ts";
import { bucketsOf, matching, pageOf } from "./search.ts";
import { createWorld, type World, type WorldPost } from "./world.ts";

export interface FaultOptions {
  readonly times?: number;
  readonly path?: string;
  /** The server does what it was asked, and bills it; only its answer is lost. */
  readonly isServed?: boolean;
}

export interface XServer {
  readonly url: string;
  readonly world: World;
  /** Every request that came, in order: `path?query`. */
  readonly requests: readonly URL[];
  bill(): Bill;
  /** The next requests (of this path, where one is named) are answered by `fault`. */
  fail(fault: Fault, options?: FaultOptions): void;
  /** Whether some request was cut off by whoever asked. */
  aborted(): number;
  /** Called when a request has come, before it is answered. */
  onRequest(listener: (url: URL) => void): void;
  /** Called when a request was answered whole. */
  onAnswer(listener: (url: URL) => void): void;
  close(): Promise<void>;
}

export interface XServerOptions {
  readonly token: string;
  readonly now: () => number;
  readonly queryLength?: number;
  /** How old a post is at least before search finds it; thirty seconds on the platform. */
  readonly delay?: number;
  /** Stretches of counts that one answer has at most. */
  readonly countsAPage?: number;
  /** Requests for each path within a quarter of an hour. */
  readonly requestsAWindow?: number;
  readonly world?: World;
}

const WINDOW = 900_000;

export async function startXServer(options: XServerOptions): Promise<XServer> {
  const { token, now, queryLength = 512, requestsAWindow = 450, world = createWorld() } = options;
  const { delay = 30_000, countsAPage = 100_000 } = options;
  const requests: URL[] = [];
  const bill = createBill();
  const faults: { fault: Fault; path: string | undefined; left: number; isServed: boolean }[] = [];
  const windows = new Map<string, { began: number; asked: number }>();
  const listeners: ((url: URL) => void)[] = [];
  const answered: ((url: URL) => void)[] = [];
  let aborted = 0;

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", "http://x.test");
    requests.push(url);
    for (const listener of listeners) listener(url);
    response.on("close", () => {
      if (!response.writableFinished) aborted += 1;
    });
    response.on("finish", () => {
      for (const listener of answered) listener(url);
    });
    response.setHeader("date", new Date(now()).toUTCString());
    const found = faults.find(({ path, left }) => left > 0 && (path === undefined || url.pathname === path));
    if (found !== undefined) {
      found.left -= 1;
      if (found.isServed) endpoint(url);
      found.fault(response);
      return;
    }
    const { remaining, reset } = takeTurn(url.pathname);
    response.setHeader("x-rate-limit-limit", String(requestsAWindow));
    response.setHeader("x-rate-limit-remaining", String(Math.max(0, remaining)));
    response.setHeader("x-rate-limit-reset", String(Math.ceil(reset / 1_000)));
    try {
      if (request.headers.authorization !== `Bearer ${token}`) throw unauthorized();
      if (remaining < 0) throw tooMany();
      send(request, response, 200, endpoint(url));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      send(request, response, error.refusal.status, error.refusal.body);
    }
  }

  function takeTurn(path: string) {
    let window = windows.get(path);
    if (window === undefined || now() >= window.began + WINDOW) {
      window = { began: now(), asked: 0 };
      windows.set(path, window);
    }
    window.asked += 1;
    return { remaining: requestsAWindow - window.asked, reset: window.began + WINDOW };
  }

  function endpoint({ pathname, searchParams: asked }: URL): object {
    const rules = { now: now(), queryLength, delay };
    if (pathname === "/2/tweets/search/recent") {
      return page(matching(world, asked, rules), asked, 10);
    }
    if (pathname === "/2/tweets/counts/recent") {
      bill.count();
      const buckets = bucketsOf(matching(world, asked, rules), asked, rules);
      // The newest page comes first.
      const end = Number(asked.get("next_token") ?? buckets.length);
      const data = buckets.slice(Math.max(0, end - countsAPage), end);
      const total = data.reduce((sum, { tweet_count }) => sum + tweet_count, 0);
      const next = end > countsAPage ? { next_token: String(end - countsAPage) } : {};
      return { data, meta: { total_tweet_count: total, ...next } };
    }
    if (pathname === "/2/users") return users(idsOf(asked));
    if (pathname === "/2/tweets") return posts(idsOf(asked), asked);
    if (pathname === "/2/usage/tweets") {
      const { posts: used } = bill.total();
      return {
        data: { project_id: "1", project_cap: "2000000", project_usage: String(used), cap_reset_day: 1 },
      };
    }
    const [, username] = /^\/2\/users\/by\/username\/(\w{1,15})$/.exec(pathname) ?? [];
    if (username !== undefined) return userNamed(username);
    const [, owner] = /^\/2\/users\/(\d+)\/tweets$/.exec(pathname) ?? [];
    if (owner !== undefined) {
      const own = world.posts.filter((post) => post.authorId === owner && !post.deleted);
      return page(
        [...own].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1)),
        asked,
        5,
      );
    }
    throw new Refused({
      status: 404,
      body: { title: "Not Found", detail: "Not Found", type: "about:blank", status: 404 },
    });
  }

  function page(found: readonly WorldPost[], asked: URLSearchParams, least: number): object {
    const { posts: shown, nextToken } = pageOf(found, asked, least);
    bill.posts(
      shown.map(({ id }) => id),
      now(),
    );
    const meta = {
      newest_id: shown[0]?.id,
      oldest_id: shown.at(-1)?.id,
      result_count: shown.length,
      next_token: nextToken,
    };
    if (shown.length === 0) return { meta: { result_count: 0 } };
    const includes = expanded(shown, asked);
    return { data: shown.map((post) => postItem(post, asked)), ...includes, meta };
  }

  function expanded(shown: readonly WorldPost[], asked: URLSearchParams): object {
    if (!(asked.get("expansions") ?? "").includes("author_id")) return {};
    const authors = [...new Set(shown.map(({ authorId }) => authorId))];
    bill.users(authors, now());
    return { includes: { users: authors.map((id) => userItem(world.users.get(id) ?? world.user({ id }))) } };
  }

  function users(ids: readonly string[]): object {
    const present = ids.flatMap((id) => {
      const user = world.users.get(id);
      return user !== undefined && ["present", "protected"].includes(user.state) ? [user] : [];
    });
    bill.users(
      present.map(({ id }) => id),
      now(),
    );
    const there = new Set(present.map(({ id }) => id));
    const errors = ids
      .filter((id) => !there.has(id))
      .map((id) => missingUser(id, "ids", world.users.get(id)));
    return {
      ...(present.length > 0 ? { data: present.map(userItem) } : {}),
      ...(errors.length > 0 ? { errors } : {}),
    };
  }

  function userNamed(username: string): object {
    const user = [...world.users.values()].find(
      (each) => each.username.toLowerCase() === username.toLowerCase(),
    );
    if (user === undefined || user.state === "gone" || user.state === "suspended") {
      return { errors: [missingUser(username, "username", user)] };
    }
    bill.users([user.id], now());
    return { data: userItem(user) };
  }

  function posts(ids: readonly string[], asked: URLSearchParams): object {
    const present: WorldPost[] = [];
    const errors: object[] = [];
    for (const id of ids) {
      const post = world.posts.find((each) => each.id === id);
      const state = world.users.get(post?.authorId ?? "")?.state ?? "present";
      if (post === undefined || post.deleted || state === "gone") errors.push(missingPost(id));
      else if (state === "present") present.push(post);
      else errors.push(hiddenPost(id));
    }
    bill.posts(
      present.map(({ id }) => id),
      now(),
    );
    const media = present.flatMap(({ more }) => (more["media"] ?? []) as object[]);
    return {
      ...(present.length > 0 ? { data: present.map((post) => postItem(post, asked)) } : {}),
      ...(media.length > 0 ? { includes: { media } } : {}),
      ...(errors.length > 0 ? { errors } : {}),
    };
  }

  const server: Server = createServer(answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    world,
    requests,
    bill: () => bill.total(),
    fail: (fault, { times = 1, path, isServed = false } = {}) =>
      void faults.push({ fault, path, left: times, isServed }),
    aborted: () => aborted,
    onRequest: (listener) => void listeners.push(listener),
    onAnswer: (listener) => void answered.push(listener),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function send(request: IncomingMessage, response: ServerResponse, status: number, body: object): void {
  const packs = String(request.headers["accept-encoding"] ?? "").includes("gzip");
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    ...(packs ? { "content-encoding": "gzip" } : {}),
  });
  const text = JSON.stringify(body);
  response.end(packs ? gzipSync(text) : text);
}

function idsOf(asked: URLSearchParams): readonly string[] {
  const ids = (asked.get("ids") ?? "").split(",").filter((id) => id !== "");
  if (ids.length === 0 || ids.length > 100) {
    throw invalid(
      "ids",
      String(ids.length),
      "The number of values in the `ids` query parameter list is not between 1 and 100",
    );
  }
  return ids;
}

function unauthorized(): Refused {
  return new Refused({
    status: 401,
    body: { title: "Unauthorized", type: "about:blank", status: 401, detail: "Unauthorized" },
  });
}

function tooMany(): Refused {
  return new Refused({
    status: 429,
    body: { title: "Too Many Requests", detail: "Too Many Requests", type: "about:blank", status: 429 },
  });
}
