/** `mute accounts <for> <accounts…>`: silence about bursts that would be none without these accounts. */
import type { Command } from "./command.ts";
import { MUTE_FOR, MUTE_WHY, muted } from "./muting.ts";

export const muteAccounts: Command = {
  spec: {
    name: "mute accounts",
    options: [MUTE_FOR, { name: "accounts", required: true, type: "rest" }, { ...MUTE_WHY, type: "word" }],
    examples: ["/verbatim mute accounts 7d --why newsrooms @harbour_news @quay_times"],
    who: "editor",
  },
  async *run(context) {
    const names = (context.options["accounts"] ?? "").split(/[\s,]+/).filter((name) => name !== "");
    yield* muted(context, { kind: "accounts", names });
  },
};
