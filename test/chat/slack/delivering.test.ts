/** Deliveries to Slack: what each error means, the pace, pictures, and messages whose answer was lost. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Card, text } from "../../../src/cards/card.ts";
import type { ChatFile, Delivery } from "../../../src/chat/chat.ts";
import { type SlackOptions, TIMING } from "../../../src/chat/slack/options.ts";
import type { Clock } from "../../../src/support/clock.ts";
import { says } from "../../contracts/chat.ts";
import {
  APP_TOKEN,
  BOT_TOKEN,
  type Failure,
  type SlackServer,
  startSlack,
} from "../../servers/slack/slack-server.ts";
import { FEATURES, type OpenSlack, openSlack } from "./open-slack.ts";

const NEWS = "C0NEWS";
const PLACE = `slack:${NEWS}`;
const never = new AbortController().signal;

describe("delivering to Slack", () => {
  let slack: SlackServer;
  let open: OpenSlack;

  beforeEach(async () => {
    slack = await startSlack();
    open = openSlack(slack);
  });
  afterEach(async () => {
    await open.chat.close();
    await slack.close();
  });

  function send(key: string, card: Card = says(`Card ${key}`), place = PLACE): Delivery {
    return { kind: "send", place, key, card };
  }

  it.each<[Failure, object]>([
    [
      { how: "429", retryAfter: 7 },
      { code: "rate-limited", retryAfter: 7_000 },
    ],
    [{ how: "error", error: "message_limit_exceeded" }, { code: "rate-limited" }],
    [{ how: "500-after-accepting" }, { code: "uncertain" }],
    [{ how: "reset-after-accepting" }, { code: "uncertain" }],
    [{ how: "reset" }, { code: "uncertain" }],
    [{ how: "status", status: 502, body: "<html>Bad gateway</html>" }, { code: "uncertain" }],
    [{ how: "status", status: 200, body: "<html>a captive portal</html>" }, { code: "uncertain" }],
    [{ how: "status", status: 403, body: "no" }, { code: "refused" }],
    [{ how: "error", error: "internal_error" }, { code: "uncertain" }],
    [
      { how: "error", error: "not_in_channel" },
      { code: "refused", mend: /\/invite @Verbatim/ },
    ],
    [{ how: "error", error: "is_archived" }, { code: "refused" }],
    [
      { how: "error", error: "token_revoked" },
      { code: "refused", mend: /install the app/ },
    ],
    [{ how: "error", error: "restricted_action" }, { code: "refused" }],
    [
      { how: "error", error: "something_new" },
      { code: "refused", mend: /docs\.slack\.dev/ },
    ],
    [{ how: "error", error: "message_not_found" }, { code: "gone" }],
  ])("takes %j for what it is", async (failure, expected) => {
    slack.failNext("chat.postMessage", failure);
    const matching = Object.fromEntries(
      Object.entries(expected).map(([key, value]) => [
        key,
        value instanceof RegExp ? expect.stringMatching(value) : value,
      ]),
    );
    await expect(open.chat.deliver(send("k1"), never)).rejects.toMatchObject({
      name: "ChatError",
      ...matching,
    });
  });

  it("says which scope is missing", async () => {
    slack.scopes.delete("chat:write");
    await expect(open.chat.deliver(send("k1"), never)).rejects.toMatchObject({
      ...{ code: "refused", message: "Slack says missing_scope (chat:write)" },
      mend: expect.stringContaining("verbatim slack manifest"),
    });
  });

  it("knows that nothing arrived where nobody listens", async () => {
    await slack.close();
    await expect(open.chat.deliver(send("k1"), never)).rejects.toMatchObject({ code: "unavailable" });
    slack = await startSlack();
  });

  it("lets go of a call that takes too long, and finds afterwards that it had arrived", async () => {
    slack.failNext("chat.postMessage", { how: "hang-after-accepting" });
    const stopping = new AbortController();
    const sent = open.chat.deliver(send("k1"), stopping.signal);
    await slack.until(() => slack.accepted("k1") === 1);
    stopping.abort();
    await expect(sent).rejects.toMatchObject({ code: "uncertain" });
    expect(await open.chat.find(PLACE, "k1", never)).toBe(slack.world.messages[0]?.ts);
  });

  it("finds a line in its thread, and only there", async () => {
    const parent = await open.chat.deliver(send("k1"), never);
    const reply: Delivery = { kind: "reply", place: PLACE, key: "k2", card: says("It ended"), ref: parent };
    const ref = await open.chat.deliver(reply, never);
    expect(await open.chat.find(PLACE, "k2", never, { below: parent })).toBe(ref);
    expect(await open.chat.find(PLACE, "k2", never)).toBeNull();
    expect(await open.chat.find(PLACE, "k2", never, { below: "1.1" })).toBeNull();
  });

  it("finds a message behind many others, page by page", async () => {
    const ref = await open.chat.deliver(send("k1"), never);
    for (let i = 0; i < 450; i += 1) {
      slack.world.messages.push({
        ...{
          channel: NEWS,
          ts: slack.world.nextTs(),
          user: "U0BO",
          text: `m${i}`,
          blocks: [],
          threadTs: null,
        },
        ...{ metadata: { event_type: "other", event_payload: { key: "k1" } }, edits: 0, unfurls: {} },
      });
    }
    expect(await open.chat.find(PLACE, "k1", never)).toBe(ref);
    expect(slack.calls.filter(({ method }) => method === "conversations.history")).toHaveLength(3);
  });

  it("finds a message of a day on which more was said than it looks through", async () => {
    const since = Date.now();
    const ref = await open.chat.deliver(send("k1"), never);
    for (let i = 0; i < 2_050; i += 1) {
      const ts = String(since / 1_000 + 3_600 + i);
      const said = { channel: NEWS, ts, user: "U0BO", text: `m${i}`, blocks: [], threadTs: null };
      slack.world.messages.push({ ...said, metadata: null, edits: 0, unfurls: {} });
    }
    expect(await open.chat.find(PLACE, "k1", never, { since })).toBe(ref);
    expect(await open.chat.find(PLACE, "k2", never, { since })).toBeNull();
    await expect(open.chat.find(PLACE, "k2", never)).rejects.toMatchObject({ code: "uncertain" });
  });

  it("knows that nothing arrived while the channel's name could not be read", async () => {
    const named = openSlack(slack, { places: ["slack:#news"] });
    slack.failNext("conversations.list", { how: "reset" });
    const asked = send("k1", says("Card k1"), "slack:#news");
    await expect(named.chat.deliver(asked, never)).rejects.toMatchObject({ code: "unavailable" });
    await named.chat.deliver(asked, never);
    expect(slack.accepted("k1")).toBe(1);
    await named.chat.close();
  });

  it("is looked for only after the last call that a delivery makes has ended", () => {
    const courierWaits = 10_000;
    expect(TIMING.settles).toBeGreaterThanOrEqual(courierWaits + TIMING.call + 5_000);
  });

  it("takes away the later of two messages with one key", async () => {
    const first = await open.chat.deliver(send("k1"), never);
    const again = openSlack(slack);
    await again.chat.deliver(send("k1"), never);
    await again.chat.close();
    expect(slack.accepted("k1")).toBe(2);
    expect(await open.chat.find(PLACE, "k1", never)).toBe(first);
    expect(slack.shown(NEWS)).toBe("Card k1");
  });

  it("cannot look without the permission, and says so beforehand", () => {
    const { chat } = openSlack(slack, { features: { ...FEATURES, history: false } });
    expect(chat.capabilities.lookUp).toBe(false);
  });

  it("speaks once a second in a channel, and in another one meanwhile", async () => {
    const slept: number[] = [];
    let now = 1_000_000;
    const clock: Clock = {
      now: () => now,
      sleep: async (ms) => {
        slept.push(ms);
        now += ms;
      },
    };
    const paced = openSlack(slack, { clock, timing: { messageEvery: 1_100 } });
    await paced.chat.deliver(send("k1"), never);
    await paced.chat.deliver(send("k2", says("other"), "slack:C0DESK"), never);
    expect(slept).toEqual([]);
    const ref = await paced.chat.deliver(send("k3"), never);
    expect(slept).toEqual([1_100]);
    await paced.chat.deliver({ ...send("k4"), kind: "edit", ref }, never);
    expect(slept).toEqual([1_100]);
    await paced.chat.close();
  });

  it("sends nothing that was stopped while it waited for its turn", async () => {
    const stopping = new AbortController();
    const clock: Clock = { now: () => 1_000, sleep: async () => stopping.abort() };
    const paced = openSlack(slack, { clock, timing: { messageEvery: 1_100 } });
    await paced.chat.deliver(send("k1"), never);
    await expect(paced.chat.deliver(send("k2"), stopping.signal)).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(slack.shown(NEWS)).toBe("Card k1");
    await paced.chat.close();
  });

  it("mentions whom the route names: a group by its handle, people and groups by id, and nobody else", async () => {
    slack.world.groups.set("S0DESK", { handle: "election-desk", members: [] });
    const named = ["@election-desk", "U0ANNA", "S0DESK", "@here", "@nobody <!channel>"];
    for (const [i, mention] of named.entries()) {
      await open.chat.deliver(send(`k${i}`, { ...says(`Card ${i}`), mention }), never);
    }
    expect(slack.shown(NEWS).split("\n")).toEqual([
      ...["Card 0", "⟦mention S0DESK⟧", "Card 1", "⟦mention U0ANNA⟧", "Card 2", "⟦mention S0DESK⟧"],
      ...["Card 3", "⟦mention here⟧", "Card 4", "@nobody <!channel>"],
    ]);
  });

  describe("pictures", () => {
    const picture: ChatFile = { name: "abc.png", mediaType: "image/png", content: new Uint8Array([137, 80]) };
    const card: Card = {
      ...says("Twelve accounts"),
      nodes: [
        { is: "headline", line: [text("Twelve accounts")] },
        { is: "picture", name: "abc.png", alt: "12 posts in 9 minutes" },
      ],
    };

    it("are uploaded once and shown in the message, and in its edits", async () => {
      const ref = await open.chat.deliver({ ...send("k1", card), pictures: [picture] } as Delivery, never);
      expect(slack.shown(NEWS)).toContain("(picture: 12 posts in 9 minutes)");
      const edit = { kind: "edit", place: PLACE, key: "k2", card, ref, pictures: [picture] } as const;
      await open.chat.deliver(edit, never);
      expect(slack.world.files).toMatchObject([{ name: "abc.png", channel: "" }]);
      expect([...(slack.world.files[0]?.content ?? [])]).toEqual([137, 80]);
      expect(slack.shown(NEWS)).toContain("(picture: 12 posts in 9 minutes)");
    });

    it("are described where they cannot be uploaded, or Slack does not show them yet", async () => {
      slack.failNext("files.getUploadURLExternal", { how: "error", error: "storage_limit_reached" });
      await open.chat.deliver({ ...send("k1", card), pictures: [picture] } as Delivery, never);
      expect(slack.shown(NEWS)).toContain("Picture: 12 posts in 9 minutes");

      slack.failNext("files.getUploadURLExternal", { how: "hang-after-accepting" });
      const hurried = openSlack(slack, { timing: { call: 200, messageEvery: 0 } });
      await hurried.chat.deliver({ ...send("k3", card), pictures: [picture] } as Delivery, never);
      expect(slack.accepted("k3")).toBe(1);
      await hurried.chat.close();

      slack.failNext("chat.postMessage", { how: "error", error: "invalid_blocks" });
      await open.chat.deliver({ ...send("k2", card), pictures: [picture] } as Delivery, never);
      expect(slack.accepted("k2")).toBe(1);
    });
  });

  it("writes no token and no text of a card into a log or an error", async () => {
    const failures: Failure[] = [
      ...[
        { how: "reset" } as const,
        { how: "500-after-accepting" } as const,
        { how: "error", error: "x" } as const,
      ],
      { how: "status", status: 403, body: `echo ${BOT_TOKEN}` },
    ];
    const said: string[] = [];
    for (const [i, failure] of failures.entries()) {
      slack.failNext("chat.postMessage", failure);
      await open.chat.deliver(send(`k${i}`, says("a stranger's words")), never).catch((error: unknown) => {
        said.push(error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : "");
      });
    }
    expect(said).toHaveLength(failures.length);
    const all = [...said, ...open.log].join("\n");
    for (const secret of [BOT_TOKEN, APP_TOKEN, "stranger"]) expect(all).not.toContain(secret);
  });

  it("checks tokens, scopes and channels without sending anything, and says what to do", async () => {
    const check = async (changes: Partial<SlackOptions> = {}, places = [PLACE]) =>
      (await openSlack(slack, changes).chat.check(places, never)).map(
        ({ ok, what, mend }) => `${ok ? "ok" : "no"}: ${what}${mend === null ? "" : ` → ${mend}`}`,
      );
    expect(await check()).toEqual([
      "ok: Slack knows the app as @verbatim in Newsroom",
      "ok: socket mode can connect",
      "ok: slack:C0NEWS is #news (C0NEWS), and the app is in it",
    ]);
    slack.scopes.delete("users:read");
    slack.world.channels.get("C0DESK")?.members.delete("U0VERBATIM");
    expect(
      await check({ workspaces: ["T0OTHER"] }, ["slack:#desk", "slack:#nowhere", "slack:C0NONE"]),
    ).toEqual([
      "ok: Slack knows the app as @verbatim in Newsroom",
      expect.stringMatching(/^no: the token belongs to the workspace T0VERBATIM, .* → Add T0VERBATIM/),
      expect.stringMatching(/^no: the app lacks the scope users:read .* → Paste `verbatim slack manifest`/),
      "ok: socket mode can connect",
      "no: slack:#desk is #desk (C0DESK), and the app is not in it → In that channel: /invite @Verbatim",
      expect.stringMatching(/^no: slack:#nowhere: Slack shows no channel #nowhere to the app → /),
      expect.stringMatching(/^no: slack:C0NONE: Slack says channel_not_found → /),
    ]);
    slack.revoke(BOT_TOKEN);
    slack.revoke(APP_TOKEN);
    expect(await check()).toEqual([
      expect.stringMatching(/^no: SLACK_BOT_TOKEN: Slack says token_revoked → install the app/),
      expect.stringMatching(/^no: SLACK_APP_TOKEN: Slack says invalid_auth → copy the token anew/),
    ]);
    expect(slack.world.messages).toEqual([]);
  });
});
