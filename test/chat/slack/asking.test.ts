/** What people do in Slack becomes a question, once, and its answer comes back to them. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createShortMemory } from "../../../src/app/chat-memory.ts";
import { type Card, text } from "../../../src/cards/card.ts";
import type { OnInvocation } from "../../../src/chat/chat.ts";
import type { SlackOptions } from "../../../src/chat/slack/options.ts";
import type { Invocation, Reply } from "../../../src/commands/command.ts";
import { says } from "../../contracts/chat.ts";
import { person } from "../../servers/slack/person.ts";
import { type SlackServer, startSlack } from "../../servers/slack/slack-server.ts";
import type { Envelope } from "../../servers/slack/socket-side.ts";
import { BOT } from "../../servers/slack/world.ts";
import { FEATURES, type OpenSlack, openSlack, seenBy } from "./open-slack.ts";

const NEWS = "C0NEWS";
const never = new AbortController().signal;

describe("asking in Slack", () => {
  let slack: SlackServer;
  let open: OpenSlack;
  let asked: Invocation[];
  let reply: (invocation: Invocation) => AsyncIterable<Reply> | Iterable<Reply>;

  beforeEach(async () => {
    slack = await startSlack();
    asked = [];
    reply = () => [{ is: "card", card: says("The answer") }];
  });
  afterEach(async () => {
    await open.chat.close();
    await slack.close();
  });

  async function listen(changes: Partial<SlackOptions> = {}): Promise<void> {
    open = openSlack(slack, changes);
    const onInvocation: OnInvocation = async function* (invocation) {
      asked.push(invocation);
      yield* reply(invocation);
    };
    await open.chat.listen(onInvocation, never);
  }

  const anna = () => person(slack, { user: "U0ANNA", channel: NEWS });

  /** Delivers it, and waits until it was acknowledged and something is shown that was not before. */
  async function deliver(envelope: Envelope): Promise<string> {
    const shown = () =>
      slack.world.ephemerals.length + slack.world.messages.length + slack.world.views.length;
    const before = shown();
    expect(slack.socket.send(envelope)).toBe(true);
    await slack.until(() => shown() > before && acknowledged(envelope) !== undefined);
    return seenBy(slack, NEWS, "U0ANNA");
  }

  function acknowledged(envelope: Envelope) {
    return slack.socket.acknowledged.find((each) => each.envelope === envelope);
  }

  /** Delivers what is to be ignored; whatever is answered to it would come before what is asked next. */
  async function ignored(...envelopes: Envelope[]): Promise<void> {
    const before = asked.length;
    for (const envelope of envelopes) slack.socket.send(envelope);
    await deliver(anna().slash("status"));
    expect(asked.slice(before).map(({ input }) => input)).toEqual([{ is: "line", line: "status" }]);
  }

  it("answers a slash command to the asker alone", async () => {
    await listen();
    expect(await deliver(anna().slash("bursts &lt;now&gt; 24h"))).toBe("\n[only you] The answer");
    expect(asked).toEqual([
      {
        platform: "slack",
        place: "slack:C0NEWS",
        actor: { id: "slack:U0ANNA", name: "Anna", groups: [] },
        input: { is: "line", line: "bursts <now> 24h" },
        ...{ share: false, canAsk: true },
      },
    ]);
  });

  it("answers everybody where the gate says that it is shared", async () => {
    await listen();
    reply = () => [{ is: "card", card: says("The answer"), shared: true }];
    expect(await deliver(anna().slash("bursts --public"))).toBe("The answer");
    expect(await deliver(anna().mention("bursts --public"))).toContain("bursts --public\nThe answer");
  });

  it("answers a mention in its thread, with the message that the thread is about", async () => {
    await listen();
    const parent = await open.chat.deliver(
      { kind: "send", place: "slack:C0NEWS", key: "k1", card: says("A burst") },
      never,
    );
    await deliver(anna().mention("accounts", parent));
    expect(asked).toMatchObject([{ thread: parent, input: { is: "line", line: "accounts" } }]);
    expect(slack.world.ephemerals).toMatchObject([{ threadTs: parent, user: "U0ANNA" }]);

    reply = () => [{ is: "card", card: says("For all"), shared: true }];
    await deliver(anna().mention("accounts --public", parent));
    expect(slack.shown(NEWS)).toContain("  ↳ For all");
  });

  it("reads what was typed as it was meant: links, people and channels by their names", async () => {
    await listen();
    await deliver(
      anna().mention("why <https://x.com/i/web/status/1|x.com/1> <@U0BO|bo> <#C1|news> a &amp; b"),
    );
    expect(asked[0]?.input).toEqual({ is: "line", line: "why https://x.com/i/web/status/1 @bo #news a & b" });
  });

  it("runs what a button says, and puts a page in the place of the page before", async () => {
    await listen();
    const page = (n: number): Card => ({
      ...says(`Page ${n}`),
      nodes: [
        { is: "headline", line: [text(`Page ${n}`)] },
        {
          is: "actions",
          actions: [{ label: "Next page", command: "bursts", options: { page: `${n + 1}` } }],
        },
      ],
    });
    reply = ({ input }) => [
      { is: "card", card: page(input.is === "call" ? Number(input.options["page"]) : 1) },
    ];
    await deliver(anna().slash("bursts"));
    slack.socket.send(anna().press("Next page"));
    await slack.until(() => seenBy(slack, NEWS, "U0ANNA").includes("Page 2"));
    expect(seenBy(slack, NEWS, "U0ANNA")).toBe("\n[only you] Page 2\n[Next page]");
    expect(asked[1]).toMatchObject({ input: { is: "call", command: "bursts", options: { page: "2" } } });
  });

  it("keeps what a button is too short for, also over a restart, and asks nothing of one that is too old", async () => {
    const memory = createShortMemory();
    await listen({ memory });
    const words = "the harbour is ours ".repeat(100);
    const card: Card = {
      ...says("A burst"),
      nodes: [{ is: "actions", actions: [{ label: "Who", command: "phrase", options: { text: words } }] }],
    };
    await open.chat.deliver({ kind: "send", place: "slack:C0NEWS", key: "k1", card }, never);
    await open.chat.close();
    await listen({ memory });
    await deliver(anna().press("Who"));
    expect(asked).toMatchObject([{ input: { is: "call", command: "phrase", options: { text: words } } }]);

    await open.chat.close();
    await listen();
    await deliver(anna().press("Who"));
    expect(asked[1], "only that is said, in the words of the place").toMatchObject({
      ...{ place: "slack:C0NEWS", forgotten: true },
    });
  });

  describe("a form", () => {
    const form: Reply = {
      is: "form",
      form: {
        ...{
          command: "mute",
          summary: "Says nothing further of a burst for a time",
          language: "en",
          share: true,
        },
        given: { id: "7K3Q" },
        fields: [
          { name: "for", help: "how long", required: true, type: "word", offers: ["1h", "24h"] },
          { name: "why", help: "why", required: false, type: "rest" },
          {
            name: "names",
            help: "full or masked",
            required: false,
            type: "word",
            choices: ["full", "masked"],
          },
        ],
      },
    };

    it("opens as a modal, and what was filled in is asked in the place where it was opened", async () => {
      await listen();
      reply = ({ input }) => (input.is === "line" ? [form] : [{ is: "card", card: says("Muted") }]);
      await deliver(anna().slash("mute 7K3Q"));
      const [opened] = slack.world.views;
      expect(opened?.view.blocks.map((block) => block.type)).toEqual(["section", "input", "input", "input"]);
      expect(await deliver(anna().fillIn({ for: "24h", names: "masked" }))).toBe("\n[only you] Muted");
      expect(asked[1]).toMatchObject({
        ...{ place: "slack:C0NEWS", share: true },
        input: { is: "call", command: "mute", options: { id: "7K3Q", for: "24h", names: "masked" } },
      });
    });

    it("is offered by a button where the moment for a modal has passed", async () => {
      await listen();
      slack.failNext("views.open", { how: "error", error: "expired_trigger_id" });
      reply = () => [form];
      expect(await deliver(anna().slash("mute 7K3Q"))).toContain("[Fill in …]");
      await deliver(anna().press("Fill in …"));
      expect(slack.world.views).toHaveLength(1);
      expect(asked[1]).toMatchObject({ input: { command: "mute", options: { id: "7K3Q" } } });
    });

    it("is not asked for where Slack opens none: a mention is told what is missing", async () => {
      await listen();
      await deliver(anna().mention("mute 7K3Q"));
      expect(asked[0]?.canAsk).toBe(false);
    });

    it("fits Slack's modals whatever it asks", async () => {
      await listen();
      const long = "a very long word ".repeat(400);
      const choices = Array.from({ length: 150 }, (_, i) => `${i} ${long}`);
      reply = () => [
        {
          is: "form",
          form: {
            ...{ command: long, summary: long, language: "nl", given: { text: long } },
            fields: [
              { name: "a", help: long, required: true, type: "word", choices },
              { name: "b", help: "", required: true, type: "number", offers: [long] },
            ],
          },
        },
      ];
      await deliver(anna().slash("x"));
      expect(slack.world.views).toHaveLength(1);
    });
  });

  it("looks for a message's words from its menu", async () => {
    await listen();
    await deliver(anna().shortcut({ ts: "1.2", text: "who &amp; what\nelse <https://a.example>" }));
    expect(asked).toMatchObject([
      {
        input: { is: "call", command: "phrase", options: { text: "who & what\nelse https://a.example" } },
        unrecorded: true,
      },
    ]);
  });

  it("shows the burst below a link that everybody in the channel may ask about, and nothing else", async () => {
    await listen();
    reply = ({ input, share }) => {
      if (input.is === "line") return [{ is: "card", card: says("The answer") }];
      expect(share).toBe(true);
      const url = input.is === "call" ? (input.options["id"] ?? "") : "";
      if (url.endsWith("/1")) return [{ is: "card", card: says("burst 7K3Q"), shared: true }];
      if (url.endsWith("/2")) return [{ is: "card", card: says("none"), shared: true, nothing: true }];
      return [{ is: "card", card: says("not allowed") }];
    };
    const links = [1, 2, 3].map((n) => anna().link(`https://x.com/i/web/status/${n}`));
    for (const { envelope } of links) slack.socket.send(envelope);
    await slack.until(() => slack.shown(NEWS).includes("[below]") && asked.length === 3);
    await ignored();
    expect(slack.shown(NEWS).match(/\[below\] .*/g)).toEqual(["[below] burst 7K3Q"]);
  });

  it("leaves links alone where that is off", async () => {
    await listen({
      features: { mentions: true, history: true, files: true, names: true, shortcut: true, unfurl: false },
    });
    await ignored(anna().link("https://x.com/i/web/status/1").envelope);
  });

  it("runs once what is delivered again: as it was, under another name, and after a restart", async () => {
    const memory = createShortMemory();
    await listen({ memory });
    const slash = anna().slash("mute 7K3Q 24h");
    const mention = anna().mention("mute 7K3Q 24h");
    await deliver(slash);
    await deliver(mention);
    const again = { ...mention, envelope_id: "another" };
    await ignored({ ...slash, envelope_id: "other" }, again, again);

    await open.chat.close();
    await listen({ memory });
    await ignored({ ...slash, envelope_id: "third" }, { ...mention, envelope_id: "fourth" });
  });

  it("acknowledges before it answers, however long that takes", async () => {
    await listen();
    const answering = Promise.withResolvers<void>();
    reply = async function* () {
      await answering.promise;
      yield { is: "card", card: says("At last") };
    };
    const slash = anna().slash("why");
    slack.socket.send(slash);
    await slack.until(() => acknowledged(slash) !== undefined);
    expect(acknowledged(slash)?.after).toBeLessThan(3_000);
    expect(slack.world.ephemerals).toEqual([]);
    answering.resolve();
    await slack.until(() => slack.world.ephemerals.length === 1);
  });

  it("goes on without the answer's address once Slack takes no more there", async () => {
    await listen();
    reply = () => Array.from({ length: 8 }, (_, i): Reply => ({ is: "card", card: says(`Card ${i}`) }));
    slack.socket.send(anna().slash("bursts"));
    await slack.until(() => slack.world.ephemerals.length === 8);
    expect(slack.calls.filter(({ method }) => method === "chat.postEphemeral")).toHaveLength(3);
    expect(open.log.join("")).not.toContain("made-up-response");
  });

  it("hands files to the asker in a direct message, and to everybody where they are shared", async () => {
    await listen();
    const files = [{ name: "7k3q.zip", mediaType: "application/zip", content: new Uint8Array([1, 2]) }];
    reply = () => [{ is: "files", card: says("The export"), files }];
    await deliver(anna().slash("export 7K3Q"));
    await slack.until(() => slack.world.ephemerals.length === 2);
    expect(slack.world.files).toMatchObject([{ name: "7k3q.zip", channel: "D0ANNA" }]);
    expect(slack.shown(NEWS)).toBe("");
    expect(seenBy(slack, NEWS, "U0ANNA")).toContain("Sent to you in a direct message.");

    reply = () => [{ is: "files", card: says("The export"), files, shared: true }];
    slack.socket.send(anna().slash("export 7K3Q --public"));
    await slack.until(() => slack.shown(NEWS).includes("The export"));
    expect(slack.world.files[1]).toMatchObject({ channel: NEWS });
  });

  describe("with a picture", () => {
    const card = (nodes: Card["nodes"]): Card => ({ notification: "A week", mark: null, nodes });
    const words = { is: "line", line: [text("Ben Okafor reads")] } as const;
    const picture = { is: "picture", name: "week-1.png", alt: "37 posts at most" } as const;
    const files = [{ name: "week-1.png", mediaType: "image/png", content: new Uint8Array([1, 2]) }];
    const pictured = (given: { readonly shared?: true } = {}): readonly Reply[] => [
      { is: "card", card: card([words]), ...given },
      { is: "pictured", card: card([words, picture]), files, ...given },
    ];

    it("gives the words first, and the picture alone when Slack is done with it", async () => {
      await listen();
      reply = () => pictured();
      slack.failNext("chat.postEphemeral", { how: "error", error: "invalid_blocks" }, 2);
      slack.socket.send(anna().slash("watch okafor"));
      await slack.until(() => slack.world.ephemerals.length === 2);
      const shown = seenBy(slack, NEWS, "U0ANNA");
      expect(shown.match(/Ben Okafor reads/g)).toHaveLength(1);
      expect(shown).toContain("(picture: 37 posts at most)");
      expect(slack.world.files).toHaveLength(1);
    });

    it("shows it to everybody where the answer is shared", async () => {
      await listen();
      reply = () => pictured({ shared: true });
      slack.socket.send(anna().slash("watch okafor --public"));
      await slack.until(() => slack.shown(NEWS).includes("(picture: 37 posts at most)"));
      expect(slack.world.ephemerals).toEqual([]);
    });

    it.each([
      ["Slack never shows it", 9, true],
      ["files are switched off", 0, false],
    ])("says it in words where %s", async (_why, refusals, isOn) => {
      const features = { ...FEATURES, files: isOn };
      await listen({ features });
      reply = () => pictured();
      slack.failNext("chat.postEphemeral", { how: "error", error: "invalid_blocks" }, refusals);
      slack.socket.send(anna().slash("watch okafor"));
      await slack.until(() => slack.world.ephemerals.length === 2);
      expect(seenBy(slack, NEWS, "U0ANNA")).toContain("Picture: 37 posts at most");
    });
  });

  it("ignores people of other workspaces, guests of a shared channel too", async () => {
    await listen();
    const stranger = person(slack, { user: "U0ELSE", channel: NEWS, team: "T0OTHER" });
    await ignored(
      stranger.slash("status"),
      stranger.mention("bursts"),
      stranger.shortcut({ ts: "1.1", text: "a" }),
    );
    expect(open.log.join("")).toContain("T0OTHER");
  });

  it("ignores links in a channel that is shared with others, and mentions of whom nothing vouches for", async () => {
    await listen();
    const shared = (envelope: Envelope, left: Record<string, unknown> = {}): Envelope => {
      const payload = envelope.payload as { readonly event: object };
      const event = { ...payload.event, ...left };
      return { ...envelope, payload: { ...payload, event, is_ext_shared_channel: true } };
    };
    const unknown = { team: undefined, user_team: undefined };
    await ignored(
      shared(anna().link("https://x.com/i/web/status/1").envelope),
      shared(anna().mention("bursts"), unknown),
    );
    await deliver(shared(anna().mention("bursts")));
    expect(asked.map(({ input }) => input)).toContainEqual({ is: "line", line: "bursts" });
  });

  it("answers another workspace that the configuration names", async () => {
    await listen({ workspaces: ["T0VERBATIM", "T0OTHER"] });
    slack.world.channels.get(NEWS)?.members.add("U0ELSE");
    await deliver(person(slack, { user: "U0ELSE", channel: NEWS, team: "T0OTHER" }).slash("bursts"));
    expect(asked).toMatchObject([{ actor: { id: "slack:U0ELSE" } }]);
  });

  it("vouches for the user groups that Slack says somebody is in", async () => {
    slack.world.groups.set("S0DESK", { handle: "desk", members: ["U0ANNA"] });
    await listen({ groups: ["S0DESK", "S0GONE"] });
    await deliver(anna().slash("bursts"));
    await deliver(person(slack, { user: "U0VIC", channel: NEWS }).slash("bursts"));
    expect(asked.map(({ actor }) => actor.groups)).toEqual([["slack:group:S0DESK"], []]);
  });

  it("vouches for nobody while Slack does not say who is in a group", async () => {
    slack.world.groups.set("S0DESK", { handle: "desk", members: ["U0ANNA"] });
    slack.scopes.delete("usergroups:read");
    await listen({ groups: ["S0DESK"] });
    await deliver(anna().slash("bursts"));
    expect(asked).toMatchObject([{ actor: { groups: [] } }]);
  });

  it("knows a place by the name that the configuration gives it", async () => {
    await listen({ places: ["slack:#news"] });
    await deliver(anna().slash("bursts"));
    expect(asked).toMatchObject([{ place: "slack:#news" }]);
    await open.chat.deliver({ kind: "send", place: "slack:#news", key: "k1", card: says("Here") }, never);
    expect(slack.shown(NEWS)).toContain("Here");
  });

  it("survives whatever else is sent", async () => {
    await listen();
    const strange = (payload: unknown, type: Envelope["type"] = "interactive") => ({
      ...{ envelope_id: Math.random().toString(), type, payload },
    });
    await ignored(
      strange({ type: "block_actions", user: { id: "U0ANNA" }, actions: [] }),
      strange({
        type: "view_submission",
        user: { id: "U" },
        view: { id: "V", callback_id: "form", state: { values: {} } },
      }),
      strange({ type: "event_callback", event: { type: "app_mention" } }, "events_api"),
      strange({ command: "/verbatim", text: 7 }, "slash_commands"),
      strange(
        { type: "event_callback", team_id: "T0VERBATIM", event: { type: "message", text: "hi", user: BOT } },
        "events_api",
      ),
    );
  });
});
