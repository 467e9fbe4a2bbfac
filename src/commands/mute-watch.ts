/** `mute watch <watch> <for> [why…]`: silence about everything that a watch finds, for a time. */
import type { Command } from "./command.ts";
import { MUTE_FOR, MUTE_WHY, muted } from "./muting.ts";

export const muteWatch: Command = {
  spec: {
    name: "mute watch",
    options: [
      { name: "watch", required: true, type: "word", names: "watch" },
      MUTE_FOR,
      { ...MUTE_WHY, type: "rest" },
    ],
    examples: ["/verbatim mute watch lindqvist 7d holidays"],
    who: "editor",
  },
  async *run(context) {
    yield* muted(context, { kind: "watch", name: context.options["watch"] ?? "" });
  },
};
