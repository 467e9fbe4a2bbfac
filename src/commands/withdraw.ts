/** `withdraw <burst> <reason…>`: takes a burst back, and its words and names out of what was sent. */
import type { Command } from "./command.ts";
import { corrected } from "./correcting.ts";

export const withdraw: Command = {
  spec: {
    name: "withdraw",
    options: [
      { name: "id", required: true, type: "word", burst: true },
      { name: "reason", required: true, type: "rest" },
    ],
    examples: ["/verbatim withdraw 7K3Q it was a school exercise"],
    who: "editor",
  },
  async *run(context) {
    yield* corrected(context, { kind: "withdrawn", text: context.options["reason"] ?? "" });
  },
};
