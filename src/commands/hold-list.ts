/** `hold list`: what is kept whatever happens, by whom and why. */
import { holdsCard } from "../cards/holds-card.ts";
import type { Command } from "./command.ts";

export const holdList: Command = {
  spec: { name: "hold list", options: [], examples: ["/verbatim hold list"], who: "viewer" },
  async *run({ desk, now, handles, words }) {
    yield { is: "card", card: holdsCard(await desk.holds(now), handles, words) };
  },
};
