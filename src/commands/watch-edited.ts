/** What the commands that add, change and remove watches have in common: the answer. */
import { stringify } from "yaml";
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { shortened } from "../cards/excerpt.ts";
import { noWatchCard } from "../cards/texts-card.ts";
import { watchEditedCard, watchInFileCard } from "../cards/watch-edited-card.ts";
import { WATCH_WINDOW, type Watch } from "../domain/watch.ts";
import type { CommandContext, Reply } from "./command.ts";
import { asConfigured } from "./watch-as-configured.ts";
import type { WatchEdited } from "./watch-outcomes.ts";

/** What somebody typed is repeated up to this length. */
const REPEATED = 60;

export async function* edited(
  context: CommandContext,
  id: string,
  become: WatchEdited | undefined,
): AsyncIterable<Reply> {
  const { words } = context;
  const card = become === undefined ? notAllowedCard("editor", words) : answer(context, id, become);
  yield { is: "card", card };
}

function answer({ words }: CommandContext, id: string, become: WatchEdited): Card {
  const { edits } = words;
  switch (become.is) {
    case "added":
    case "changed":
    case "removed":
      return watchEditedCard(become, words);
    case "in-file":
      return watchInFileCard(id, become.watch === null ? null : inYaml(become.watch), words);
    case "unchanged":
      return sentenceCard(edits.unchanged(become.watch.name));
    case "no-watch":
      return noWatchCard(id, words);
    case "exists":
      return sentenceCard(edits.exists(shortened(id, REPEATED)));
    case "bad-id":
      return sentenceCard(edits.badId);
    case "no-keywords":
      return sentenceCard(edits.noKeywords);
    case "too-few-accounts":
      return sentenceCard(edits.tooFewAccounts);
    case "bad-window":
      return sentenceCard(edits.badWindow({ least: WATCH_WINDOW.min, most: WATCH_WINDOW.max }));
    case "not-here":
      return sentenceCard(edits.notHere);
    case "bad-phrase":
      return sentenceCard(edits.badPhrase(shortened(become.phrase, REPEATED)));
    case "bad-language":
      return sentenceCard(edits.badLanguage(shortened(become.language, REPEATED)));
    case "no-source":
      return sentenceCard(sourceFault(become, words));
  }
}

function sourceFault(
  { source, running }: Extract<WatchEdited, { is: "no-source" }>,
  { edits }: CommandContext["words"],
): string {
  const sources = running.join(", ");
  return source === null
    ? edits.whichSource(sources)
    : edits.noSource({ typed: shortened(source, REPEATED), names: sources });
}

/** As it would stand in the configuration file. */
function inYaml(watch: Watch): string {
  return stringify({ watches: [asConfigured(watch)] }, { lineWidth: 0 }).trimEnd();
}
