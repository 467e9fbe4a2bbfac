/** Cards as Block Kit: every kind of node, hostile texts, and what does not fit. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Card, type CardNode, type Inline, link, strong, text, time } from "../../../src/cards/card.ts";
import { slackMessage } from "../../../src/chat/slack/blocks.ts";
import { buttonValue } from "../../../src/chat/slack/buttons.ts";
import { HOSTILE_TEXTS } from "../../captures/hostile-texts.ts";
import { hostileCard, says } from "../../contracts/chat.ts";
import { readBlocks } from "../../servers/slack/block-kit.ts";
import { read, shownMrkdwn } from "../../servers/slack/reading.ts";

const AT = Date.UTC(2026, 10, 23, 1, 47);

function cardOf(...nodes: CardNode[]): Card {
  return { notification: "twelve accounts", mark: null, nodes };
}

/** As Slack takes it; fails where Slack would refuse. */
function accepted(card: Card, more: Partial<Parameters<typeof slackMessage>[1]> = {}) {
  const message = slackMessage(card, { buttonValue, ...more });
  const blocks = readBlocks(message.blocks);
  if ("error" in blocks) throw new Error(`${blocks.error}: ${blocks.errors.join("; ")}`);
  return { text: message.text, blocks, shown: read({ text: message.text, blocks }) };
}

describe("a card in Slack", () => {
  it("has a header, facts, a quote, a list, a block, a note and buttons, in this order", () => {
    const { blocks, shown } = accepted(
      cardOf(
        { is: "headline", line: [text("12 accounts posted the same 18 words")] },
        { is: "line", line: [text("burst "), strong("7K3Q"), text(" "), { is: "code", text: "x" }] },
        { is: "quote", text: "one candidate\nhas stood up" },
        { is: "fact", label: "Seen", line: [time(AT, "full"), text(" · "), time(AT)] },
        { is: "fact", label: "Posts", line: [link("https://x.com/i/web/status/1", "@a_example")] },
        { is: "list", items: [[text("one")], [text("two")]], more: 34 },
        { is: "block", text: "a: 1\nb: 2" },
        { is: "note", line: [text("It does not show who wrote them.")] },
        {
          is: "actions",
          actions: [{ label: "Posts", command: "burst", options: { id: "7K3Q", show: "posts" } }],
        },
      ),
    );
    expect(blocks.map(({ type }) => type)).toEqual(["header", "rich_text", "actions"]);
    expect(shown.split("\n")).toEqual([
      "12 accounts posted the same 18 words",
      "burst 7K3Q x",
      "│ one candidate",
      "│ has stood up",
      "Seen 23 Nov 2026, 01:47 UTC · 01:47",
      "Posts @a_example (https://x.com/i/web/status/1)",
      "- one",
      "- two",
      "and 34 more",
      "  a: 1",
      "  b: 2",
      "It does not show who wrote them.",
      "[Posts]",
    ]);
  });

  it("gives times to Slack, which shows them in the reader's zone", () => {
    const { blocks } = accepted(cardOf({ is: "line", line: [time(AT, "full")] }));
    expect(JSON.stringify(blocks)).toContain(
      `{"type":"date","format":"{date_short}, {time}","timestamp":${AT / 1000}`,
    );
  });

  it("puts the mark in front of headline and notification, and the mention below the headline", () => {
    const marked = accepted({ ...says("Twelve accounts"), mark: "DRILL" }, { mention: "<!subteam^S1>" });
    expect(marked.text).toBe("DRILL Twelve accounts");
    expect(marked.shown).toBe("DRILL Twelve accounts\n⟦mention S1⟧");
  });

  it("shows a picture that is there, and says what another would show", () => {
    const picture = cardOf({ is: "picture", name: "a.png", alt: "12 posts in 9 minutes" });
    expect(accepted(picture, { pictures: new Map([["a.png", "F0123456789"]]) }).blocks).toEqual([
      { type: "image", slack_file: { id: "F0123456789" }, alt_text: "12 posts in 9 minutes" },
    ]);
    expect(accepted(picture).shown).toContain("12 posts in 9 minutes");
  });

  it("makes no link of an address that is none of the web", () => {
    for (const url of ["javascript:alert(1)", "not an address", `https://x.com/${"a".repeat(3_000)}`]) {
      expect(accepted(cardOf({ is: "line", line: [link(url, "click")] })).shown).toBe("click");
    }
  });

  it.each(HOSTILE_TEXTS)("shows $what in every place without its effect", ({ text: hostile }) => {
    const { text: notification, shown, blocks } = accepted(hostileCard(hostile));
    expect(shown).toContain("end of card");
    expect(shown).not.toMatch(/⟦/);
    expect(shownMrkdwn(notification)).not.toMatch(/⟦/);
    const kinds = JSON.stringify(blocks).match(/"type":"(?:user|usergroup|broadcast|mrkdwn)"/g);
    expect(kinds).toBeNull();
  });

  it("cuts what is too long where it can be seen, and never within a letter", () => {
    const family = "👩‍👩‍👧‍👦";
    const { shown } = accepted(
      cardOf(
        { is: "line", line: [text(family.repeat(2_000))] },
        { is: "quote", text: `${"é".repeat(9_000)}` },
      ),
    );
    const line = shown.split("\n")[0] ?? "";
    expect(line.endsWith("…")).toBe(true);
    expect(line.replaceAll(family, "")).toBe("…");
    expect(shown).not.toMatch(/\p{Surrogate}/u);
  });

  it("shortens a long list from its end and counts what is left out", () => {
    const items = Array.from({ length: 400 }, (_, i): Inline[] => [text(`account ${i} of the harbour`)]);
    const { shown } = accepted(cardOf({ is: "list", items, more: 34 }));
    const listed = shown.split("\n").filter((line) => line.startsWith("- ")).length;
    expect(listed).toBeGreaterThan(20);
    expect(shown).toContain(`and ${400 - listed + 34} more`);
  });

  it("says that there is more when a message is full, and keeps its buttons", () => {
    const lines = Array.from(
      { length: 80 },
      (_, i): CardNode => ({ is: "line", line: [text(`${i} ${"word ".repeat(60)}`)] }),
    );
    const actions: CardNode = {
      is: "actions",
      actions: [{ label: "Posts", command: "bursts", options: {} }],
    };
    const { shown } = accepted(cardOf(...lines, actions));
    expect(shown).toMatch(/The rest does not fit into one message here\.\n\[Posts\]$/);
  });

  it("is taken by Slack whatever a card holds", () => {
    const anyText = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.constantFrom("", " ", "\n", "<!channel>", "a".repeat(4_000)),
    );
    const inline: fc.Arbitrary<Inline> = fc.oneof(
      fc.record({ is: fc.constantFrom("text" as const, "strong" as const, "code" as const), text: anyText }),
      fc.record({ is: fc.constant("link" as const), url: fc.oneof(fc.webUrl(), anyText), label: anyText }),
      fc.record({
        is: fc.constant("time" as const),
        at: fc.integer({ min: 1_000, max: 4e12 }),
        style: fc.constantFrom("clock" as const, "date" as const, "full" as const),
      }),
    );
    const line = fc.array(inline, { maxLength: 6 });
    const action = fc.record({
      label: anyText,
      command: anyText,
      options: fc.dictionary(fc.constantFrom("id", "text"), anyText),
    });
    const node: fc.Arbitrary<CardNode> = fc.oneof(
      fc.record({ is: fc.constantFrom("headline" as const, "line" as const, "note" as const), line }),
      fc.record({ is: fc.constantFrom("quote" as const, "block" as const), text: anyText }),
      fc.record({ is: fc.constant("fact" as const), label: anyText, line }),
      fc.record({
        is: fc.constant("list" as const),
        items: fc.array(line, { maxLength: 60 }),
        more: fc.nat(),
      }),
      fc.record({ is: fc.constant("picture" as const), name: anyText, alt: anyText }),
      fc.record({ is: fc.constant("actions" as const), actions: fc.array(action, { maxLength: 30 }) }),
    );
    const mark = fc.constantFrom(null, "TEST" as const);
    const card = fc.record({ notification: anyText, mark, nodes: fc.array(node, { maxLength: 12 }) });
    fc.assert(
      fc.property(card, (each) => {
        accepted(each);
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});
