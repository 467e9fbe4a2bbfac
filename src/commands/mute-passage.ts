/** `mute passage <for> <words…>`: silence about every burst whose passage holds these words, for a time. */
import type { Command } from "./command.ts";
import { MUTE_FOR, MUTE_WHY, muted } from "./muting.ts";

export const mutePassage: Command = {
  spec: {
    name: "mute passage",
    options: [MUTE_FOR, { name: "words", required: true, type: "rest" }, { ...MUTE_WHY, type: "word" }],
    examples: ["/verbatim mute passage 7d --why petition sign the petition for the harbour bridge"],
    who: "editor",
  },
  async *run(context) {
    yield* muted(context, { kind: "passage", words: context.options["words"] ?? "" });
  },
};
