/** `correct <burst> <text…>`: puts right what was said about a burst, on every message about it. */
import type { Command } from "./command.ts";
import { corrected } from "./correcting.ts";

export const correct: Command = {
  spec: {
    name: "correct",
    options: [
      { name: "id", required: true, type: "word", burst: true },
      { name: "text", required: true, type: "rest" },
    ],
    examples: ["/verbatim correct 7K3Q two accounts belong to one newsroom"],
    who: "editor",
  },
  async *run(context) {
    yield* corrected(context, { kind: "corrected", text: context.options["text"] ?? "" });
  },
};
