/** Every card and form there is, held against what Discord documents that it takes. */
import { expect, it } from "vitest";
import { modalOf } from "../../../src/chat/discord/form.ts";
import { messageBody } from "../../../src/chat/discord/message.ts";
import { firstAlert, limitedStatus } from "../../cards/models.ts";
import { everyReply } from "../../commands/every-reply.ts";
import { validateModal } from "../../servers/discord/interactions.ts";
import { validateMessage } from "../../servers/discord/validate-message.ts";

it("is taken by Discord", async () => {
  const { cards, forms } = await everyReply();
  expect(cards.length).toBeGreaterThan(100);
  expect(forms.length).toBeGreaterThan(20);
  const keep = () => {};
  for (const card of [...cards, firstAlert, limitedStatus]) {
    const body = messageBody(card, { mark: "k3J9xQ2a", notifies: true, pictures: [], keep });
    expect(() => validateMessage({ ...body }, []), card.notification).not.toThrow();
  }
  for (const form of forms) {
    expect(() => validateModal({ ...modalOf(form, keep) }), form.command).not.toThrow();
  }
});
