/** `status`: whether everything works, what waits, and what was missed. */
import { statusCard } from "../cards/status-card.ts";
import { mayDo, maySeePlace } from "./access.ts";
import type { Command } from "./command.ts";

export const status: Command = {
  spec: {
    name: "status",
    options: [],
    examples: ["/verbatim status"],
    who: "viewer",
  },
  async *run(context) {
    const { memoryBytes, diskUsed, outbox, spending, quietHours, ...rest } = await context.desk.status(
      context.now,
    );
    const view = {
      ...rest,
      outbox: outbox.filter(({ place }) => maySeePlace(context, place)),
      quietHours: quietHours.filter(({ place }) => maySeePlace(context, place)),
      memoryBytes: mayDo(context.role, "editor") ? memoryBytes : null,
      diskUsed: mayDo(context.role, "editor") ? diskUsed : null,
      place: context.place,
      spending: mayDo(context.role, "editor") ? spending : [],
      now: context.now,
    };
    yield { is: "card", card: statusCard(view, context.words), data: view };
  },
};
