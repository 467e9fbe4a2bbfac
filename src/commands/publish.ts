/** `publish <burst> [place] [--names masked]`: tells a place that asks a person first. */
import type { Command } from "./command.ts";
import { releasing } from "./releasing.ts";

export const publish: Command = {
  spec: {
    name: "publish",
    options: [
      { name: "id", required: true, type: "word", burst: true },
      { name: "place", required: false, type: "word" },
      { name: "names", required: false, type: "word", choices: ["full", "masked"] },
    ],
    examples: ["/verbatim publish 7K3Q", "/verbatim publish 7K3Q discord:123456 --names masked"],
    who: "editor",
  },
  async *run(context) {
    yield* releasing(context, context.options["names"] === "masked" ? "masked" : "published");
  },
};
