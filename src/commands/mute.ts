/** `mute <burst> <for> [why…]`: silence about one burst, its later waves included, for a time. */
import type { Command } from "./command.ts";
import { MUTE_FOR, MUTE_WHY, muted } from "./muting.ts";

export const mute: Command = {
  spec: {
    name: "mute",
    options: [
      { name: "id", required: true, type: "word", burst: true },
      MUTE_FOR,
      { ...MUTE_WHY, type: "rest" },
    ],
    examples: ["/verbatim mute 7K3Q 24h", "/verbatim mute 7K3Q 18:00 we called the office"],
    who: "editor",
  },
  async *run(context) {
    yield* muted(context, { kind: "burst", name: context.options["id"] ?? "" });
  },
};
