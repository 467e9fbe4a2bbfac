import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChannelType } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../../src/cards/card.ts";
import type { ChatFile, Delivery } from "../../../src/chat/chat.ts";
import type { DiscordChat } from "../../../src/chat/discord/discord-chat.ts";
import { createInvalidRequests, MOST_INVALID } from "../../../src/chat/discord/invalid-requests.ts";
import { madeAt } from "../../../src/chat/discord/snowflake.ts";
import { says } from "../../contracts/chat.ts";
import {
  type DiscordServer,
  type Failure,
  startDiscordServer,
} from "../../servers/discord/discord-server.ts";
import { CHANNELS, VIC } from "../../servers/discord/world.ts";
import { channelText, NEWS, never, openChat, seen } from "./open-discord.ts";

const FORUM = `discord:${CHANNELS.forum}`;

let server: DiscordServer;
let chat: DiscordChat;

beforeEach(async () => {
  server = await startDiscordServer();
  chat = openChat(server);
});
afterEach(async () => {
  await chat.close();
  await server.close();
});

function send(key: string, card: Card = says("Twelve accounts"), place = NEWS): Delivery {
  return { kind: "send", place, key, card };
}
const requestsTo = (what: RegExp) =>
  server.requests.filter(({ method, path }) => what.test(`${method} ${path}`));
const messagesIn = (channel: string) => server.world.channels.get(channel)?.messages ?? [];

describe("a delivery that fails", () => {
  it.each<[Failure, string, number, Record<string, unknown>]>([
    [{ how: "500-after-accepting" }, "uncertain", 1, {}],
    [{ how: "reset-after-accepting" }, "uncertain", 1, {}],
    [{ how: "reset" }, "uncertain", 0, {}],
    [{ how: "status", status: 502 }, "uncertain", 0, {}],
    [{ how: "429", retryAfter: 7 }, "rate-limited", 0, { retryAfter: expect.closeTo(7_050, -2) }],
    [
      { how: "status", status: 403, code: 50_013 },
      "refused",
      0,
      { mend: expect.stringContaining("Send Messages") },
    ],
    [
      { how: "status", status: 403, code: 50_001 },
      "refused",
      0,
      { mend: expect.stringContaining("View Channel") },
    ],
    [{ how: "status", status: 401 }, "refused", 0, { mend: expect.stringContaining("DISCORD_TOKEN") }],
    [
      { how: "status", status: 400, code: 200_000 },
      "refused",
      0,
      { mend: expect.stringContaining("AutoMod") },
    ],
    [{ how: "status", status: 400, code: 20_028 }, "rate-limited", 0, {}],
  ])("is told as what the courier can act on: %j", async (failure, code, accepted, more) => {
    server.failNext(failure, /POST .*messages$/);

    await expect(chat.deliver(send("k1"), never)).rejects.toMatchObject({ name: "ChatError", code, ...more });
    expect(messagesIn(CHANNELS.news)).toHaveLength(accepted);
    // The outbox is the only one who tries again.
    expect(requestsTo(/POST .*messages$/)).toHaveLength(1);
    expect(await chat.find(NEWS, "k1", never)).toBe(messagesIn(CHANNELS.news)[0]?.id ?? null);
  });

  it("is answered with the message that was accepted when it is sent again", async () => {
    server.failNext({ how: "reset-after-accepting" }, /POST .*messages$/);
    await expect(chat.deliver(send("k1"), never)).rejects.toMatchObject({ code: "uncertain" });

    const ref = await chat.deliver(send("k1"), never);
    expect(messagesIn(CHANNELS.news).map(({ id }) => id)).toEqual([ref]);
  });

  it("goes on with its token after Discord refused it once", async () => {
    server.failNext({ how: "status", status: 401 }, /POST .*messages$/);
    await expect(chat.deliver(send("k1"), never)).rejects.toMatchObject({ code: "refused" });

    await chat.deliver(send("k2"), never);
    expect(messagesIn(CHANNELS.news)).toHaveLength(1);
  });

  it("says that nobody was reached when nobody listens", async () => {
    await server.close();
    await expect(chat.deliver(send("k1"), never)).rejects.toMatchObject({ code: "unavailable" });
    server = await startDiscordServer();
  });

  it("keeps text and token out of the error", async () => {
    server.failNext(
      { how: "status", status: 400, code: 50_035, message: "Invalid Form Body" },
      /POST .*messages$/,
    );
    const error: unknown = await chat
      .deliver(send("k1", says("a secret passage")), never)
      .catch((caught) => caught);

    expect(error).toMatchObject({ code: "refused" });
    const told = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).cause);
    expect(told).not.toContain("secret passage");
    expect(told).not.toContain("MTAwMDAw");
  });

  it.each([
    ["a channel that it cannot see", CHANNELS.hidden, "View Channel"],
    ["a channel where it may only read", CHANNELS.readOnly, "Send Messages"],
    ["a channel that is not there", "300000000000000999", "name another one"],
    ["a name instead of an id", "#news", "Copy Channel ID"],
  ])("is refused with a mend in %s", async (_what, channel, mend) => {
    await expect(chat.deliver(send("k1", says("a"), `discord:${channel}`), never)).rejects.toMatchObject({
      code: "refused",
      mend: expect.stringContaining(mend),
    });
  });

  it("is refused in what is no channel for messages", async () => {
    await expect(
      chat.deliver(send("k1", says("a"), `discord:${CHANNELS.voice}`), never),
    ).rejects.toMatchObject({
      code: "refused",
      mend: expect.stringContaining("forum"),
    });
  });

  it("goes to no server that the configuration does not name", async () => {
    const elsewhere = openChat(server, { guilds: ["200000000000000077"] });

    await expect(elsewhere.deliver(send("k1"), never)).rejects.toMatchObject({
      code: "refused",
      mend: expect.stringContaining("chat.discord.guilds"),
    });
    await elsewhere.close();
  });
});

describe("rate limits", () => {
  it("stop a route before Discord has to, and no other", async () => {
    server.limit(2, 60_000);
    await chat.deliver(send("k1"), never);
    await chat.deliver(send("k2"), never);

    await expect(chat.deliver(send("k3"), never)).rejects.toMatchObject({ code: "rate-limited" });
    expect(requestsTo(/POST .*messages$/)).toHaveLength(2);
    await chat.deliver(send("k4", says("b"), `discord:${CHANNELS.desk}`), never);
    expect(messagesIn(CHANNELS.desk)).toHaveLength(1);
  });

  it("of the whole bot stop every route", async () => {
    server.failNext({ how: "429", retryAfter: 3, global: true }, /POST .*messages$/);
    await expect(chat.deliver(send("k1"), never)).rejects.toMatchObject({ code: "rate-limited" });

    await expect(chat.find(NEWS, "k1", never)).rejects.toMatchObject({ code: "rate-limited" });
    expect(requestsTo(/GET .*messages$/)).toHaveLength(0);
  });

  it("count what Discord refuses, and stop long before it locks the address out", () => {
    let now = 0;
    const invalid = createInvalidRequests({ now: () => now });
    for (let i = 0; i < MOST_INVALID - 1; i += 1) invalid.note(i % 2 === 0 ? 403 : 429);
    for (let i = 0; i < 5_000; i += 1) invalid.note(404);
    expect(() => invalid.assertRoom()).not.toThrow();

    now = 60_000;
    invalid.note(401);
    expect(() => invalid.assertRoom()).toThrow(
      expect.objectContaining({ code: "rate-limited", retryAfter: 540_000 }),
    );
    now = 600_001;
    expect(() => invalid.assertRoom()).not.toThrow();
    expect(MOST_INVALID).toBeLessThan(10_000);
  });
});

describe("a thread", () => {
  async function burst(): Promise<string> {
    const card: Card = { ...says("12 accounts posted the same (7K3Q)"), mention: "<@&210000000000000002>" };
    return chat.deliver(send("k1", card), never);
  }
  const reply = (ref: string, key: string, sentence: string): Delivery => ({
    ...{ kind: "reply", place: NEWS, key, card: says(sentence), ref },
  });

  it("begins with the first line below a message, is called like it, and folds away", async () => {
    const ref = await burst();
    await chat.deliver(reply(ref, "k2", "It grew"), never);
    await chat.deliver(reply(ref, "k3", "It ended"), never);

    const thread = server.world.channels.get(ref);
    expect(thread?.name).toBe("12 accounts posted the same (7K3Q)");
    expect(thread?.auto_archive_duration).toBe(4_320);
    expect(thread?.messages.map(({ content }) => content)).toEqual(["It grew", "It ended"]);
    expect(requestsTo(/POST .*threads$/)).toHaveLength(1);
    expect(messagesIn(CHANNELS.news)).toHaveLength(1);
  });

  it("is found again after a restart, and its lines by their keys", async () => {
    const ref = await burst();
    const line = await chat.deliver(reply(ref, "k2", "It grew"), never);
    await chat.close();
    chat = openChat(server);

    expect(await chat.find(NEWS, "k2", never, { below: ref })).toBe(line);
    expect(await chat.find(NEWS, "k2", never)).toBeNull();
    expect(await chat.find(NEWS, "k3", never, { below: ref })).toBeNull();
    await chat.deliver(reply(ref, "k3", "It ended"), never);
    expect(requestsTo(/POST .*threads$/)).toHaveLength(1);
  });

  it("is looked for where there is none without an error", async () => {
    expect(await chat.find(NEWS, "k2", never, { below: await burst() })).toBeNull();
  });

  it("is opened again where somebody archived or removed it", async () => {
    const ref = await burst();
    await chat.deliver(reply(ref, "k2", "It grew"), never);
    const thread = server.world.channels.get(ref);
    if (thread !== undefined) thread.archived = true;
    await chat.deliver(reply(ref, "k3", "It grew on"), never);
    expect(thread?.archived).toBe(false);

    server.world.channels.delete(ref);
    const message = server.world.message(ref);
    if (message !== null) delete message.thread;
    await chat.deliver(reply(ref, "k4", "It ended"), never);
    expect(server.world.channels.get(ref)?.messages.map(({ content }) => content)).toEqual(["It ended"]);
  });

  it("stands below a message of a thread that was named as the place", async () => {
    const ref = await burst();
    await chat.deliver(reply(ref, "k2", "It grew"), never);
    const place = `discord:${ref}`;
    const inside = await chat.deliver(send("k3", says("Another burst"), place), never);
    await chat.deliver({ ...reply(inside, "k4", "It ended"), place } as Delivery, never);

    const lines = messagesIn(ref);
    expect(lines.at(-1)?.content).toBe("It ended");
    expect(lines.at(-1)?.message_reference).toEqual({ message_id: inside });
  });

  it("is gone with its message, and with its channel", async () => {
    const ref = await burst();
    messagesIn(CHANNELS.news).splice(0);
    await expect(chat.deliver(reply(ref, "k2", "It grew"), never)).rejects.toMatchObject({ code: "gone" });
    await expect(
      chat.deliver({ kind: "edit", place: NEWS, key: "k3", card: says("a"), ref }, never),
    ).rejects.toMatchObject({ code: "gone" });
  });
});

describe("a message that is looked for", () => {
  it("is found behind a hundred others that came since, and where it stands in a thread too", async () => {
    const ref = await chat.deliver(send("k1"), never);
    const line = await chat.deliver(
      { kind: "reply", place: NEWS, key: "k2", card: says("It grew"), ref },
      never,
    );
    chatter(CHANNELS.news, 250);
    chatter(ref, 250);
    expect(await chat.find(NEWS, "k1", never), "the newest hundred hold it not").toBeNull();

    expect(await chat.find(NEWS, "k1", never, { since: madeAt(ref) })).toBe(ref);
    expect(await chat.find(NEWS, "k2", never, { below: ref, since: madeAt(line) })).toBe(line);
    expect(await chat.find(NEWS, "k3", never, { since: madeAt(ref) })).toBeNull();
  });

  it("is found among posts that others began since, folded away too", async () => {
    const ref = await chat.deliver(send("k1", says("12 accounts"), FORUM), never);
    for (let i = 0; i < 30; i += 1) {
      server.world.addChannel({
        ...{ id: server.world.snowflake(), type: ChannelType.PublicThread, name: "Something else" },
        ...{ parent_id: CHANNELS.forum, owner_id: VIC.id },
      });
    }
    chatter(ref, 150);

    expect(await chat.find(FORUM, "k1", never)).toBe(ref);
    const post = server.world.channels.get(ref);
    if (post !== undefined) post.archived = true;
    expect(await chat.find(FORUM, "k1", never)).toBe(ref);
    expect(await chat.find(FORUM, "k2", never)).toBeNull();
  });

  /** What other people say there, one a second. */
  function chatter(channel: string, count: number): void {
    for (let i = 0; i < count; i += 1) {
      messagesIn(channel).push({
        ...{
          id: server.world.snowflake(),
          channel_id: channel,
          author: VIC,
          content: `line ${i}`,
          embeds: [],
        },
        ...{ components: [], attachments: [], nonce: null, flags: 0, pinged: [], message_reference: null },
        ...{ timestamp: "2026-11-05T17:00:00.000Z", edited_timestamp: null },
      });
    }
  }
});

describe("a forum", () => {
  const burst: Card = {
    ...says("12 accounts posted the same (7K3Q)"),
    topic: "Mara Lindqvist",
    severity: "high",
  };

  it("has one post for each burst, with the tag of its watch", async () => {
    const ref = await chat.deliver(send("k1", burst, FORUM), never);
    const post = server.world.channels.get(ref);

    expect(post?.name).toBe("12 accounts posted the same (7K3Q)");
    expect(post?.applied_tags).toEqual(["500000000000000001"]);
    expect(post?.messages.map(({ id }) => id)).toEqual([ref]);
  });

  it("gives no tag where none is called like the watch, and says so where one is wanted", async () => {
    const other = { ...burst, topic: "Ine De Smet" };
    const ref = await chat.deliver(send("k1", other, FORUM), never);
    expect(server.world.channels.get(ref)?.applied_tags).toEqual([]);

    const tagged = `discord:${CHANNELS.tagged}`;
    await expect(chat.deliver(send("k2", other, tagged), never)).rejects.toMatchObject({
      code: "refused",
      mend: expect.stringContaining("tag"),
    });
    await chat.deliver(send("k3", burst, tagged), never);
  });

  it("keeps what follows in the post, what is said beside the card too", async () => {
    const ref = await chat.deliver(send("k1", burst, FORUM), never);
    await chat.deliver({ kind: "reply", place: FORUM, key: "k2", card: says("It grew"), ref }, never);
    await chat.deliver(
      { kind: "send", place: FORUM, key: "k3", card: says("It is high now"), about: ref },
      never,
    );

    expect(
      messagesIn(ref)
        .map(({ content }) => content)
        .slice(1),
    ).toEqual(["It grew", "It is high now"]);
    const posts = [...server.world.channels.values()].filter(({ parent_id }) => parent_id === CHANNELS.forum);
    expect(posts).toHaveLength(1);
    expect(await chat.find(FORUM, "k3", never, { about: ref })).not.toBeNull();
    expect(await chat.find(FORUM, "k1", never)).toBe(ref);
  });

  it("has lost what is said about a post with the post", async () => {
    const ref = await chat.deliver(send("k1", burst, FORUM), never);
    server.world.channels.delete(ref);
    for (const key of ["reply", "send"] as const) {
      const about = key === "reply" ? { kind: key, ref } : { kind: key, about: ref };
      const lost = chat.deliver({ place: FORUM, key, card: says("It grew"), ...about } as Delivery, never);
      await expect(lost).rejects.toMatchObject({ code: "gone" });
    }
  });

  it("looks before it makes a post again, because a post has no nonce", async () => {
    server.failNext({ how: "reset-after-accepting" }, /POST .*threads$/);
    await expect(chat.deliver(send("k1", burst, FORUM), never)).rejects.toMatchObject({ code: "uncertain" });

    expect(await chat.find(FORUM, "k1", never)).not.toBeNull();
  });

  it("opens an archived post to change it", async () => {
    const ref = await chat.deliver(send("k1", burst, FORUM), never);
    const post = server.world.channels.get(ref);
    if (post !== undefined) post.archived = true;
    await chat.deliver({ kind: "edit", place: FORUM, key: "k2", card: says("Fifty accounts"), ref }, never);

    expect(channelText(server, CHANNELS.forum)).toContain("Fifty accounts");
  });
});

describe("an edit", () => {
  it("leaves what the message is found by, after a restart too", async () => {
    const ref = await chat.deliver(send("k1"), never);
    const mark = seen(messagesIn(CHANNELS.news)[0] as never).match(/id \S+/)?.[0];
    expect(mark).toBeDefined();
    await chat.close();
    chat = openChat(server);
    await chat.deliver({ kind: "edit", place: NEWS, key: "k2", card: says("Fifty accounts"), ref }, never);

    expect(channelText(server, CHANNELS.news)).toContain(mark);
    expect(await chat.find(NEWS, "k1", never)).toBe(ref);
  });

  it("waits where Discord allows no more of an old message", async () => {
    const ref = await chat.deliver(send("k1"), never);
    server.failNext({ how: "status", status: 400, code: 30_046 }, /PATCH/);
    const edit: Delivery = { kind: "edit", place: NEWS, key: "k2", card: says("Fifty"), ref };

    await expect(chat.deliver(edit, never)).rejects.toMatchObject({ code: "rate-limited" });
  });

  it("is tried again where nobody answered: to edit twice is to edit once", async () => {
    const ref = await chat.deliver(send("k1"), never);
    server.failNext({ how: "reset-after-accepting" }, /PATCH/);
    const edit: Delivery = { kind: "edit", place: NEWS, key: "k2", card: says("Fifty"), ref };

    await expect(chat.deliver(edit, never)).rejects.toMatchObject({ code: "unavailable" });
    await chat.deliver(edit, never);
  });
});

describe("files", () => {
  const PICTURE: Card = {
    ...says("12 accounts"),
    nodes: [
      { is: "line", line: [{ is: "text", text: "a burst" }] },
      { is: "picture", name: "timeline.png", alt: "posts by the minute" },
    ],
  };
  const file = (size: number): ChatFile => ({
    name: "timeline.png",
    mediaType: "image/png",
    content: new Uint8Array(size),
  });

  it("go with the card that shows them, from memory or from a file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "verbatim-discord-"));
    const path = join(folder, "a.png");
    await writeFile(path, "a picture");
    const onDisk: ChatFile = { name: "timeline.png", mediaType: "image/png", content: { path, size: 9 } };
    await chat.deliver({ ...send("k1", PICTURE), pictures: [file(10)] } as Delivery, never);
    await chat.deliver({ ...send("k2", PICTURE), pictures: [onDisk] } as Delivery, never);
    await rm(folder, { recursive: true });

    const [first, second] = messagesIn(CHANNELS.news);
    expect(first?.attachments.map(({ filename, size }) => [filename, size])).toEqual([["timeline.png", 10]]);
    expect(second?.attachments.map(({ size }) => size)).toEqual([9]);
    expect(JSON.stringify(first?.embeds)).toContain("attachment://timeline.png");
  });

  it("are left out where they are too large, and said in words", async () => {
    await chat.deliver({ ...send("k1", PICTURE), pictures: [file(11 * 1024 * 1024)] } as Delivery, never);

    expect(messagesIn(CHANNELS.news)[0]?.attachments).toEqual([]);
    expect(channelText(server, CHANNELS.news)).toContain("Picture: posts by the minute");
  });

  it("change with an edit", async () => {
    const ref = await chat.deliver({ ...send("k1", PICTURE), pictures: [file(10)] } as Delivery, never);
    await chat.deliver(
      { kind: "edit", place: NEWS, key: "k2", card: PICTURE, ref, pictures: [file(20)] },
      never,
    );

    expect(messagesIn(CHANNELS.news)[0]?.attachments.map(({ size }) => size)).toEqual([20]);
  });
});
