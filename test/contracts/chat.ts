/** What every chat adapter promises, with flags for where platforms truly differ. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Card, text } from "../../src/cards/card.ts";
import type { Chat, Delivery, OnInvocation } from "../../src/chat/chat.ts";
import type { Place } from "../../src/domain/alert.ts";
import { HOSTILE_TEXTS } from "../captures/hostile-texts.ts";

/** An adapter with its platform, as a test holds it. */
export interface ChatUnderTest {
  readonly chat: Chat;
  readonly place: Place;
  /** All that a reader sees now, from top to bottom, as plain text. */
  shown(): Promise<string>;
  /** Types a line as a person would, and resolves when it has been answered or ignored. */
  type(line: string): Promise<void>;
  /** The same platform after the program was started again. */
  restarted(): Promise<ChatUnderTest>;
  close(): Promise<void>;
}

export interface ChatFlags {
  /** An edit replaces the old wording; otherwise the new one is shown below it. */
  readonly replaces: boolean;
  /** A delivery that was made before a restart is not made again, without any look-up by the caller. */
  readonly remembersKeys: boolean;
}

/** Characters that may never reach a reader's screen unchanged: controls, turned directions, half characters. */
const HARMFUL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u200B]|\p{Surrogate}/u;

export function chatContract(name: string, open: () => Promise<ChatUnderTest>, flags: ChatFlags): void {
  describe(`${name} keeps the contract of a chat`, () => {
    const never = new AbortController().signal;
    let held: ChatUnderTest;

    beforeEach(async () => {
      held = await open();
    });
    afterEach(async () => {
      await held.close();
    });

    function send(key: string, card: Card): Delivery {
      return { kind: "send", place: held.place, key, card };
    }

    it("shows a card that is sent", async () => {
      await held.chat.deliver(send("k1", says("Twelve accounts")), never);

      expect(await held.shown()).toContain("Twelve accounts");
    });

    it("makes one message of the same key sent twice", async () => {
      const first = await held.chat.deliver(send("k1", says("Twelve accounts")), never);
      const second = await held.chat.deliver(send("k1", says("Twelve accounts")), never);

      expect(second).toBe(first);
      expect(occurrences(await held.shown(), "Twelve accounts")).toBe(1);
    });

    it("makes one message of the same key sent twice at the same time", async () => {
      const both = [send("k1", says("Twelve accounts")), send("k1", says("Twelve accounts"))];
      const refs = await Promise.all(both.map((delivery) => held.chat.deliver(delivery, never)));

      expect(new Set(refs).size).toBe(1);
      expect(occurrences(await held.shown(), "Twelve accounts")).toBe(1);
    });

    it("changes the message when it is edited, and answers with its reference", async () => {
      const ref = await held.chat.deliver(send("k1", says("Twelve accounts")), never);
      const edit: Delivery = {
        kind: "edit",
        place: held.place,
        key: "k2",
        card: says("Fifty accounts"),
        ref,
      };

      expect(await held.chat.deliver(edit, never)).toBe(ref);
      const shown = await held.shown();
      expect(shown).toContain("Fifty accounts");
      expect(shown.includes("Twelve accounts")).toBe(!flags.replaces);
    });

    it("puts a reply below the message that it answers", async () => {
      const parent = await held.chat.deliver(send("k1", says("Twelve accounts")), never);
      await held.chat.deliver(send("k2", says("Another burst")), never);
      const reply: Delivery = {
        kind: "reply",
        place: held.place,
        key: "k3",
        card: says("It ended"),
        ref: parent,
      };
      await held.chat.deliver(reply, never);

      const shown = await held.shown();
      const at = shown.indexOf("It ended");
      expect(at).toBeGreaterThan(shown.indexOf("Twelve accounts"));
      const another = shown.indexOf("Another burst");
      if (held.chat.capabilities.threads) expect(at).toBeLessThan(another);
      else expect(shown.slice(another, at)).toContain("↳ Twelve accounts");
    });

    it("changes a reply, too", async () => {
      const below = await held.chat.deliver(send("k1", says("Twelve accounts")), never);
      const { place } = held;
      const line = { kind: "reply", place, key: "k2", card: says("It ended"), ref: below } as const;
      const ref = await held.chat.deliver(line, never);
      const edit = { kind: "edit", place, key: "k3", card: says("It is over"), ref, below } as const;

      expect(await held.chat.deliver(edit, never)).toBe(ref);
      const shown = await held.shown();
      expect(shown).toContain("It is over");
      if (held.chat.capabilities.threads) expect(shown).not.toContain("It ended");
    });

    it("finds a message by its key, and nothing by another", async () => {
      if (!held.chat.capabilities.lookUp) return;
      const ref = await held.chat.deliver(send("k1", says("Twelve accounts")), never);

      expect(await held.chat.find(held.place, "k1", never)).toBe(ref);
      expect(await held.chat.find(held.place, "k2", never)).toBeNull();
    });

    it("finds after a restart what was delivered before it", async () => {
      const ref = await held.chat.deliver(send("k1", says("Twelve accounts")), never);
      held = await held.restarted();

      if (held.chat.capabilities.lookUp) expect(await held.chat.find(held.place, "k1", never)).toBe(ref);
      const edit: Delivery = {
        kind: "edit",
        place: held.place,
        key: "k2",
        card: says("Fifty accounts"),
        ref,
      };
      expect(await held.chat.deliver(edit, never)).toBe(ref);
      expect(await held.shown()).toContain("Fifty accounts");
      if (flags.remembersKeys) {
        await held.chat.deliver(send("k1", says("Said again")), never);
        expect(await held.shown()).not.toContain("Said again");
      }
    });

    it("says that the message is gone when it is asked to change or answer one that is not there", async () => {
      const card = says("Fifty accounts");
      for (const kind of ["edit", "reply"] as const) {
        const delivery: Delivery = {
          kind,
          place: held.place,
          key: `k-${kind}`,
          card,
          ref: "no-such-message",
        };
        await expect(held.chat.deliver(delivery, never)).rejects.toMatchObject({
          name: "ChatError",
          code: "gone",
        });
      }
      expect(await held.shown()).not.toContain("Fifty accounts");
    });

    it("says how many items of a long list are not shown", async () => {
      const items = Array.from({ length: 10 }, (_, i) => [text(`account ${i}`)]);
      const card: Card = { ...says("Many"), nodes: [{ is: "list", items, more: 34 }] };
      await held.chat.deliver(send("k1", card), never);

      expect(await held.shown()).toContain("and 34 more");
    });

    it("says what a picture shows while the picture itself is not there", async () => {
      const picture = {
        is: "picture",
        name: "timeline-1.png",
        alt: "Twelve accounts in nine minutes",
      } as const;
      await held.chat.deliver(send("k1", { ...says("Twelve"), nodes: [picture] }), never);

      expect(await held.shown()).toContain("Twelve accounts in nine minutes");
    });

    it.each(HOSTILE_TEXTS)("shows $what without its effect", async ({ text: hostile }) => {
      await held.chat.deliver(send("k1", hostileCard(hostile)), never);

      const shown = await held.shown();
      expect(shown).toContain("end of card");
      expect(shown).not.toMatch(HARMFUL);
    });

    it("stops before anything is sent when it is aborted", async () => {
      const stopped = AbortSignal.abort();

      await expect(held.chat.deliver(send("k1", says("Twelve accounts")), stopped)).rejects.toMatchObject({
        name: "AbortError",
      });
      expect(await held.shown()).not.toContain("Twelve accounts");
    });

    it("hands on what is typed, shows the answer, and hands on nothing once it is closed", async () => {
      const lines: string[] = [];
      const answering: OnInvocation = async function* (invocation) {
        const { input } = invocation;
        lines.push(input.is === "line" ? input.line : input.command);
        expect(invocation.place).toBe(held.place);
        yield { is: "card", card: says("Here is the answer") };
      };
      await held.chat.listen(answering, never);
      await held.type("bursts");
      expect(lines).toEqual(["bursts"]);

      await held.chat.close();
      await held.type("status");
      expect(lines).toEqual(["bursts"]);
    });
  });
}

/** A small card; headline and notification say the same. */
export function says(sentence: string): Card {
  return { notification: sentence, mark: null, nodes: [{ is: "headline", line: [text(sentence)] }] };
}

/** A card with a stranger's text in every place where one can stand. */
export function hostileCard(hostile: string): Card {
  return {
    notification: hostile.slice(0, 120),
    mark: null,
    nodes: [
      { is: "headline", line: [text(hostile)] },
      {
        is: "line",
        line: [
          { is: "strong", text: hostile },
          { is: "code", text: hostile },
        ],
      },
      { is: "quote", text: hostile },
      { is: "fact", label: hostile, line: [{ is: "link", url: `https://x.com/${hostile}`, label: hostile }] },
      { is: "list", items: [[text(hostile)]], more: 0 },
      { is: "block", text: hostile },
      { is: "picture", name: "picture.png", alt: hostile },
      { is: "actions", actions: [{ label: hostile, command: "phrase", options: { text: hostile } }] },
      { is: "note", line: [text("end of card")] },
    ],
  };
}

function occurrences(where: string, what: string): number {
  return where.split(what).length - 1;
}
