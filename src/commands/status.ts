/** `status`: whether everything works, what waits, and what was missed. */
import { statusCard } from "../cards/status-card.ts";
import { mayDo } from "./access.ts";
import type { Command } from "./command.ts";

export const status: Command = {
  spec: {
    name: "status",
    summary: "Whether everything works, what waits, and what was missed",
    options: [],
    examples: ["/verbatim status"],
    who: "viewer",
  },
  async *run({ desk, now, role }) {
    const { memoryBytes, ...rest } = await desk.status();
    const machine = mayDo(role, "editor") ? memoryBytes : null;
    yield { is: "card", card: statusCard({ ...rest, memoryBytes: machine, now }) };
  },
};
