/** `watch try <watch> [--accounts 8]`: what a change would have made of what was read, before it is made. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import { watchTrialCard } from "../cards/watch-trial-card.ts";
import type { Command, CommandContext, Reply } from "./command.ts";
import { edited } from "./watch-edited.ts";
import { draftOf, WATCH_OPTIONS } from "./watch-lists.ts";
import type { WatchTried } from "./watch-outcomes.ts";

/** How often progress is said, as a part of the whole. */
const SAID_EVERY = 0.1;

export const watchTry: Command = {
  spec: {
    name: "watch try",
    options: [
      { name: "watch", required: true, type: "word", names: "watch" },
      { name: "keywords", required: false, type: "word" },
      ...WATCH_OPTIONS.filter(({ name }) => name !== "name" && name !== "sources"),
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
    const tried = await workbench?.tryWatch(id, draftOf(options));
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
  const asked = Object.entries({ ...options, watch: id }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const card = watchTrialCard({ ...outcome, watch, apply: Object.fromEntries(asked), handles }, words);
  yield { is: "card", card, data: outcome };
}
