/** `watch change <watch> [--keywords …]`: gives a watch other words, sources or another name. */
import type { Command } from "./command.ts";
import { edited } from "./watch-edited.ts";
import { draftOf, WATCH_OPTIONS } from "./watch-lists.ts";

export const watchChange: Command = {
  spec: {
    name: "watch change",
    options: [
      { name: "watch", required: true, type: "word", names: "watch" },
      { name: "keywords", required: false, type: "word" },
      ...WATCH_OPTIONS,
    ],
    examples: [
      '/verbatim watch change okafor --exclude "+football, cup final"',
      "/verbatim watch change okafor --languages none",
    ],
    who: "editor",
  },
  async *run(context) {
    const id = context.options["watch"] ?? "";
    yield* edited(context, id, await context.workbench?.changeWatch(id, draftOf(context.options)));
  },
};
