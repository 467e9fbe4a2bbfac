/** `status`: whether everything works, what waits, and what was missed. */
import { statusCard } from "../cards/status-card.ts";
import type { UpkeepView } from "../cards/upkeep-facts.ts";
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
    const { memoryBytes, diskUsed, outbox, spending, quietHours, upkeep, ...rest } =
      await context.desk.status(context.now);
    const isEditor = mayDo(context.role, "editor");
    const view = {
      ...rest,
      outbox: outbox.filter(({ place }) => maySeePlace(context, place)),
      quietHours: quietHours.filter(({ place }) => maySeePlace(context, place)),
      upkeep: isEditor ? upkeep : withoutTheMachine(upkeep),
      memoryBytes: isEditor ? memoryBytes : null,
      diskUsed: isEditor ? diskUsed : null,
      place: context.place,
      spending: isEditor ? spending : [],
      now: context.now,
    };
    yield { is: "card", card: statusCard(view, context.words), data: view };
  },
};

/** Whether what is said can be trusted concerns everybody, how the machine is run those who run it. */
function withoutTheMachine({ lastStop, chains }: UpkeepView): UpkeepView {
  return {
    lastStop: lastStop === null ? null : { ...lastStop, why: null },
    chains,
    lastBackup: "not-shown",
    kept: null,
  };
}
