import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Card, text } from "../../src/cards/card.ts";

import { type Chat, ChatError } from "../../src/chat/chat.ts";
import { DAY, MINUTE, SECOND } from "../../src/domain/time.ts";
import { type Courier, createCourier } from "../../src/pipeline/courier.ts";
import { WEBHOOK_PLACE } from "../../src/pipeline/evidence-webhook.ts";
import { openStore } from "../../src/store/open.ts";
import { putCard, putOnce } from "../../src/store/outbox.ts";
import type { Store } from "../../src/store/store.ts";
import { createManualClock, type ManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { openTerminal } from "../chat/terminal/open-terminal.ts";
import { type ChatServer, startChatServer } from "../servers/chat-server.ts";
import { createHttpChat } from "../servers/http-chat.ts";

const PLACE = "test:newsroom";
const OTHER = "test:elsewhere";
const never = new AbortController().signal;

let server: ChatServer;
let store: Store;
let clock: ManualClock;
let failures: string[];

beforeEach(async () => {
  server = await startChatServer();
  store = await openStore("sqlite::memory:");
  clock = createManualClock(Date.UTC(2026, 10, 2));
  failures = [];
});

afterEach(async () => {
  await store.close();
  await server.close();
});

/** A courier as after a start: nothing remembered but what is in the store. */
function courier(changes: Partial<Chat> = {}, timeout = 30_000): Courier {
  const chat = createHttpChat({ url: server.url, timeout });
  return createCourier({
    store,
    chats: new Map([["test", { ...chat, ...changes }]]),
    clock,
    events: {
      loopFailed: () => {},
      delivered: () => {},
      deliveryFailed: ({ code }) => failures.push(code),
      deliveryInterrupted: () => failures.push("interrupted"),
    },
    faults: noFaults,
    rest: SECOND,
  });
}

function card(headline: string): string {
  const made: Card = {
    notification: headline,
    mark: null,
    nodes: [{ is: "headline", line: [text(headline)] }],
  };
  return JSON.stringify(made);
}

async function put(headline: string, place = PLACE, subject = "story:a"): Promise<void> {
  await store.transaction((tx) => putCard(tx, { place, subject }, card(headline), clock.now()));
}

async function say(line: string, n: number): Promise<void> {
  await store.transaction((tx) =>
    putOnce(tx, { place: PLACE, subject: "story:a" }, "thread:grown", n, card(line), clock.now()),
  );
}

function rows() {
  return store.db
    .selectFrom("outbox")
    .select(["place", "lane", "n", "state", "error"])
    .orderBy("id")
    .execute();
}

/** What stands in the chat, and that nothing was accepted twice. */
function arrived(place = PLACE) {
  const { messages, accepted } = server.transcript();
  expect(Object.values(accepted).filter((times) => times > 1)).toEqual([]);
  return messages
    .filter((message) => message.place === place)
    .map((message) => ({ text: message.text, thread: message.thread.map((line) => line.text) }));
}

describe("the courier", () => {
  it("sends a card, then edits it and answers below it", async () => {
    const it = courier();
    await put("4 accounts");
    await it.round(never);
    await put("10 accounts");
    await say("10 accounts now", 10);
    await it.round(never);

    expect(arrived()).toEqual([{ text: "10 accounts", thread: ["10 accounts now"] }]);
    expect((await rows()).map((row) => row.state)).toEqual(["sent", "sent", "sent"]);
  });

  it("keeps edits and lines back until the message is there", async () => {
    const it = courier();
    server.failNext({ how: "429", retryAfter: 30 });
    await put("4 accounts");
    await say("10 accounts now", 10);
    await it.round(never);
    expect(arrived()).toEqual([]);

    clock.set(clock.now() + 30 * SECOND);
    await it.round(never);
    expect(arrived()).toEqual([{ text: "4 accounts", thread: ["10 accounts now"] }]);
  });

  it("replaces a revision that was not sent yet and makes no row for equal content", async () => {
    await put("4 accounts");
    await put("5 accounts");
    await put("5 accounts");
    expect(await rows()).toHaveLength(1);
    await courier().round(never);
    await put("5 accounts");
    expect(await rows()).toHaveLength(1);
    expect(arrived()).toEqual([{ text: "5 accounts", thread: [] }]);
  });

  it("tells what is newer than an edit that was made and not noted before a crash", async () => {
    const before = await openTerminal({ tty: false });
    const crashing: Partial<Chat> = {
      ...before.chat,
      async deliver(delivery, signal) {
        const ref = await before.chat.deliver(delivery, signal);
        if (delivery.kind === "edit") throw new Error("nothing after this was done");
        return ref;
      },
    };
    await put("4 accounts");
    await courier(crashing).round(never);
    await put("5 accounts");
    await courier(crashing).round(never);
    expect((await rows()).map((row) => row.state)).toEqual(["sent", "sending"]);

    const after = await openTerminal({ tty: false, journal: before.journal });
    const restarted = courier(after.chat);
    await restarted.round(never);
    await put("9 accounts");
    await restarted.round(never);
    expect((await rows()).map((row) => row.state)).toEqual(["sent", "sent"]);
    expect(after.screen.text()).toContain("9 accounts");
  });

  it("says a line once, however often it is put", async () => {
    await put("4 accounts");
    await say("10 accounts now", 10);
    await say("10 accounts now", 10);
    await courier().round(never);
    expect(arrived()).toEqual([{ text: "4 accounts", thread: ["10 accounts now"] }]);
  });

  it.each(["500-after-accepting", "hang-after-accepting"] as const)(
    "looks before it sends again: %s",
    async (how) => {
      server.failNext({ how });
      await put("4 accounts");
      await courier({}, how === "hang-after-accepting" ? 1_000 : 30_000).round(never);
      expect(failures).toEqual(["uncertain"]);
      expect((await rows()).map((row) => row.state)).toEqual(["sending"]);

      const restarted = courier();
      await restarted.round(never);
      expect(
        (await rows()).map((row) => row.state),
        "an answer may still be under way",
      ).toEqual(["sending"]);
      clock.set(clock.now() + SECOND);
      await restarted.round(never);

      expect((await rows()).map((row) => row.state)).toEqual(["sent"]);
      expect(arrived()).toEqual([{ text: "4 accounts", thread: [] }]);
    },
  );

  it("says of what a stop interrupted only that, and the next start looks for it", async () => {
    const stop = new AbortController();
    server.failNext({ how: "hang-after-accepting" });
    await put("4 accounts");
    const arrival = server.nextArrival();
    const round = courier().round(stop.signal);
    await arrival;
    stop.abort();
    await round;
    expect(failures).toEqual(["interrupted"]);
    expect((await rows()).map((row) => row.state)).toEqual(["sending"]);

    clock.set(clock.now() + SECOND);
    await courier().round(never);
    expect(arrived()).toEqual([{ text: "4 accounts", thread: [] }]);
    expect((await rows()).map((row) => row.state)).toEqual(["sent"]);
  });

  it("sends again what it looked for and did not find", async () => {
    server.failNext({ how: "reset" });
    await put("4 accounts");
    await courier().round(never);
    expect(failures).toEqual(["uncertain"]);

    clock.set(clock.now() + SECOND);
    const restarted = courier();
    await restarted.round(never);
    await restarted.round(never);
    expect(arrived()).toEqual([{ text: "4 accounts", thread: [] }]);
  });

  it("never sends again by itself what nobody can look for, and says so", async () => {
    const { capabilities } = createHttpChat({ url: server.url });
    const blind = { capabilities: { ...capabilities, lookUp: false } };
    server.failNext({ how: "500-after-accepting" });
    await put("4 accounts");
    await courier(blind).round(never);
    clock.set(clock.now() + SECOND);
    await courier(blind).round(never);
    const parked = [{ state: "parked", error: expect.stringContaining("not known whether this was sent") }];
    expect(await rows()).toMatchObject(parked);

    clock.set(clock.now() + DAY);
    await courier(blind).round(never);
    expect(await rows()).toMatchObject(parked);
    expect(arrived()).toEqual([{ text: "4 accounts", thread: [] }]);
  });

  it("parks what it may not look for with the reason, looks again after a while, and then goes on", async () => {
    server.failNext({ how: "500-after-accepting" });
    await put("4 accounts");
    let looks = 0;
    let mayLook = false;
    const { find } = createHttpChat({ url: server.url });
    const it = courier({
      async find(...sought) {
        looks += 1;
        if (mayLook) return find(...sought);
        throw new ChatError("refused", "missing_scope", { mend: "install the app again" });
      },
    });
    await it.round(never);
    clock.set(clock.now() + SECOND);
    for (let i = 0; i < 5; i += 1) await it.round(never);
    expect(looks).toBe(1);
    expect(await rows()).toMatchObject([
      { state: "parked", error: expect.stringMatching(/not known whether.*missing_scope\. Install the app/) },
    ]);
    // What changed since is an edit of what was perhaps sent; a line has no message that it could stand below.
    await put("10 accounts");
    await say("10 accounts now", 10);
    await it.round(never);
    expect((await rows()).map(({ lane, n, state }) => [lane, n, state])).toEqual([
      ["card", 1, "parked"],
      ["card", 2, "pending"],
      ["thread:grown", 10, "sent"],
    ]);

    mayLook = true;
    clock.set(clock.now() + 30 * SECOND);
    await it.round(never);
    expect(looks).toBe(2);
    expect(arrived()).toEqual([
      { text: "10 accounts", thread: [] },
      { text: "10 accounts now", thread: [] },
    ]);
    expect((await rows()).map(({ state }) => state)).toEqual(["sent", "sent", "sent"]);
  });

  it("says what comes after a line that nobody can look for, in order", async () => {
    const { capabilities } = createHttpChat({ url: server.url });
    const blind = courier({ capabilities: { ...capabilities, lookUp: false } });
    await put("4 accounts");
    await blind.round(never);
    server.failNext({ how: "reset" });
    await say("10 accounts now", 10);
    await say("20 accounts now", 20);
    await say("50 accounts now", 50);
    await blind.round(never);
    expect(arrived(), "it may still arrive").toEqual([{ text: "4 accounts", thread: [] }]);
    clock.set(clock.now() + SECOND);
    await blind.round(never);
    expect(arrived()).toEqual([{ text: "4 accounts", thread: ["20 accounts now", "50 accounts now"] }]);
    expect((await rows()).map(({ state }) => state)).toEqual(["sent", "parked", "sent", "sent"]);
  });

  it("says in the place itself what belongs below a message that nobody can look for, and finds it once it may look", async () => {
    const { capabilities } = createHttpChat({ url: server.url });
    const blind = courier({ capabilities: { ...capabilities, lookUp: false } });
    server.failNext({ how: "500-after-accepting" });
    await put("4 accounts");
    await blind.round(never);
    clock.set(clock.now() + SECOND);
    await put("10 accounts");
    await say("10 accounts now", 10);
    await say("20 accounts now", 20);
    await blind.round(never);
    const alone = (text: string) => ({ text, thread: [] });
    expect(arrived()).toEqual(["4 accounts", "10 accounts now", "20 accounts now"].map(alone));
    expect((await rows()).map(({ state }) => state)).toEqual(["parked", "pending", "sent", "sent"]);

    await courier().round(never);
    expect(arrived()).toEqual(["10 accounts", "10 accounts now", "20 accounts now"].map(alone));
  });

  it("lets a place rest as long as it asks for, and serves the others meanwhile", async () => {
    const it = courier();
    await put("here");
    server.failNext({ how: "429", retryAfter: 60 });
    await it.round(never);
    await put("there", OTHER, "story:b");
    await it.round(never);
    expect(arrived()).toEqual([]);
    expect(arrived(OTHER)).toEqual([{ text: "there", thread: [] }]);

    clock.set(clock.now() + 59 * SECOND);
    await it.round(never);
    expect(arrived()).toEqual([]);
    clock.set(clock.now() + SECOND);
    await it.round(never);
    expect(arrived()).toEqual([{ text: "here", thread: [] }]);
  });

  it("serves a place however much of another one waits for somebody to mend it", async () => {
    for (let n = 0; n < 600; n += 1) await put(`${n} accounts`, "gone:desk", `story:${n}`);
    await put("4 accounts");
    const it = courier();
    await it.round(never);
    expect((await rows()).filter(({ state }) => state === "parked").length).toBeGreaterThan(100);
    expect(arrived()).toEqual([{ text: "4 accounts", thread: [] }]);
  });

  it("parks what is refused with what to do, and sends it when that was done", async () => {
    const it = courier();
    server.failNext({ how: "refuse" });
    await put("4 accounts");
    await it.round(never);
    expect(await rows()).toMatchObject([
      { state: "parked", error: expect.stringContaining("Send Messages") },
    ]);

    await it.round(never);
    expect(arrived(), "not asked again at once").toEqual([]);
    clock.set(clock.now() + 15 * MINUTE);
    await it.round(never);
    expect(arrived()).toEqual([{ text: "4 accounts", thread: [] }]);
  });

  it("lets an edit of a deleted message go", async () => {
    const it = courier();
    await put("4 accounts");
    await it.round(never);
    const [message] = server.transcript().messages;
    server.remove(message?.ref ?? "");
    await put("10 accounts");
    await it.round(never);

    expect(failures).toEqual(["gone"]);
    expect((await rows()).map((row) => row.state)).toEqual(["sent", "sent"]);
  });

  it.each([
    ["a chat", "slack:C1", "chat.slack"],
    ["a webhook", WEBHOOK_PLACE, "evidence.webhook"],
  ])("parks what goes to %s that does not run here, with the setting to make", async (_, to, setting) => {
    await put("4 accounts", to);
    await courier().round(never);
    expect(await rows()).toMatchObject([
      { state: "parked", error: expect.stringContaining(`Configure ${setting};`) },
    ]);
  });
});
