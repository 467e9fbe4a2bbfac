/** Socket mode stays connected, loses nothing, and ends with one clear error when Slack will not have us. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SlackOptions } from "../../../src/chat/slack/options.ts";
import { Secret } from "../../../src/support/secret.ts";
import { says } from "../../contracts/chat.ts";
import { person } from "../../servers/slack/person.ts";
import { APP_TOKEN, BOT_TOKEN, type SlackServer, startSlack } from "../../servers/slack/slack-server.ts";
import { type OpenSlack, openSlack } from "./open-slack.ts";

const NEWS = "C0NEWS";
const never = new AbortController().signal;

describe("Slack's socket mode", () => {
  let slack: SlackServer;
  let open: OpenSlack;
  let lines: string[];

  beforeEach(async () => {
    slack = await startSlack();
    lines = [];
  });
  afterEach(async () => {
    await open.chat.close();
    await slack.close();
  });

  function listen(changes: Partial<SlackOptions> = {}): Promise<void> {
    open = openSlack(slack, changes);
    return open.chat.listen(async function* ({ input }) {
      if (input.is === "line") lines.push(input.line);
      yield { is: "card", card: says("The answer") };
    }, never);
  }

  const slash = (line: string) => person(slack, { user: "U0ANNA", channel: NEWS }).slash(line);

  async function heard(line: string): Promise<void> {
    const before = slack.world.ephemerals.length;
    expect(slack.socket.send(slash(line))).toBe(true);
    await slack.until(() => slack.world.ephemerals.length > before);
    expect(lines.at(-1)).toBe(line);
  }

  it.each(["warning", "refresh_requested"])("comes back at once after a goodbye (%s)", async (reason) => {
    await listen();
    for (let i = 0; i < 5; i += 1) {
      slack.socket.disconnect(reason);
      await slack.until(() => slack.socket.made === i + 2 && slack.socket.open === 1);
      await heard(`line ${i}`);
    }
    expect(open.log.filter((line) => line.includes("cannot be connected"))).toEqual([]);
  });

  it("leaves nothing behind of the connections that it had", async () => {
    const listeners = new Map<EventTarget, number>();
    const count = (by: number) => (target: EventTarget, type: string) => {
      if (type === "abort") listeners.set(target, (listeners.get(target) ?? 0) + by);
    };
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const [added, removed] = [count(1), count(-1)];
    EventTarget.prototype.addEventListener = function (...given) {
      if (this instanceof AbortSignal) added(this, given[0]);
      return addEventListener.apply(this, given);
    };
    EventTarget.prototype.removeEventListener = function (...given) {
      if (this instanceof AbortSignal) removed(this, given[0]);
      return removeEventListener.apply(this, given);
    };
    try {
      await listen();
      for (let i = 0; i < 12; i += 1) {
        slack.socket.disconnect("refresh_requested");
        await slack.until(() => slack.socket.made === i + 2 && slack.socket.open === 1);
      }
    } finally {
      Object.assign(EventTarget.prototype, { addEventListener, removeEventListener });
    }
    expect(listeners.size, "the premise").toBeGreaterThan(0);
    expect(Math.max(...listeners.values())).toBeLessThan(5);
  });

  it("comes back when the connection is cut, and answers once what was on its way", async () => {
    await listen();
    await heard("one");
    const lost = slash("two");
    slack.socket.cut();
    await slack.until(() => slack.socket.made === 2 && slack.socket.open === 1);
    slack.socket.send(lost);
    slack.socket.redeliver();
    slack.socket.send({ ...lost, envelope_id: "again" });
    await heard("three");
    expect(lines).toEqual(["one", "two", "three"]);
  });

  it.each([
    ["500", { how: "status", status: 500, body: "oops" }],
    ["a cut connection", { how: "reset" }],
    ["internal_error", { how: "error", error: "internal_error" }],
    ["a page that is not Slack's", { how: "status", status: 200, body: "<html>" }],
    ["429", { how: "429", retryAfter: 1 }],
  ] as const)("tries again after %s", async (_what, failure) => {
    await listen();
    slack.failNext("apps.connections.open", failure, 3);
    slack.socket.disconnect("warning");
    await slack.until(() => slack.socket.made === 2 && slack.socket.open === 1);
    await heard("again");
    expect(open.chat.lost?.aborted).toBe(false);
    expect(open.log.filter((line) => line.includes("cannot be connected"))).toHaveLength(3);
  });

  it("ends with one clear error when the token is refused while it comes back", async () => {
    await listen();
    const lost = new Promise<void>((resolve) => {
      open.chat.lost?.addEventListener("abort", () => resolve());
    });
    slack.revoke(APP_TOKEN);
    slack.socket.disconnect("refresh_requested");
    await lost;
    expect(open.chat.lost?.reason).toMatchObject({
      ...{
        name: "ChatError",
        code: "refused",
        message: "Slack does not take SLACK_APP_TOKEN: Slack says invalid_auth",
      },
      mend: expect.stringContaining("copy the token anew"),
    });
    const tries = slack.calls.filter(({ method }) => method === "apps.connections.open");
    expect(tries).toHaveLength(2);
  });

  it.each(["invalid_auth", "token_revoked", "account_inactive"])(
    "ends with one clear error when a call says %s, and Slack says it of the token alone, too",
    async (error) => {
      await listen();
      const send = (key: string) =>
        open.chat.deliver({ kind: "send", place: `slack:${NEWS}`, key, card: says("A card") }, never);
      slack.failNext("chat.postMessage", { how: "error", error });
      await expect(send("once"), "only this once").rejects.toMatchObject({ code: "refused" });
      expect(open.chat.lost?.aborted).toBe(false);

      slack.failNext("chat.postMessage", { how: "error", error });
      slack.failNext("auth.test", { how: "error", error });
      await expect(send("again")).rejects.toMatchObject({ code: "unavailable" });
      expect(open.chat.lost?.reason).toMatchObject({
        ...{ name: "ChatError", code: "refused" },
        message: `Slack does not take SLACK_BOT_TOKEN: Slack says ${error}`,
        mend: expect.any(String),
      });
    },
  );

  it.each<[string, Partial<SlackOptions>, RegExp]>([
    ["a wrong bot token", { botToken: new Secret("xoxb-wrong") }, /invalid_auth/],
    ["a wrong app token", { entry: { is: "socket", appToken: new Secret("xapp-wrong") } }, /invalid_auth/],
    [
      "the bot's token in the app token's place",
      { entry: { is: "socket", appToken: new Secret(BOT_TOKEN) } },
      /not_allowed_token_type/,
    ],
  ])("does not begin with %s", async (_what, changes, message) => {
    await expect(listen(changes)).rejects.toMatchObject({
      ...{ name: "ChatError", code: "refused", message: expect.stringMatching(message) },
      mend: expect.any(String),
    });
    expect(open.log.join("")).not.toMatch(/xoxb-|xapp-/);
  });

  it("begins while Slack cannot be reached, and is there once it can", async () => {
    slack.failNext("auth.test", { how: "reset" });
    slack.failNext("apps.connections.open", { how: "reset" }, 2);
    await listen();
    await slack.until(() => slack.socket.open === 1);
    await heard("hello");
  });

  it("waits when Slack says that there are too many connections, and says why", async () => {
    const slept: number[] = [];
    await listen({ clock: { now: () => Date.now(), sleep: waiting } });
    function waiting(ms: number, signal: AbortSignal): Promise<void> {
      slept.push(ms);
      // The rest after too many connections passes at once; what guards a call does not.
      if (ms === 60_000) return Promise.resolve();
      return new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
    }
    slack.socket.disconnect("too_many_websockets");
    await slack.until(() => slack.socket.made === 2 && slack.socket.open === 1);
    expect(slept).toContain(60_000);
    expect(open.log.join("")).toContain("Slack allows ten connections an app");
    await heard("still here");
  });

  it("writes no ticket and no token into its log", async () => {
    await listen();
    slack.socket.cut();
    await slack.until(() => slack.socket.made === 2 && slack.socket.open === 1);
    slack.failNext("apps.connections.open", {
      how: "status",
      status: 200,
      body: `{"ok":false,"error":"${APP_TOKEN}"}`,
    });
    slack.socket.disconnect("warning");
    await slack.until(() => slack.socket.made === 3 && slack.socket.open === 1);
    expect(open.log.length).toBeGreaterThan(0);
    for (const secret of ["made-up-ticket", APP_TOKEN, BOT_TOKEN])
      expect(open.log.join("")).not.toContain(secret);
  });
});
