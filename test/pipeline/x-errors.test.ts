/** Whatever X answers, no cursor is lost, nothing is read twice for money, and each failure is said once. */
import { once } from "node:events";
import { createServer as createTlsServer } from "node:tls";
import { describe, expect, it, onTestFinished } from "vitest";
import { plainText } from "../../src/cards/plain-text.ts";
import { statusCard } from "../../src/cards/status-card.ts";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import { createDesk } from "../../src/commands/scoped-desk.ts";
import { HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";
import { openStore } from "../../src/store/open.ts";
import { FREE } from "../commands/free-facts.ts";
import { FAULTS, type Fault, rateLimited } from "../servers/x/faults.ts";
import { SELF_SIGNED } from "../servers/x/self-signed.ts";
import { NOW } from "../sources/x/open-x.ts";
import { chatter, openXWatch, type XWatch } from "./x-watch.ts";

const QUICK: readonly (readonly [string, Fault])[] = Object.entries(FAULTS).filter(
  ([name]) => !["hang", "slowLoris"].includes(name),
);

async function statusOf({ store }: XWatch) {
  return store.db.selectFrom("watches").select(["last_error", "last_poll_at"]).executeTakeFirstOrThrow();
}

async function cursorOf({ store }: XWatch) {
  const { cursor } = await store.db.selectFrom("feeds").select("cursor").executeTakeFirstOrThrow();
  return cursor;
}

async function judgedBy({ store }: XWatch): Promise<number> {
  const rows = await store.db.selectFrom("watch_posts").select("seq").where("seq", "is not", null).execute();
  return rows.length;
}

describe("a poll that fails", () => {
  it.each([...QUICK, ["rateLimited", rateLimited({})] as const, ["hang", FAULTS.hang] as const])(
    "by %s keeps its place, is said once however long it lasts, and is made up for",
    async (_, fault) => {
      await using watch = await openXWatch(fault === FAULTS.hang ? { deadline: 1_000 } : {});
      chatter(watch.x, NOW - 2 * MINUTE, NOW - MINUTE, 20 * SECOND);
      await watch.pollUntil(NOW);
      const cursor = await cursorOf(watch);
      const before = await judgedBy(watch);
      expect(before).toBe(3);
      chatter(watch.x, NOW + SECOND, NOW + 30 * SECOND, 10 * SECOND);

      watch.x.fail(fault, { times: 3 });
      let polls = 0;
      while (polls < 4 && (await judgedBy(watch)) === before) {
        const until = watch.clock.now() + 20 * MINUTE;
        polls += await watch.pollOnce(until);
        if ((await judgedBy(watch)) > before) break;
        expect(await cursorOf(watch)).toBe(cursor);
        expect((await statusOf(watch)).last_error).toBe(watch.failures[0]?.replace(/^[\w-]+: /, ""));
      }
      expect(polls).toBe(4);
      expect(watch.failures, "said once").toHaveLength(1);
      expect(await judgedBy(watch)).toBe(6);
      expect((await statusOf(watch)).last_error).toBeNull();
      expect(watch.x.bill().posts).toBe(6);
    },
  );
});

describe("an X that cannot be reached", () => {
  it.each(["dns", "tls"] as const)(
    "by %s keeps the place of a watch, and status shows it once",
    async (brokenBy) => {
      const store = await openStore("sqlite::memory:");
      onTestFinished(() => store.close());
      const deadline = 4_000;
      let before: string | null = null;
      {
        await using watch = await openXWatch({ store });
        chatter(watch.x, NOW - 2 * MINUTE, NOW - MINUTE, 20 * SECOND);
        await watch.pollUntil(NOW);
        before = await cursorOf(watch);
      }
      await using server = await unknownToAll();
      const apiUrl = brokenBy === "dns" ? "https://no-such-host.invalid" : server.url;
      await using watch = await openXWatch({ store, apiUrl, deadline });
      const polls = 3;
      for (let poll = 0; poll < polls; poll += 1) {
        expect(await watch.pollOnce(watch.clock.now() + 20 * MINUTE)).toBe(1);
        expect(await cursorOf(watch)).toBe(before);
        const said = watch.failures[0]?.replace(/^[\w-]+: /, "");
        expect((await statusOf(watch)).last_error).toBe(said);
      }
      expect(before).not.toBeNull();
      expect(watch.failures, "once").toEqual([
        expect.stringMatching(
          brokenBy === "dns" ? /no-such-host\.invalid|within 4 seconds/ : /is not trusted/,
        ),
      ]);
      const now = watch.clock.now();
      const desk = createDesk(
        store,
        { all: true },
        {
          ...{ ...FREE, version: "", startedAt: NOW, placesOf: () => [], memoryBytes: () => 0 },
          detection: { minAccounts: 4, window: HOUR },
        },
      );
      const status = plainText(statusCard({ ...(await desk.status(now)), now, place: "chat:desk" }, ENGLISH));
      const [said = ""] = watch.failures;
      const lines = status.split("\n").filter((line) => line.includes(said.replace(/^[\w-]+: /, "")));
      expect(lines, status).toHaveLength(1);
    },
  );

  /** A server with a certificate that nobody vouches for. */
  async function unknownToAll() {
    const server = createTlsServer(SELF_SIGNED, (socket) => socket.destroy()).listen(0, "127.0.0.1");
    server.on("tlsClientError", () => {});
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    return {
      url: `https://127.0.0.1:${port}`,
      async [Symbol.asyncDispose]() {
        server.close();
      },
    };
  }
});

describe("pages that lead in a circle", () => {
  /** A page of posts that sends on to the same two pages, for ever. */
  function circle(watch: XWatch): void {
    const [a, b] = [NOW - 100 * SECOND, NOW - 90 * SECOND].map((createdAt) =>
      watch.x.world.post({ text: "Lindqvist", authorId: "7", createdAt }),
    );
    let page = 0;
    watch.x.fail(
      (response) => {
        page += 1;
        const post = page % 2 === 0 ? a : b;
        const item = {
          id: post?.id,
          text: post?.text,
          author_id: "7",
          created_at: new Date(post?.createdAt ?? 0).toISOString(),
        };
        const meta = { newest_id: post?.id, result_count: 1, next_token: `page${page % 3}` };
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify({ data: [item], meta }));
      },
      { times: 500 },
    );
  }

  it("are left after one round, and given up after an hour: what was read is judged, the rest is a gap", async () => {
    await using watch = await openXWatch();
    circle(watch);
    await watch.pollOnce(NOW);
    expect(watch.failures).toEqual(["bad-answer: x leads in a circle, to a page that was read before."]);
    const searches = watch.x.requests.filter(({ pathname }) => pathname === "/2/tweets/search/recent");
    expect(searches.length).toBeLessThanOrEqual(4);
    await watch.pollUntil(NOW + 2 * HOUR);
    expect(watch.x.requests.length).toBeLessThan(150);
    expect(await judgedBy(watch)).toBe(2);
    const gaps = await watch.store.db.selectFrom("gaps").select(["why", "to_at"]).execute();
    expect(gaps[0]).toMatchObject({ why: expect.stringContaining("leads in a circle"), to_at: NOW });
  });
});

it("keeps a ledger that is X's own bill, overlap and all", async () => {
  await using watch = await openXWatch({ backfill: { span: 6 * HOUR, maxReads: 10_000 } });
  chatter(watch.x, NOW - 5 * HOUR, NOW + 2 * HOUR, 30 * SECOND);
  await watch.pollUntil(NOW + 2 * HOUR);
  const { posts } = watch.x.bill();
  expect(posts).toBeGreaterThan(800);
  const ledger = await watch.store.db.selectFrom("ledger").select(["purpose", "posts", "settled"]).execute();
  expect(ledger.every(({ settled }) => settled === 1)).toBe(true);
  expect(ledger.reduce((sum, row) => sum + row.posts, 0)).toBe(posts);
  expect(new Set(ledger.map(({ purpose }) => purpose))).toEqual(new Set(["poll", "backfill"]));
});
