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
    const { desk, now, options, words } = context;
    const id = options["watch"] ?? "";
    const status = await desk.status(now);
    const found = status.watches.find(({ watch }) => watch.id === id);
    if (found === undefined) {
      yield { is: "card", card: noWatchCard(id, words) };
      return;
    }
    const places = found.places.filter((place) => maySeePlace(context, place));
    const [known] = await desk.texts(id);
    const data = {
      ...found,
      places,
      knownTexts: known?.texts.length ?? 0,
      gaps: status.gaps.filter(({ watch }) => watch === id),
    };
    yield { is: "card", card: watchCard(data, now, words), data };
  },
};
