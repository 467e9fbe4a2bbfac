/** `mute list`: what is muted, until when, by whom and why. */
import { mutesCard } from "../cards/mutes-card.ts";
import type { Command } from "./command.ts";

export const muteList: Command = {
  spec: {
    name: "mute list",
    options: [],
    examples: ["/verbatim mute list"],
    who: "viewer",
  },
  async *run({ desk, now, handles, words }) {
    yield { is: "card", card: mutesCard(await desk.mutes(now), handles, words) };
  },
};
