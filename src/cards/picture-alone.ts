/** An answer's pictures with what it is about, for whoever has read the rest already. */
import type { Card } from "./card.ts";

export function pictureAlone(card: Card): Card {
  return { ...card, nodes: card.nodes.filter(({ is }) => is === "headline" || is === "picture") };
}
