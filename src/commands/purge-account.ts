/** `purge account <name> [--sure yes]`: an account and all its posts go for good, out of what was sent too. */
import type { Command } from "./command.ts";
import { purging, SURE } from "./purging.ts";

export const purgeAccount: Command = {
  spec: {
    name: "purge account",
    options: [{ name: "name", required: true, type: "word" }, SURE],
    examples: ["/verbatim purge account @c_example"],
    who: "admin",
  },
  async *run(context) {
    yield* purging(context, "account");
  },
};
