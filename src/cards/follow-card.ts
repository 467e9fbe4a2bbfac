/** What became of following a watch in a place. */
import type { Place } from "../domain/alert.ts";
import { sentenceCard } from "./answer-cards.ts";
import { type Card, text } from "./card.ts";
import type { Words } from "./words/catalogue.ts";

export function followedCard(
  followed: { readonly watch: string; readonly watchName: string; readonly minSeverity: number },
  { follows }: Words,
): Card {
  const { watch, watchName, minSeverity } = followed;
  const said =
    minSeverity === 0
      ? follows.followed(watchName)
      : follows.followedFrom({ watch: watchName, severity: minSeverity });
  const undo = { label: follows.unfollow, command: "unfollow", options: { watch } };
  return { ...sentenceCard(said, [undo]), notification: follows.isFollowed };
}

/** @param of `yaml` is the route as it would stand there; null where one is in the way. */
export function routeInFileCard(
  of: { readonly watchName: string; readonly place: Place; readonly yaml: string | null },
  { follows }: Words,
): Card {
  const { watchName: watch, place, yaml } = of;
  if (yaml === null)
    return { ...sentenceCard(follows.stillInFile({ watch, place })), notification: follows.inFile };
  return {
    notification: follows.inFile,
    mark: null,
    nodes: [
      { is: "line", line: [text(follows.changeInFile({ watch, place }))] },
      { is: "block", text: yaml },
    ],
  };
}
