/** `purge post <name> [--sure yes]`: a post goes for good, out of what was sent too. */
import type { Command } from "./command.ts";
import { purging, SURE } from "./purging.ts";

export const purgePost: Command = {
  spec: {
    name: "purge post",
    options: [{ name: "name", required: true, type: "word" }, SURE],
    examples: ["/verbatim purge post https://x.com/i/web/status/1730000000000000000"],
    who: "admin",
  },
  async *run(context) {
    yield* purging(context, "post");
  },
};
