/** Every card and form there is, held against what Slack documents that it takes. */
import { expect, it } from "vitest";
import { slackMessage } from "../../../src/chat/slack/blocks.ts";
import { buttonValue } from "../../../src/chat/slack/buttons.ts";
import { modalFor } from "../../../src/chat/slack/modal.ts";
import { firstAlert, limitedStatus } from "../../cards/models.ts";
import { everyReply } from "../../commands/every-reply.ts";
import { readBlocks, readModal } from "../../servers/slack/block-kit.ts";

it("is taken by Slack", async () => {
  const { cards, forms } = await everyReply();
  expect(cards.length).toBeGreaterThan(100);
  expect(forms.length).toBeGreaterThan(20);
  const kept = new Map<string, string>();
  const memory = {
    get: async (key: string) => kept.get(key) ?? null,
    set: async (key: string, value: string) => void kept.set(key, value),
  };
  for (const card of [...cards, firstAlert, limitedStatus]) {
    const { blocks } = slackMessage(card, { buttonValue });
    expect(readBlocks(blocks), card.notification).not.toHaveProperty("error");
  }
  for (const form of forms) {
    const asker = { channel: "C1", thread: null, responseUrl: null };
    expect(readModal(await modalFor(form, asker, memory)), form.command).not.toHaveProperty("error");
  }
});
