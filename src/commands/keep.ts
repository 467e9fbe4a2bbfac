/** `keep <burst> [place]`: does not tell a place that asks a person first. */
import type { Command } from "./command.ts";
import { releasing } from "./releasing.ts";

export const keep: Command = {
  spec: {
    name: "keep",
    options: [
      { name: "id", required: true, type: "word", burst: true },
      { name: "place", required: false, type: "word" },
    ],
    examples: ["/verbatim keep 7K3Q"],
    who: "editor",
  },
  async *run(context) {
    yield* releasing(context, "kept");
  },
};
