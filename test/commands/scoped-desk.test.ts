import { beforeAll, describe, expect, test } from "vitest";
import { findPhrase } from "../../src/commands/desk/find-phrase.ts";
import type { Desk } from "../../src/commands/desk.ts";
import { createDesk } from "../../src/commands/scoped-desk.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { appendAudit } from "../../src/store/audit.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { describeStores } from "../contracts/store-places.ts";
import { fillWorld, muteWatch, NOON, PASSAGE } from "./desk-world.ts";
import { FREE } from "./free-facts.ts";

const ALL = { all: true } as const;
const HARBOUR = { all: false, watches: ["harbour"] } as const;
/** When it is asked how things stand. */
const LATER = NOON + 3 * HOUR;
const FACTS = {
  version: "1.2.3",
  startedAt: NOON,
  placesOf: (watch: string) => [`slack:${watch}`],
  memoryBytes: () => 1_000,
  detection: { minAccounts: 4, window: HOUR },

  ...FREE,
};

describeStores("The desk", (place) => {
  /** With both watches, and with the harbour's alone. */
  let both: Store;
  let alone: Store;
  beforeAll(async () => {
    both = await openStore(await place.freshUrl());
    alone = await openStore(await place.freshUrl());
    await fillWorld(both, ["harbour", "market"]);
    await fillWorld(alone, ["harbour"]);
    await muteWatch(alone, "harbour");
    for (const id of ["harbour", "market"] as const) await muteWatch(both, id);
    return async () => {
      await both.close();
      await alone.close();
    };
  });

  describe("cut to one watch answers as if nothing else existed", () => {
    const questions: Record<string, (desk: Desk) => Promise<unknown>> = {
      "the list of bursts": (desk) => desk.bursts({ since: null, limit: 10, offset: 0 }),
      "a page of it": (desk) => desk.bursts({ since: null, limit: 1, offset: 1 }),
      "the bursts since a time": (desk) => desk.bursts({ since: NOON + 30 * MINUTE, limit: 10, offset: 0 }),
      "the largest bursts": (desk) => desk.bursts({ since: null, limit: 10, offset: 0, sort: "accounts" }),
      "the bursts worth announcing": (desk) =>
        desk.bursts({ since: null, limit: 10, offset: 0, announced: true }),
      "the bursts of the other watch": (desk) =>
        desk.bursts({ since: null, limit: 10, offset: 0, watch: "market" }),
      "a week of the other watch": (desk) => desk.week("market", LATER),
      "a post of the other watch alone": (desk) => desk.post({ platform: "x", postId: "gus-92" }),
      "the last burst": (desk) => desk.burst("last"),
      "a beginning that would be ambiguous": (desk) => desk.burst("7K3"),
      "a beginning that is ambiguous within": (desk) => desk.burst("7k"),
      "a short id of the other watch": (desk) => desk.burst("6TTT"),
      "an account in both": (desk) => desk.account("@anna"),
      "an account by its id": (desk) => desk.account("x:cem"),
      "an account of the other watch alone": (desk) => desk.account("@gus"),
      "a handle that only the other watch saw": (desk) => desk.account("@anna_before"),
      "the watches that may be meant": (desk) => desk.suggestions.watches("", 25),
      "the bursts that may be meant": (desk) => desk.suggestions.bursts("", 25),
      "a beginning that may be one of several": (desk) => desk.suggestions.bursts("7k3", 25),
      "a beginning of a handle of the other watch": (desk) => desk.suggestions.handles("@GU", 25),
      "a phrase in both": (desk) => desk.phrase("harbour workers", 10),
      "a phrase of the other watch alone": (desk) => desk.phrase("fish market", 10),
      "the watches": (desk) => desk.watches(LATER),
      "the known texts": (desk) => desk.texts(null),
      "the status": (desk) => desk.status(LATER),
    };
    for (const [what, ask] of Object.entries(questions)) {
      test(what, async () => {
        const cut = await ask(createDesk(both, HARBOUR, FACTS));
        expect(cut).toEqual(await ask(createDesk(alone, ALL, FACTS)));
      });
    }

    test("while somebody who sees all is answered otherwise, whatever the question", async () => {
      const same = ["a beginning that is ambiguous within", "an account by its id"];
      for (const [what, ask] of Object.entries(questions)) {
        if (same.includes(what)) continue;
        const cut = await ask(createDesk(both, HARBOUR, FACTS));
        expect(await ask(createDesk(both, ALL, FACTS)), what).not.toEqual(cut);
      }
    });

    test("and the log is for those who see everything", async () => {
      const entry = { at: NOON, actor: "slack:U1", place: "slack:C1", action: "burst", target: "7K3Q" };
      await both.transaction((tx) => appendAudit(tx, { ...entry, outcome: "run" }));
      const query = { since: null, by: null, limit: 10, offset: 0 };
      expect(await createDesk(both, ALL, FACTS).audit(query)).toMatchObject({ total: 1, entries: [entry] });
      expect(await createDesk(both, HARBOUR, FACTS).audit(query)).toEqual({ entries: [], total: 0 });
    });

    test("and sees nothing at all through an empty scope", async () => {
      const desk = createDesk(both, { all: false, watches: [] }, FACTS);
      expect(await desk.bursts({ since: null, limit: 10, offset: 0 })).toEqual({ bursts: [], total: 0 });
      expect(await desk.burst("last")).toEqual({ is: "none" });
      expect(await desk.account("@anna")).toEqual({
        ...{ accounts: [], more: 0 },
        extent: { bursts: 0, since: null },
      });
      expect(await desk.phrase("harbour", 10)).toMatchObject({ bursts: [], totalPosts: 0, accounts: 0 });
      expect(await desk.status(LATER)).toMatchObject({ watches: [], outbox: [], gaps: [], malformed: 0 });
    });
  });

  describe("suggests", () => {
    const suggestions = () => createDesk(both, ALL, FACTS).suggestions;

    test("watches by a part of their id or name", async () => {
      expect(await suggestions().watches("LIND", 25)).toEqual([{ id: "harbour", name: "Mara Lindqvist" }]);
      expect(await suggestions().watches("harb", 25)).toHaveLength(1);
      expect(await suggestions().watches("nobody", 25)).toEqual([]);
      expect(await suggestions().watches("", 1)).toHaveLength(1);
    });

    test("bursts, the newest first, each once, none that another absorbed, and none for what is no id", async () => {
      const ids = async (typed: string) =>
        (await suggestions().bursts(typed, 25)).map(({ shortId }) => shortId);
      const all = await ids("");
      expect(all[0]).toBe("6TTT");
      expect([...all].sort()).toEqual(["6TTT", "7K3Q", "7K3QZ", "7KX2"]);
      expect(await ids("7kx")).toEqual(["7KX2"]);
      expect(await ids("!?")).toEqual([]);
    });

    test("handles as they are written, from two characters on", async () => {
      expect(await suggestions().handles("@an", 25)).toEqual(expect.arrayContaining(["Anna", "Anna_Before"]));
      expect(await suggestions().handles("a", 25)).toEqual([]);
      expect(await suggestions().handles("zz", 25)).toEqual([]);
    });
  });

  describe("lists", () => {
    test("each burst once by its newest wave, the latest detected first, absorbed ones not", async () => {
      const { bursts, total } = await createDesk(both, HARBOUR, FACTS).bursts({
        since: null,
        limit: 10,
        offset: 0,
      });
      expect(total).toBe(2);
      expect(bursts.map((each) => [each.shortId, each.burst.wave, each.watchName])).toEqual([
        ["7KX2", 2, "Mara Lindqvist"],
        ["7K3Q", 1, "Mara Lindqvist"],
      ]);
    });

    test("the week of a watch: its posts by the hour, its bursts, and what was not read", async () => {
      const gap = { from_at: NOON - 2 * DAY, to_at: NOON - DAY, why: "off", recorded_at: NOON };
      const sampled = { ...gap, unread_posts: 4 };
      for (const each of [gap, sampled]) {
        await both.db
          .insertInto("gaps")
          .values({ watch_id: "harbour", source: "x", ...each })
          .execute();
      }
      const week = await createDesk(both, HARBOUR, FACTS).week("harbour", LATER);
      await both.db.deleteFrom("gaps").where("why", "=", "off").execute();
      const to = Math.floor(LATER / HOUR) * HOUR + HOUR;
      expect(week).toMatchObject({ watchName: "Mara Lindqvist", from: to - 7 * DAY, to, moreBursts: 0 });
      const posts = await both.db
        .selectFrom("watch_posts")
        .select("created_at")
        .where("watch_id", "=", "harbour")
        .execute();
      expect(week?.counts).toEqual([{ at: Math.floor(NOON / HOUR) * HOUR, posts: posts.length }]);
      expect(week?.bursts.map(({ shortId }) => shortId)).toEqual(["7K3Q", "7KX2"]);
      const first = Math.min(...posts.map((post) => post.created_at));
      expect(week?.unread).toEqual([
        { from: to - 7 * DAY, to: first },
        { from: gap.from_at, to: gap.to_at },
      ]);
      const later = await createDesk(both, HARBOUR, FACTS).week("harbour", LATER + 30 * DAY);
      expect(later, "what is older is not in it").toMatchObject({ counts: [], bursts: [], unread: [] });
    });

    test("a page with the total of all", async () => {
      const page = await createDesk(both, ALL, FACTS).bursts({ since: null, limit: 1, offset: 3 });
      expect(page.total).toBe(4);
      expect(page.bursts.map((each) => each.shortId)).toEqual(["7K3Q"]);
    });
  });

  describe("finds a burst", () => {
    const answer = async (name: string, scope: typeof ALL | typeof HARBOUR = HARBOUR) => {
      const found = await createDesk(both, scope, FACTS).burst(name);
      return found.is === "found" ? found.detail.shortId : found;
    };

    test("by its short id in any case, by what is read alike, by a beginning and by its whole id", async () => {
      for (const name of ["7K3Q", "7k3q", " 7k3 ", "7K3QAAAAAAAAAAAA", "7k3q-aaaa"]) {
        expect(await answer(name), name).toBe("7K3Q");
      }
      expect(await answer("5m2do")).toBe("7K3Q");
    });

    test("by the exact short id although another's longer one begins with it", async () => {
      expect(await answer("7K3Q", ALL)).toBe("7K3Q");
      expect(await answer("7K3QZ", ALL)).toBe("7K3QZ");
      expect(await answer("7K3", ALL)).toEqual({ is: "several", shortIds: ["7K3Q", "7K3QZ"] });
    });

    test("by the id of one that it absorbed", async () => {
      expect(await answer("5M2D")).toBe("7K3Q");
    });

    test("as the last one that was found", async () => {
      expect(await answer("last")).toBe("7KX2");
      expect(await answer("LAST", ALL)).toBe("6TTT");
    });

    test("and says none to what is no id", async () => {
      for (const name of ["", "%", "7K3Q'; drop table posts", "zzzz", "U", "~"]) {
        expect(await answer(name), name).toEqual({ is: "none" });
      }
    });

    test("with its members, the earliest first, and where it was told", async () => {
      const found = await createDesk(both, HARBOUR, FACTS).burst("7K3Q");
      if (found.is !== "found") throw new Error("not found");
      expect(found.detail.members.map((member) => member.accountId)).toEqual(["anna", "bert", "cem", "dora"]);
      expect(found.detail.members[0]?.text).toContain(PASSAGE.workers);
      expect(found.detail.told.map((told) => told.place)).toEqual(["slack:C1", "terminal"]);
      expect(found.detail.reason).toBe("first");
    });
  });

  describe("finds an account", () => {
    test("by its handle in any case, with its bursts, places and company", async () => {
      const { accounts } = await createDesk(both, HARBOUR, FACTS).account("@aNNa");
      const [anna, ...others] = accounts;
      expect(others).toEqual([]);
      expect(anna).toMatchObject({
        ...{ accountId: "anna", platform: "x", handles: ["Anna"], posts: 3 },
        ...{ firstSeen: NOON + 10 * MINUTE, lastSeen: NOON + 41 * MINUTE },
      });
      expect(anna?.bursts.map((each) => [each.shortId, each.burst.wave, each.position, each.postId])).toEqual(
        [
          ["7KX2", 2, 2, "anna-41"],
          ["7K3Q", 1, 1, "anna-10"],
        ],
      );
      expect(anna?.together).toEqual([{ accountId: "bert", handle: "Bert", bursts: 2 }]);
    });

    test("with more company where more may be seen", async () => {
      const [anna] = (await createDesk(both, ALL, FACTS).account("anna")).accounts;
      expect(anna?.posts).toBe(4);
      expect(anna?.together.map((other) => [other.accountId, other.bursts])).toEqual([
        ["cem", 3],
        ["bert", 2],
        ["gus", 2],
      ]);
    });

    test("or the five that had a handle last, and how many more there are", async () => {
      const store = await openStore(await place.freshUrl());
      await fillWorld(store, ["harbour"]);
      const { db } = store;
      const post = await db
        .selectFrom("posts")
        .selectAll()
        .where("id", "=", "dora-13")
        .executeTakeFirstOrThrow();
      const seen = await db
        .selectFrom("watch_posts")
        .selectAll()
        .where("post_id", "=", "dora-13")
        .executeTakeFirstOrThrow();
      for (let i = 1; i <= 7; i += 1) {
        const id = `later-${i}`;
        const at = NOON + (60 + i) * MINUTE;
        await db
          .insertInto("posts")
          .values({ ...post, id, account_id: `dora${i}`, created_at: at })
          .execute();
        await db
          .insertInto("watch_posts")
          .values({ ...seen, post_id: id, seq: 1_000 + i, created_at: at })
          .execute();
      }
      const { accounts, more } = await createDesk(store, ALL, FACTS).account("@dora");
      await store.close();

      expect(accounts.map((each) => each.accountId)).toEqual(["dora7", "dora6", "dora5", "dora4", "dora3"]);
      expect(more).toBe(3);
    });

    test("and none where nothing was stored", async () => {
      const desk = createDesk(both, ALL, FACTS);
      for (const name of ["@nobody", "", "@", "x:", "%", "y:anna"])
        expect(await desk.account(name), name).toMatchObject({ accounts: [], more: 0 });
    });
  });

  describe("finds a phrase", () => {
    test("whatever its dress, in bursts and posts, the newest first, and counts what it does not show", async () => {
      const answer = await createDesk(both, HARBOUR, FACTS).phrase("HARBOUR wörkers?", 2);
      expect(answer.bursts.map((each) => each.shortId)).toEqual(["7K3Q"]);
      expect(answer.posts.map((post) => [post.postId, post.watch])).toEqual([
        ["dora-13", "harbour"],
        ["cem-12.5", "harbour"],
      ]);
      expect(answer).toMatchObject({ totalPosts: 6, accounts: 4, unsearchedBefore: null });
    });

    test("as a burst that is part of what was asked", async () => {
      const answer = await createDesk(both, HARBOUR, FACTS).phrase(
        `And so I say: ${PASSAGE.vote}, friends`,
        5,
      );
      expect(answer.bursts.map((each) => each.shortId)).toEqual(["7KX2"]);
      expect(answer.totalPosts).toBe(0);
    });

    test("only where its words stand together and in order", async () => {
      const desk = createDesk(both, ALL, FACTS);
      expect((await desk.phrase("workers harbour", 5)).totalPosts).toBe(0);
      expect((await desk.phrase("candidate stood", 5)).totalPosts).toBe(0);
    });

    test("once in a post that two watches collected", async () => {
      const answer = await createDesk(both, ALL, FACTS).phrase("harbour workers", 20);
      expect(answer.totalPosts).toBe(7);
      expect(answer.posts).toHaveLength(7);
    });

    test("and nothing in a text without words", async () => {
      expect(await createDesk(both, ALL, FACTS).phrase("!!! @name", 5)).toMatchObject({
        totalPosts: 0,
        bursts: [],
      });
    });

    test("and says since when it did not look when there was too much", async () => {
      const answer = await findPhrase(both.db, HARBOUR, { phrase: "harbour workers", limit: 9, searched: 9 });
      expect(answer.totalPosts).toBe(3);
      expect(answer.unsearchedBefore).toBe(NOON + 12 * MINUTE);
    });
  });

  describe("tells how things stand", () => {
    test("for one watch: its places, counts, gaps, and only the messages about it", async () => {
      const status = await createDesk(both, HARBOUR, FACTS).status(LATER);
      expect(status.watches).toMatchObject([
        { watch: { id: "harbour" }, origin: "file", places: ["slack:harbour"], posts: 12, openBursts: 2 },
      ]);
      expect(status.outbox).toEqual([
        { place: "slack:C1", waiting: 0, parked: 1, parkedWhy: "refused the card of Mara Lindqvist" },
        { place: "terminal", waiting: 1, parked: 0, parkedWhy: null },
      ]);
      expect(status.gaps).toMatchObject([{ watch: "harbour" }]);
      expect(status.watches).toMatchObject([{ postsLastDay: 12, overdueSince: 0 }]);
      expect(status).toMatchObject({ delay: 0, mutes: { count: 1, nextEndsAt: NOON + DAY } });
      expect(status).toMatchObject({ version: "1.2.3", startedAt: NOON, malformed: 1, memoryBytes: 1_000 });
    });

    test("for all", async () => {
      const status = await createDesk(both, ALL, FACTS).status(LATER);
      expect(status.watches.map((each) => each.watch.id)).toEqual(["harbour", "market"]);
      expect(status.outbox.map((each) => [each.place, each.waiting, each.parked])).toEqual([
        ["discord:9", 2, 0],
        ["slack:C1", 0, 2],
        ["terminal", 1, 0],
      ]);
      expect(status.malformed).toBe(2);
      expect(status.mutes.count).toBe(2);
    });
  });
});
