/** `watch try <watch> [--accounts 8]`: what a change would have made of what was read, before it is made. */
import { stringify } from "yaml";
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import { watchTrialCard } from "../cards/watch-trial-card.ts";
import { HOUR, MINUTE } from "../domain/time.ts";
import type { Command, CommandContext, Reply } from "./command.ts";
import { stretchOf } from "./stretch.ts";
import { edited } from "./watch-edited.ts";
import { draftOf, WATCH_OPTIONS } from "./watch-lists.ts";
import type { WatchTried } from "./watch-outcomes.ts";

/** Within what the configuration allows, and shorter than what is slow. */
const WINDOW = { least: MINUTE, most: 24 * HOUR };

/** How often progress is said, as a part of the whole. */
const SAID_EVERY = 0.1;

export const watchTry: Command = {
  spec: {
    name: "watch try",
    options: [
      { name: "watch", required: true, type: "word", names: "watch" },
      { name: "keywords", required: false, type: "word" },
      ...WATCH_OPTIONS.filter(({ name }) => name !== "name" && name !== "sources"),
      { name: "window", required: false, type: "stretch" },
    ],
    examples: [
      "/verbatim watch try lindqvist --accounts 8",
      '/verbatim watch try lindqvist --exclude "+cup final"',
      "/verbatim watch try lindqvist --window 30m",
    ],
    who: "editor",
  },
  async *run(context) {
    const { workbench, options, words } = context;
    const id = options["watch"] ?? "";
    const window = stretchOf(options["window"] ?? "");
    if (window !== null && (window < WINDOW.least || window > WINDOW.most)) {
      yield { is: "card", card: sentenceCard(words.trials.badWindow(WINDOW)) };
      return;
    }
    const tried = await workbench?.tryWatch(id, draftOf(options), window);
    if (tried === undefined) yield { is: "card", card: notAllowedCard("editor", words) };
    else if (tried.is === "trying") yield* told(context, id, tried);
    else yield* edited(context, id, tried);
  },
};

async function* told(
  { options, handles, words }: CommandContext,
  id: string,
  { watch, trial }: Extract<WatchTried, { is: "trying" }>,
): AsyncIterable<Reply> {
  let said = 0;
  let step = await trial.next();
  while (step.done !== true) {
    if (step.value >= said + SAID_EVERY) {
      said = step.value;
      yield { is: "progress", text: words.trials.progress(Math.floor(said * 100)) };
    }
    step = await trial.next();
  }
  const { value: outcome } = step;
  if (outcome === null) {
    yield { is: "card", card: sentenceCard(words.trials.busy) };
    return;
  }
  const { window, ...change } = options;
  const asked = Object.entries({ ...change, watch: id }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const apply = asked.length > 1 ? Object.fromEntries(asked) : null;
  const yaml = window === undefined ? null : stringify({ detection: { window } }).trimEnd();
  const card = watchTrialCard({ ...outcome, watch, apply, yaml, handles }, words);
  yield { is: "card", card, data: outcome };
}
