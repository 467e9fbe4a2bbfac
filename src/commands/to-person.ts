/** A command about a person who is named: what is done to them, or why nothing can be. */
import { notAllowedCard, sentenceCard } from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import type { CommandContext } from "./command.ts";
import { personNamed } from "./person.ts";
import type { Workbench } from "./workbench.ts";

/** @param done what is done at the workbench to the person of this id, and what is answered */
export async function toPerson(
  { workbench, options, place, words }: CommandContext,
  done: (workbench: Workbench, actor: string) => Promise<Card>,
): Promise<Card> {
  if (workbench === null) return notAllowedCard("admin", words);
  const actor = personNamed(options["person"] ?? "", place);
  return actor === null ? sentenceCard(words.blocks.nobody) : done(workbench, actor);
}
