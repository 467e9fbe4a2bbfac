import { Agent, getGlobalDispatcher, setGlobalDispatcher } from "undici";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { type Card, text } from "../../../src/cards/card.ts";
import type { CompletionAsked, OnCompletion, OnInvocation } from "../../../src/chat/chat.ts";
import type { DiscordChat } from "../../../src/chat/discord/discord-chat.ts";
import type { Form, Invocation, Reply } from "../../../src/commands/command.ts";
import { says } from "../../contracts/chat.ts";
import { type DiscordServer, startDiscordServer } from "../../servers/discord/discord-server.ts";
import type { Answered, Asker } from "../../servers/discord/interactions.ts";
import { ANN, CHANNELS, EDITOR_ROLE, STRANGE_GUILD, VIC } from "../../servers/discord/world.ts";
import { labels, memoryOf, NEWS, never, openChat, type Person, person, seen, until } from "./open-discord.ts";

const FORM: Form = {
  ...{ command: "mute", summary: "Says nothing further of a burst for a time", language: "en" },
  given: { id: "7K3Q" },
  fields: [
    { name: "for", required: true, type: "word", offers: ["1h", "24h", "7d"], help: "how long" },
    { name: "why", required: false, type: "rest", help: "why, for those who wonder later" },
  ],
};

let server: DiscordServer;
let chat: DiscordChat;
let asked: Invocation[];
let completing: CompletionAsked[];
let complete: number;
let lines: string[];
/** What the next command yields. */
let answer: (invocation: Invocation) => AsyncIterable<Reply> | Iterable<Reply>;
const kept = new Map<string, string>();

const onInvocation: OnInvocation = async function* (invocation) {
  asked.push(invocation);
  try {
    yield* answer(invocation);
  } finally {
    complete += 1;
  }
};
const onCompletion: OnCompletion = async (what) => {
  completing.push(what);
  return [{ value: "7K3Q", label: `7K3Q · “${"words ".repeat(40)}”` }];
};

beforeEach(async () => {
  [asked, completing, lines, complete] = [[], [], [], 0];
  answer = () => [{ is: "card", card: says("Here is the answer") }];
  server = await startDiscordServer();
  chat = openChat(server, { lines, memory: memoryOf(kept) });
  await chat.listen(onInvocation, never, onCompletion);
});
afterEach(async () => {
  await chat.close();
  await server.close();
});

/** Settles when the command was answered, or, where none is run, when Discord was told something. */
function somebody(by: Partial<Asker> = {}, isRun = true): Person {
  const before = () => complete;
  let from = before();
  return person(
    server,
    async (what) => {
      await until(() => (isRun ? complete > from : what.responses.length > 0));
      await until(() => what.responses.length > 0);
      from = complete;
    },
    by,
  );
}

describe("a slash command", () => {
  it("is acknowledged at once and answered for the asker alone", async () => {
    const gate = Promise.withResolvers<void>();
    answer = async function* () {
      await gate.promise;
      yield { is: "progress", text: "looking" };
      yield { is: "card", card: says("First") };
      yield { is: "card", card: says("Second") };
    };
    const typing = somebody().types(["verbatim", "bursts"], { since: "7d", page: 2 });
    await until(() => server.interactions.all[0]?.responses.length === 1);
    expect(server.interactions.all[0]?.responses).toEqual([{ type: 5, data: { flags: 64 } }]);
    expect(server.interactions.all[0]?.answers).toEqual([]);

    gate.resolve();
    const { answers } = await typing;
    expect(answers.map(seen)).toEqual(["First", "Second"]);
    expect(answers.every(({ ephemeral }) => ephemeral)).toBe(true);
  });

  it("hands on the command with its options, where and by whom", async () => {
    await somebody({ roles: [EDITOR_ROLE] }).types(["verbatim", "bursts"], { since: "7d", page: 2 });

    expect(asked[0]).toMatchObject({
      platform: "discord",
      place: NEWS,
      actor: { id: `discord:${ANN.id}`, name: "Ann", groups: [`discord:role:${EDITOR_ROLE}`] },
      input: { is: "call", command: "bursts", options: { since: "7d", page: "2" } },
    });
    expect(asked[0]?.thread).toBeUndefined();
  });

  it("means the same in a group, and where it is called like one", async () => {
    await somebody().types(["verbatim-desk", "watch", "pause"], { watch: "lindqvist", for: "2h" });
    await somebody().types(["verbatim-desk", "mute", "add"], { id: "7K3Q", for: "24h" });
    await somebody().types(["verbatim", "mute", "list"]);

    expect(asked.map(({ input }) => (input.is === "call" ? input.command : input.line))).toEqual([
      "watch pause",
      "mute",
      "mute list",
    ]);
  });

  it("in a thread is asked in its channel, below the message that the thread began at", async () => {
    const ref = await chat.deliver(
      { kind: "send", place: NEWS, key: "k1", card: says("12 accounts") },
      never,
    );
    await chat.deliver({ kind: "reply", place: NEWS, key: "k2", card: says("It grew"), ref }, never);
    await somebody({ channel: ref }).types(["verbatim", "burst"]);

    expect(asked[0]).toMatchObject({ place: NEWS, thread: ref, input: { options: {} } });
  });

  it("in a thread that is a place itself is asked there, by the rules of that place", async () => {
    const ref = await chat.deliver(
      { kind: "send", place: NEWS, key: "k1", card: says("12 accounts") },
      never,
    );
    await chat.deliver({ kind: "reply", place: NEWS, key: "k2", card: says("It grew"), ref }, never);
    await chat.close();
    chat = openChat(server, { lines, memory: memoryOf(kept), places: [NEWS, `discord:${ref}`] });
    await chat.listen(onInvocation, never, onCompletion);
    await somebody({ channel: ref }).types(["verbatim", "burst"]);

    expect(asked[0]).toMatchObject({ place: `discord:${ref}` });
    expect(asked[0]?.thread).toBeUndefined();
  });

  it.each([
    { how: "500-after-accepting" },
    { how: "reset-after-accepting" },
    { how: "status", status: 502 },
  ] as const)("is answered though its acknowledgement was not answered: %j", async (failure) => {
    server.failNext(failure, /callback$/);
    const { responses, answers } = await somebody().types(["verbatim", "bursts"]);

    expect(responses).toHaveLength(1);
    expect(answers.map(seen)).toEqual(["Here is the answer"]);
    expect(server.requests.filter(({ path }) => path.endsWith("callback"))).toHaveLength(2);
  });

  it("that was answered by somebody else is not answered again", async () => {
    server.failNext({ how: "status", status: 400, code: 40_060 }, /callback$/);
    await person(server, async () => {}, { user: VIC }).types(["verbatim", "bursts"]);
    await until(() => server.requests.some(({ path }) => path.endsWith("/callback")));
    await somebody().types(["verbatim", "status"]);

    expect(asked.map(({ actor }) => actor.name)).toEqual(["Ann"]);
  });

  it("says no further message twice where Discord did not say that it took it", async () => {
    answer = () => [
      { is: "card", card: says("First") },
      { is: "card", card: says("Second"), shared: true },
    ];
    server.failNext({ how: "500-after-accepting" }, /^POST .webhooks/);
    const { answers } = await somebody().types(["verbatim", "bursts"]);
    await until(() => lines.some((line) => line.includes("did not reach")));

    expect(answers.map(seen)).toEqual(["First", "Second"]);
  });

  it("that is answered with nothing leaves nothing", async () => {
    answer = () => [];
    const { answers, responses } = await somebody().types(["verbatim", "bursts"]);

    expect(responses).toHaveLength(1);
    await until(() => server.requests.some(({ method }) => method === "DELETE"));
    expect(answers).toEqual([]);
  });

  it("that an older version registered is answered, too", async () => {
    const { answers } = await somebody({}, false).types(["verbatim", "forgotten"]);

    expect(answers.map(seen).join()).toContain("too old");
    expect(asked).toEqual([]);
  });

  it("is answered once where Discord reports it twice", async () => {
    const first = await somebody().types(["verbatim", "bursts"]);
    server.gateway.dispatch("INTERACTION_CREATE", { ...first.payload });
    await somebody().types(["verbatim", "status"]);

    expect(asked).toHaveLength(2);
  });

  it("hands over files with their card", async () => {
    const file = { name: "burst-7K3Q.zip", mediaType: "application/zip", content: new Uint8Array(20) };
    answer = () => [{ is: "files", card: says("The dossier"), files: [file] }];
    const { answers } = await somebody().types(["verbatim", "bursts"]);

    expect(answers[0]).toMatchObject({ files: ["burst-7K3Q.zip"], ephemeral: true });
  });
});

describe("an answer with a picture", () => {
  const card = (nodes: Card["nodes"]): Card => ({ notification: "A week", mark: null, nodes });
  const words = { is: "line", line: [text("Ben Okafor reads")] } as const;
  const picture = { is: "picture", name: "week-1.png", alt: "37 posts at most" } as const;
  const files = [{ name: "week-1.png", mediaType: "image/png", content: new Uint8Array([1, 2]) }];

  it("gets it whatever else opens connections in the process", async () => {
    const usual = getGlobalDispatcher();
    onTestFinished(() => setGlobalDispatcher(usual));
    setGlobalDispatcher(new Agent());
    answer = () => [{ is: "files", card: card([words, picture]), files }];
    const { answers } = await somebody().types(["verbatim", "bursts"]);
    expect(answers[0]).toMatchObject({ files: ["week-1.png"] });
  });

  it("gets it by an edit, and keeps its button to share", async () => {
    answer = () => [
      { is: "card", card: card([words]), shareable: true },
      { is: "pictured", card: card([words, picture]), files, shareable: true },
    ];
    const { answers } = await somebody().types(["verbatim", "bursts"]);

    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ files: ["week-1.png"], descriptions: ["37 posts at most"] });
    expect(seen(answers[0] as Answered)).toContain("Ben Okafor reads");
    expect(labels(answers[0]?.components ?? [])).toEqual(["Share"]);
  });

  it("is followed by it alone where everybody reads it", async () => {
    answer = () => [
      { is: "card", card: card([words]), shared: true },
      { is: "pictured", card: card([words, picture]), files, shared: true },
    ];
    const { answers } = await somebody().types(["verbatim", "bursts"]);
    await until(() => answers.length === 2);

    expect(answers.map(({ files: given }) => given)).toEqual([[], ["week-1.png"]]);
    expect(
      answers
        .map(seen)
        .join()
        .match(/Ben Okafor reads/g),
    ).toHaveLength(1);
    expect(answers.map(({ ephemeral }) => ephemeral)).toEqual([false, false]);
  });
});

describe("what somebody may not", () => {
  it.each([
    ["in a server that is not named", { guild: STRANGE_GUILD, channel: CHANNELS.strange }, "elsewhere"],
    ["in a direct message", { guild: null, channel: "700000000000000001" }, "direct"],
  ] as const)("%s is told politely, and the gate knows of it", async (_where, by, outside) => {
    answer = ({ outside: where }) => [{ is: "card", card: says(`asked ${where}`) }];
    const { answers } = await somebody(by).types(["verbatim", "bursts"]);

    expect(asked[0]?.outside).toBe(outside);
    expect(answers.map(seen)).toEqual([`asked ${outside}`]);
    expect(answers[0]?.ephemeral).toBe(true);
  });

  it("is completed to nobody outside", async () => {
    const by = { guild: STRANGE_GUILD, channel: CHANNELS.strange };
    const { choices } = await somebody(by, false).completes(["verbatim", "burst"], "id", "7");

    expect(choices).toEqual([]);
    expect(completing).toEqual([]);
  });
});

describe("completion", () => {
  it("offers what the desk knows, within Discord's limits", async () => {
    const { choices } = await somebody({}, false).completes(["verbatim", "burst"], "id", "7k");

    expect(completing).toMatchObject([{ command: "burst", option: "id", typed: "7k", place: NEWS }]);
    expect(choices?.map(({ value }) => value)).toEqual(["7K3Q"]);
    expect(choices?.[0]?.name).toMatch(/^7K3Q · “words .*…$/);
  });

  it("offers what is usually meant, and what was typed", async () => {
    const path = ["verbatim-desk", "mute", "add"];
    const begun = await somebody({}, false).completes(path, "for", "");
    const own = await somebody({}, false).completes(path, "for", "18:00");

    expect(begun.choices?.map(({ value }) => value)).toEqual(["1h", "24h", "7d"]);
    expect(own.choices?.map(({ value }) => value)).toEqual(["18:00"]);
    expect(completing).toEqual([]);
  });
});

describe("a button", () => {
  const actions = (options: Readonly<Record<string, string>>, command = "burst"): Card => ({
    ...says("12 accounts"),
    nodes: [
      { is: "line", line: [text("12 accounts")] },
      { is: "actions", actions: [{ label: "Posts", command, options }] },
    ],
  });
  async function alert(card: Card) {
    const ref = await chat.deliver({ kind: "send", place: NEWS, key: "k1", card }, never);
    const message = server.world.message(ref);
    if (message === null) throw new Error("it was not sent");
    return message;
  }

  it("of an alert is answered beside it, for who pressed it", async () => {
    const message = await alert(actions({ id: "7K3Q", show: "posts" }));
    const { answers } = await somebody({ user: VIC }).presses(message, "Posts");

    expect(asked[0]?.input).toEqual({ is: "call", command: "burst", options: { id: "7K3Q", show: "posts" } });
    expect(asked[0]?.canAsk).toBe(true);
    expect(answers).toMatchObject([{ ephemeral: true }]);
    expect(answers.map(seen)).toEqual(["Here is the answer"]);
  });

  it("with more than an id can hold works, after a restart too, as long as it is remembered", async () => {
    const long = { text: "the harbour is ours | and \\ yours ".repeat(20) };
    const message = await alert(actions(long, "phrase"));
    await chat.close();
    chat = openChat(server, { memory: memoryOf(kept) });
    await chat.listen(onInvocation, never, onCompletion);
    await somebody().presses(message, "Posts");
    expect(asked[0]?.input).toEqual({ is: "call", command: "phrase", options: long });

    kept.clear();
    const { answers } = await somebody({}, false).presses(message, "Posts");
    expect(answers.map(seen).join()).toContain("too old");
    expect(asked).toHaveLength(1);
  });

  it("for another page of an answer changes that answer", async () => {
    answer = ({ input }) => {
      const page = input.is === "call" ? Number(input.options["page"] ?? 1) : 1;
      const next = { label: "Next", command: "bursts", options: { page: String(page + 1) } };
      return [
        {
          is: "card",
          card: {
            ...says(`Page ${page}`),
            nodes: [
              { is: "line", line: [text(`Page ${page}`)] },
              { is: "actions", actions: [next] },
            ],
          },
        },
      ];
    };
    const first = await somebody().types(["verbatim", "bursts"]);
    const shown = first.answers[0];
    if (shown === undefined) throw new Error("there is no answer");
    const second = await somebody().presses(shown, "Next");

    expect(second.responses).toEqual([{ type: 6 }]);
    expect(second.answers.map(seen)).toEqual(["Page 2\n[Next]"]);
  });

  it("that lacks something opens a form, whose answer is a command", async () => {
    answer = () => [{ is: "form", form: FORM }];
    const message = await alert(actions({ id: "7K3Q" }, "mute"));
    const form = await somebody().presses(message, "Posts");
    expect(form.modal?.["title"]).toBe("Says nothing further of a burst for a time");
    expect(form.responses.map(({ type }) => type)).toEqual([9]);

    answer = () => [{ is: "card", card: says("Muted") }];
    const { answers } = await somebody().fillsIn(form, { for: "24h", why: "" });
    expect(asked[1]?.input).toEqual({ is: "call", command: "mute", options: { id: "7K3Q", for: "24h" } });
    expect(answers.map(seen)).toEqual(["Muted"]);
  });

  it("whose form comes late asks for one more press", async () => {
    answer = async function* () {
      await new Promise((resolve) => setTimeout(resolve, 1_700));
      yield { is: "form", form: FORM };
    };
    const { answers, modal } = await somebody().presses(
      await alert(actions({ id: "7K3Q" }, "mute")),
      "Posts",
    );
    expect(modal).toBeNull();
    const shown = answers[0];
    expect(labels(shown?.components ?? [])).toEqual(["Fill in …"]);

    answer = () => [{ is: "form", form: FORM }];
    if (shown === undefined) throw new Error("there is no answer");
    expect((await somebody().presses(shown, "Fill in …")).modal).not.toBeNull();
  });

  it("in a menu is an entry that is chosen", async () => {
    const many = Array.from({ length: 12 }, (_, i) => ({
      label: `Burst ${i}`,
      command: "burst",
      options: { id: `id${i}` },
    }));
    const message = await alert({ ...says("12 bursts"), nodes: [{ is: "actions", actions: many }] });
    await somebody().presses(message, "Burst 7");

    expect(asked[0]?.input).toMatchObject({ command: "burst", options: { id: "id7" } });
  });
});

describe("sharing", () => {
  beforeEach(() => {
    answer = ({ share }) => [
      share === true
        ? { is: "card", card: says("Shared"), shared: true }
        : { is: "card", card: says("Mine"), shareable: true },
    ];
  });

  it("asks the same again, for everybody", async () => {
    const mine = await somebody().types(["verbatim", "bursts"], { since: "7d" });
    const shown = mine.answers[0];
    if (shown === undefined) throw new Error("there is no answer");
    expect(labels(shown.components)).toEqual(["Share"]);
    const { answers } = await somebody().presses(shown, "Share");

    expect(asked[1]).toMatchObject({ share: true, input: { command: "bursts", options: { since: "7d" } } });
    expect(answers).toMatchObject([{ ephemeral: false }]);
    expect(answers.map(seen)).toEqual(["Shared"]);
  });

  it("is refused for the asker alone", async () => {
    const mine = await somebody().types(["verbatim", "bursts"]);
    answer = () => [{ is: "card", card: says("Not here") }];
    const shown = mine.answers[0];
    if (shown === undefined) throw new Error("there is no answer");
    const { answers } = await somebody().presses(shown, "Share");

    expect(answers).toMatchObject([{ ephemeral: true }]);
  });

  it("says nothing for who may not write there any more", async () => {
    const mine = await somebody().types(["verbatim", "bursts"]);
    const shown = mine.answers[0];
    if (shown === undefined) throw new Error("there is no answer");
    const { answers } = await somebody({ permissions: 0n }).presses(shown, "Share");

    expect(asked[1]?.share).not.toBe(true);
    expect(answers.map(({ ephemeral }) => ephemeral)).toEqual([true]);
  });

  it("is not offered to who may not write there, or where the gate says no", async () => {
    const mute = await somebody({ permissions: 0n }).types(["verbatim", "bursts"]);
    expect(labels(mute.answers[0]?.components ?? [])).toEqual([]);
    answer = () => [{ is: "card", card: says("Mine") }];
    const other = await somebody().types(["verbatim", "bursts"]);
    expect(labels(other.answers[0]?.components ?? [])).toEqual([]);
  });
});

describe("“Who else posted this?”", () => {
  it.each([
    [
      "the words of a message",
      { content: "Only one candidate has stood up for us" },
      "Only one candidate has stood up for us",
    ],
    [
      "the post that it links",
      { content: "look: https://x.com/a/status/1800000000000000001" },
      "https://x.com/a/status/1800000000000000001",
    ],
    [
      "what a link shows",
      { content: "", embeds: [{ description: "the words of a post" }] },
      "the words of a post",
    ],
    [
      "the passage of a card of ours",
      {
        content: "Lindqvist: 12 accounts",
        embeds: [{ description: "**12 accounts**\n> Only one candidate\\.\n> And all of us" }],
      },
      "Only one candidate. And all of us",
    ],
  ])("looks for %s", async (_what, message, sought) => {
    await somebody().asksOf(message);

    expect(asked[0]?.input).toEqual({ is: "call", command: "phrase", options: { text: sought } });
    expect(asked[0]?.unrecorded, "what others wrote stays out of the log").toBe(true);
  });
});

describe("an answer that comes too late", () => {
  it("says so in the channel, and nothing of itself", async () => {
    answer = async function* () {
      server.interactions.outlive();
      yield { is: "card", card: says("A secret answer") };
    };
    await somebody().types(["verbatim", "bursts"]);
    await until(() => (server.world.channels.get(CHANNELS.news)?.messages.length ?? 0) > 0);

    const said = server.world.channels
      .get(CHANNELS.news)
      ?.messages.map(({ content }) => content)
      .join();
    expect(said).toContain("Ask again");
    expect(said).not.toContain("secret");
  });

  it("leaves no token of an interaction in the log", async () => {
    answer = async function* () {
      server.interactions.outlive();
      yield { is: "card", card: says("A secret answer") };
    };
    const { token } = await somebody().types(["verbatim", "bursts"]);
    await until(() => lines.some((line) => line.includes("did not reach")));

    expect(lines.join("")).not.toContain(token);
    expect(lines.join("")).not.toContain("secret answer");
  });
});

describe("three hundred presses of one button", () => {
  it("are all answered, each for who pressed", async () => {
    // Discord's three seconds stand still: how fast this machine is, is not what counts here.
    const patient = await startDiscordServer({ now: () => 0 });
    const crowded = openChat(patient);
    await crowded.listen(onInvocation, never);
    const actions = [{ label: "Posts", command: "burst", options: { id: "7K3Q" } }];
    const card: Card = { ...says("12"), nodes: [{ is: "actions", actions }] };
    const ref = await crowded.deliver({ kind: "send", place: NEWS, key: "k1", card }, never);
    const shown = patient.world.message(ref);
    if (shown === null) throw new Error("it was not sent");
    for (let i = 0; i < 300; i += 1) {
      const user = { id: String(480_000_000_000_000_000n + BigInt(i)), username: `u${i}`, global_name: null };
      await person(patient, async () => {}, { user }).presses(shown, "Posts");
    }
    await until(() => patient.interactions.all.every(({ answers }) => answers.length === 1));

    expect(patient.interactions.all).toHaveLength(300);
    expect(new Set(asked.map(({ actor }) => actor.id)).size).toBe(300);
    await crowded.close();
    await patient.close();
  });
});
