/** `mute end <number>`: ends a mute before its time. */
import { notAllowedCard } from "../cards/answer-cards.ts";
import { muteEndedCard, noMuteCard } from "../cards/mutes-card.ts";
import type { Command } from "./command.ts";

export const muteEnd: Command = {
  spec: {
    name: "mute end",
    options: [{ name: "number", required: true, type: "number" }],
    examples: ["/verbatim mute end 3"],
    who: "editor",
  },
  async *run({ workbench, options, handles, words }) {
    const number = Number(options["number"]);
    const ended = await workbench?.endMute(number);
    if (ended === undefined) yield { is: "card", card: notAllowedCard("editor", words) };
    else if (ended.is === "none") yield { is: "card", card: noMuteCard(number, words) };
    else yield { is: "card", card: muteEndedCard(ended.mute, handles, words) };
  },
};
