/** `watch add <id> <keywords…>`: watches something new, from now on. */
import type { Command } from "./command.ts";
import { edited } from "./watch-edited.ts";
import { draftOf, WATCH_OPTIONS } from "./watch-lists.ts";

export const watchAdd: Command = {
  spec: {
    name: "watch add",
    options: [
      { name: "watch", required: true, type: "word" },
      { name: "keywords", required: true, type: "rest" },
      ...WATCH_OPTIONS,
    ],
    examples: [
      "/verbatim watch add okafor Okafor, Ola Okafor",
      "/verbatim watch add okafor Okafor --sources x",
    ],
    who: "editor",
  },
  async *run(context) {
    const id = context.options["watch"] ?? "";
    yield* edited(context, id, await context.workbench?.addWatch(id, draftOf(context.options)));
  },
};
