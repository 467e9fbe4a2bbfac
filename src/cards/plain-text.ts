/** A card as lines of plain text: for logs, for pipes, and for whoever has no colours. */
import type { Card } from "./card.ts";
import { inertLine } from "./inert.ts";
import { type LayoutOptions, layOut, lineText, UTC } from "./layout.ts";

/** One string a line, none with a line break in it. */
export function plainLines(card: Card, options: LayoutOptions = UTC): string[] {
  return layOut(card, options).map(lineText);
}

/** The whole card as one text. */
export function plainText(card: Card, options: LayoutOptions = UTC): string {
  return plainLines(card, options).join("\n");
}

/** The notification as it is shown, with the card's mark in front. */
export function plainNotification(card: Card): string {
  return inertLine(card.mark === null ? card.notification : `${card.mark} ${card.notification}`);
}
