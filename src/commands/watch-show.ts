/** `watch show <watch>`: one watch in full: its words, whom it tells, and how its reading goes. */
import { noWatchCard } from "../cards/texts-card.ts";
import { watchCard } from "../cards/watch-card.ts";
import { maySeePlace } from "./access.ts";
import type { Command } from "./command.ts";

export const watchShow: Command = {
  spec: {
    name: "watch show",
    options: [{ name: "watch", required: true, type: "word", names: "watch" }],
    examples: ["/verbatim watch show lindqvist"],
    who: "viewer",
  },
  async *run(context) {
    const { desk, drawWeek, now, options, place, words } = context;
    const id = options["watch"] ?? "";
    const status = await desk.status(now);
    const found = status.watches.find(({ watch }) => watch.id === id);
    if (found === undefined) {
      yield { is: "card", card: noWatchCard(id, words) };
      return;
    }
    const places = found.places.filter((told) => maySeePlace(context, told));
    const [known] = await desk.texts(id);
    const data = {
      ...found,
      places,
      knownTexts: known?.texts.length ?? 0,
      gaps: status.gaps.filter(({ watch }) => watch === id),
    };
    const card = watchCard(data, now, words);
    yield { is: "card", card, data };
    if (drawWeek === undefined) return;
    const week = await desk.week(id, now);
    // A picture of nothing tells nothing: the card says already that nothing was read.
    if (week === null || week.counts.length === 0) return;
    const { alt, file } = await drawWeek(week, { words, place });
    const picture = { is: "picture", name: file?.name ?? `week-${id}`, alt } as const;
    const files = file === null ? [] : [file];
    yield { is: "pictured", card: { ...card, nodes: [...card.nodes, picture] }, files };
  },
};
