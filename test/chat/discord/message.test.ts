import { describe, expect, it } from "vitest";
import { type Card, type CardNode, link, strong, text, time } from "../../../src/cards/card.ts";
import { LIMITS } from "../../../src/chat/discord/limits.ts";
import { type MessageBody, messageBody } from "../../../src/chat/discord/message.ts";
import { HOSTILE_TEXTS } from "../../captures/hostile-texts.ts";
import { hostileCard, says } from "../../contracts/chat.ts";
import { type Effect, readMarkdown } from "../../servers/discord/read-markdown.ts";
import { validateMessage } from "../../servers/discord/validate-message.ts";
import { labels } from "./open-discord.ts";

const AT = Date.UTC(2026, 10, 23, 1, 47);
const kept = new Map<string, string>();

function bodyOf(card: Card, pictures: readonly string[] = []): MessageBody {
  const body = messageBody(card, {
    mark: "k3J9xQ2a",
    notifies: true,
    pictures,
    keep: (name, said) => kept.set(name, said),
  });
  // Whatever a card holds, Discord takes it.
  validateMessage(
    { ...body },
    pictures.map((name) => ({ name, size: 1 })),
  );
  return body;
}

function card(nodes: readonly CardNode[], more: Partial<Card> = {}): Card {
  return { notification: "Lindqvist: 12 accounts", mark: null, nodes, ...more };
}

const described = (body: MessageBody) => body.embeds.map(({ description = "" }) => description).join("\n");
const read = (body: MessageBody) => readMarkdown(described(body));
const effects = (body: MessageBody) =>
  [body.content, described(body)].flatMap((said) => readMarkdown(said).effects);

describe("a card as a Discord message", () => {
  it("shows each kind of node in its own way", () => {
    const body = bodyOf(
      card([
        { is: "headline", line: [text("12 accounts posted the same 18 words")] },
        {
          is: "line",
          line: [text("burst 7K3Q · "), strong("high"), text(" "), { is: "code", text: "a `b` *c*" }],
        },
        { is: "quote", text: "first line\nsecond *line*" },
        {
          is: "fact",
          label: "Seen",
          line: [time(AT, "clock"), text(" "), link("https://x.com/a/status/1", "@a_b")],
        },
        { is: "list", items: [[text("one")], [text("two")]], more: 3 },
        { is: "block", text: "watches:\n  - id: x" },
        { is: "note", line: [text("This shows the same words.")] },
      ]),
    );

    expect(described(body)).toBe(
      [
        "**12 accounts posted the same 18 words**",
        "burst 7K3Q · **high** `a ˋbˋ *c*`",
        "> first line",
        "> second \\*line\\*",
        `**Seen** <t:${AT / 1_000}:t> [\\@a\\_b](https://x.com/a/status/1)`,
        "- one",
        "- two",
        "-# and 3 more",
        "```\nwatches:\n  - id: x\n```",
        "-# This shows the same words\\.",
      ].join("\n"),
    );
    expect(body.content).toBe("Lindqvist\\: 12 accounts");
    expect(body.embeds.at(-1)?.footer?.text).toBe("id k3J9xQ2a");
    expect(body.allowed_mentions).toEqual({ parse: [] });
  });

  it("says a headline once where the notification is the same", () => {
    const body = bodyOf(says("It ended"));

    expect(body.content).toBe("It ended");
    expect(described(body)).toBe("");
  });

  it("puts the mark of a drill in front of both", () => {
    const body = bodyOf(card([{ is: "headline", line: [text("12 accounts")] }], { mark: "DRILL" }));

    expect(body.content).toMatch(/^DRILL /);
    expect(described(body)).toBe("`DRILL` **12 accounts**");
  });

  it.each([
    ["low", 0x4c8bf5],
    ["notable", 0xe0a100],
    ["high", 0xd9480f],
    [undefined, undefined],
  ] as const)("colours a burst of class %s by it", (severity, colour) => {
    const body = bodyOf(
      card([{ is: "line", line: [text("a")] }], severity === undefined ? {} : { severity }),
    );

    expect(body.embeds[0]?.color).toBe(colour);
  });

  it("opens the first posts of a burst by buttons, and those of nothing else", () => {
    const posts: CardNode = {
      is: "fact",
      label: "Posts",
      line: Array.from({ length: 8 }, (_, i) => link(`https://x.com/a/status/${i}`, `@a${i}`)),
    };

    expect(labels(bodyOf(card([posts], { severity: "low" })).components)).toEqual([
      "@a0",
      "@a1",
      "@a2",
      "@a3",
      "@a4",
    ]);
    expect(labels(bodyOf(card([posts])).components)).toEqual([]);
  });

  it("makes buttons of few actions and a menu of many, each once", () => {
    const actions = (count: number): CardNode => ({
      is: "actions",
      actions: Array.from({ length: count }, (_, i) => ({
        label: `Burst ${i}`,
        command: "burst",
        options: { id: `id${i}` },
      })),
    });
    const few = bodyOf(card([actions(7), actions(7)]));
    const many = bodyOf(card([actions(40)]));

    expect(few.components).toHaveLength(2);
    expect(labels(few.components)).toHaveLength(7);
    expect(many.components).toHaveLength(1);
    expect(labels(many.components)).toHaveLength(LIMITS.selectOptions);
  });

  it("shows a picture that is there, and says what is on one that is not", () => {
    const nodes: CardNode[] = [
      { is: "line", line: [text("a burst")] },
      { is: "picture", name: "timeline.png", alt: "posts by the minute" },
    ];

    expect(bodyOf(card(nodes), ["timeline.png"]).embeds[0]?.image?.url).toBe("attachment://timeline.png");
    expect(described(bodyOf(card(nodes), ["timeline.png"]))).not.toContain("posts by the minute");
    expect(described(bodyOf(card(nodes)))).toContain("Picture\\: posts by the minute");
  });

  it("mentions whom the configuration names, a role or a person, and nobody else", () => {
    const headline: CardNode = { is: "headline", line: [text("@everyone <@&111111111111111111>")] };
    const role = bodyOf(card([headline], { mention: "<@&222222222222222222>" }));
    const person = bodyOf(card([headline], { mention: "discord:333333333333333333" }));
    const nobody = bodyOf(card([headline], { mention: "@everyone" }));

    expect(role.content).toMatch(/^<@&222222222222222222> /);
    expect(role.allowed_mentions).toEqual({ parse: [], roles: ["222222222222222222"] });
    expect(person.allowed_mentions).toEqual({ parse: [], users: ["333333333333333333"] });
    expect(nobody.allowed_mentions).toEqual({ parse: [] });
    expect(effects(nobody).filter(({ what }) => what === "mention")).toEqual([]);
    expect(effects(role).filter(({ what }) => what === "mention")).toHaveLength(1);
  });
});

/** What our own nodes do by themselves; a stranger's text may add nothing to it. */
const OURS: readonly Effect["what"][] = ["format", "code", "quote", "list", "subtext", "link"];

describe("a stranger's text", () => {
  it("would do harm where nothing stops it, so that the next tests test something", () => {
    const wild = HOSTILE_TEXTS.flatMap(({ text: hostile }) =>
      readMarkdown(hostile).effects.map(({ what }) => what),
    );

    for (const what of ["mention", "link", "autolink", "code"] as const) expect(wild).toContain(what);
  });

  const more = [
    { what: "an invitation", text: "join discord.gg/abcdef or https://discord.gg/abcdef" },
    { what: "a heading", text: "# VOTE\n## NOW\n-# small\n>>> all of it" },
    { what: "a spoiler and other formats", text: "||hidden|| **bold** __under__ ~~gone~~ *it* _it_" },
    {
      what: "an emoji, a timestamp and a command",
      text: "<:x:123456789012345678> <t:1> </ban:123456789012345678> <id:guide>",
    },
    { what: "a list", text: "- one\n* two\n1. three" },
    { what: "backslashes", text: "\\*a\\* \\\\[x](https://evil.example) \\" },
    { what: "a mention behind a backslash", text: "\\<@123456789012345678> \\@everyone" },
  ];

  it.each([...HOSTILE_TEXTS, ...more])("stays text: $what", ({ text: hostile }) => {
    const body = bodyOf(hostileCard(hostile));
    const found = effects(body);

    expect(found.filter(({ what }) => !OURS.includes(what))).toEqual([]);
    // Our headline, label and strong part are bold, and nothing else is formatted.
    expect(found.filter(({ what, of }) => what === "format" && of !== "**")).toEqual([]);
    expect(found.filter(({ what, of }) => what === "link" && !of.startsWith("https://x.com/"))).toEqual([]);
    expect(found.filter(({ what }) => what === "link").length).toBeLessThanOrEqual(1);
    expect(body.allowed_mentions).toEqual({ parse: [] });
    expect(read(body).text).toContain("end of card");
  });

  it.each(HOSTILE_TEXTS.filter(({ text: short }) => short.length < 90 && /^[\x20-\x7e]+$/.test(short)))(
    "is read as it was written: $what",
    ({ text: hostile }) => {
      const body = bodyOf(card([{ is: "line", line: [text(hostile)] }]));

      expect(read(body).text).toBe(hostile);
    },
  );
});

describe("a card that is too long", () => {
  const words = "the harbour is ours ".repeat(1_250);
  const family = "👨‍👩‍👧‍👦";

  it("is cut between graphemes, visibly, and keeps its last words", () => {
    const body = bodyOf(
      card([
        { is: "headline", line: [text(words)] },
        { is: "quote", text: family.repeat(2_000) },
        ...Array.from({ length: 30 }, (): CardNode => ({ is: "fact", label: "Label", line: [text(words)] })),
        { is: "list", items: Array.from({ length: 50 }, () => [text(words)]), more: 34 },
        { is: "note", line: [text("end of card")] },
      ]),
    );
    const shown = read(body).text;

    expect(shown).toContain("end of card");
    expect(shown).toContain("…");
    expect(shown).toMatch(/and \d+ more/);
    expect(shown.replaceAll(family, "")).not.toMatch(/[\u{1F468}\u{1F469}\u200D]/u);
    expect(body.embeds.length).toBeGreaterThan(1);
  });

  it("fits with hundreds of nodes too", () => {
    const nodes = Array.from(
      { length: 600 },
      (): CardNode => ({ is: "line", line: [text("one of many lines")] }),
    );
    const body = bodyOf(card([...nodes, { is: "note", line: [text("end of card")] }]));

    expect(read(body).text).toContain("end of card");
  });

  it("counts what a shortened list leaves out", () => {
    const items = Array.from({ length: 100 }, (_, i) => [text(`${i} ${"word ".repeat(80)}`)]);
    const shown = read(bodyOf(card([{ is: "list", items, more: 34 }]))).text;
    const listed = shown.match(/^\d+ word/gm)?.length ?? 0;
    const more = Number(/and (\d+) more/.exec(shown)?.[1]);

    expect(listed).toBeGreaterThan(0);
    expect(listed + more).toBe(134);
  });
});
