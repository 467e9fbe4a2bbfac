/** The test chat fails as platforms fail: each failure must arrive as what the courier can act on. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { says } from "../contracts/chat.ts";
import { type ChatServer, type Failure, startChatServer, type Transcript } from "../servers/chat-server.ts";
import { createHttpChat } from "../servers/http-chat.ts";

const never = new AbortController().signal;

describe("the test chat", () => {
  let server: ChatServer;

  beforeEach(async () => {
    server = await startChatServer();
  });
  afterEach(async () => {
    await server.close();
  });

  const send = (key: string) =>
    ({ kind: "send", place: "test:newsroom", key, card: says("Twelve accounts") }) as const;

  it.each<[Failure, string, number, Record<string, unknown>]>([
    [{ how: "500-after-accepting" }, "uncertain", 1, {}],
    [{ how: "hang-after-accepting" }, "uncertain", 1, {}],
    [{ how: "reset" }, "uncertain", 0, {}],
    [{ how: "429", retryAfter: 7 }, "rate-limited", 0, { retryAfter: 7_000 }],
    [{ how: "refuse" }, "refused", 0, { mend: expect.stringContaining("permission") }],
    [{ how: "gone" }, "gone", 0, {}],
  ])("answers $how with a code of its own, and keeps what it kept", async (failure, code, kept, more) => {
    const chat = createHttpChat({
      url: server.url,
      timeout: failure.how === "hang-after-accepting" ? 1_000 : 20_000,
    });
    await chat.check([], never);
    server.failNext(failure);

    await expect(chat.deliver(send("k1"), never)).rejects.toMatchObject({ name: "ChatError", code, ...more });
    expect(server.transcript().messages).toHaveLength(kept);
    expect(await chat.find("test:newsroom", "k1", never)).toBe(kept === 1 ? "m1" : null);
  });

  it("says that nothing arrived when nobody listens", async () => {
    const chat = createHttpChat({ url: server.url });
    await server.close();

    await expect(chat.deliver(send("k1"), never)).rejects.toMatchObject({ code: "unavailable" });
  });

  it("shows a message twice when two programs send it twice", async () => {
    await createHttpChat({ url: server.url }).deliver(send("k1"), never);
    await createHttpChat({ url: server.url }).deliver(send("k1"), never);

    expect(server.transcript().messages).toHaveLength(2);
    expect(server.transcript().accepted).toEqual({ k1: 2 });
  });

  it("tells cards, edits and threads as they read now", async () => {
    const chat = createHttpChat({ url: server.url });
    const place = "test:newsroom";
    const ref = await chat.deliver(send("k1"), never);
    await chat.deliver({ kind: "reply", place, key: "k2", card: says("It grew"), ref }, never);
    await chat.deliver({ kind: "edit", place, key: "k3", card: says("Fifty accounts"), ref }, never);

    const overHttp = (await (await fetch(new URL("/transcript", server.url))).json()) as Transcript;
    expect(overHttp).toEqual(server.transcript());
    expect(overHttp.messages).toEqual([
      { ref, place, key: "k1", text: "Fifty accounts", edits: 1, thread: [{ key: "k2", text: "It grew" }] },
    ]);
  });

  it("has lost a message that somebody removed", async () => {
    const chat = createHttpChat({ url: server.url });
    const ref = await chat.deliver(send("k1"), never);
    server.remove(ref);

    const edit = { kind: "edit", place: "test:newsroom", key: "k2", card: says("Fifty"), ref } as const;
    await expect(chat.deliver(edit, never)).rejects.toMatchObject({ code: "gone" });
  });
});
