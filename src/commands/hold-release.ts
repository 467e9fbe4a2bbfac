/** `hold release <number> <reason…>`: what was held may be dropped again. */
import { notAllowedCard } from "../cards/answer-cards.ts";
import { holdReleasedCard, noHoldCard } from "../cards/holds-card.ts";
import type { Command } from "./command.ts";

export const holdRelease: Command = {
  spec: {
    name: "hold release",
    options: [
      { name: "number", required: true, type: "number" },
      { name: "reason", required: true, type: "rest" },
    ],
    examples: ["/verbatim hold release 2 the complaint was settled"],
    who: "editor",
  },
  async *run({ workbench, options, handles, words }) {
    const number = Number(options["number"]);
    const released = await workbench?.releaseHold(number, options["reason"] ?? "");
    if (released === undefined) yield { is: "card", card: notAllowedCard("editor", words) };
    else if (released.is === "none") yield { is: "card", card: noHoldCard(number, words) };
    else yield { is: "card", card: holdReleasedCard(released.hold, handles, words) };
  },
};
