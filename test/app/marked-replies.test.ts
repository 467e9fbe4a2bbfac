import { expect, it } from "vitest";
import { markedReplies } from "../../src/app/marked-replies.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import type { Invocation } from "../../src/commands/command.ts";
import { status } from "../../src/commands/status.ts";
import { deskWith } from "../commands/empty-desk.ts";

const ASKED: Invocation = {
  platform: "terminal",
  place: "terminal",
  actor: { id: "terminal:operator", name: "operator", groups: [] },
  input: { is: "line", line: "status" },
};

it("marks a status within a drill, whose days are simulated, as the drill's", async () => {
  const context = {
    workbench: null,
    desk: deskWith(),
    now: 7 * 24 * 60 * 60 * 1000,
    place: "terminal",
    role: "viewer",
    words: ENGLISH,
  } as const;
  const answer = markedReplies(
    () => status.run({ ...context, handles: "full", timezone: "UTC", options: {} }),
    "DRILL",
  );
  const cards = [];
  for await (const reply of answer(ASKED)) if (reply.is === "card") cards.push(plainText(reply.card));

  expect(cards).toEqual([expect.stringMatching(/^DRILL Working\nVerbatim .* up for 7 days/)]);
});
