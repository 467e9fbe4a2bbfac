/** What a desk is told where no source costs money. */
import type { DeskFacts } from "../../src/commands/scoped-desk.ts";

export const FREE: Pick<DeskFacts, "readingOf" | "spending" | "isMoneyTold"> = {
  readingOf: async () => null,
  spending: async () => [],
  isMoneyTold: true,
};
