/** `watch remove <watch>`: watches it no more; what was found stays. */
import type { Command } from "./command.ts";
import { edited } from "./watch-edited.ts";

export const watchRemove: Command = {
  spec: {
    name: "watch remove",
    options: [{ name: "watch", required: true, type: "word", names: "watch" }],
    examples: ["/verbatim watch remove okafor"],
    who: "editor",
  },
  async *run(context) {
    const id = context.options["watch"] ?? "";
    yield* edited(context, id, await context.workbench?.removeWatch(id));
  },
};
