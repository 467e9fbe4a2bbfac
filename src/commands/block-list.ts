/** `block list`: whose commands are not answered, since when, by whom and why. */
import { blocksCard } from "../cards/blocks-card.ts";
import type { Command } from "./command.ts";

export const blockList: Command = {
  spec: { name: "block list", options: [], examples: ["/verbatim block list"], who: "admin", unshared: true },
  async *run({ workbench, words }) {
    yield { is: "card", card: blocksCard((await workbench?.blocks()) ?? [], words) };
  },
};
