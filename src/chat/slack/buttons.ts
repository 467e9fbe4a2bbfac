/** A button's call as its value: encoded where that is short, else kept under a token that the button carries. */
import { createHash } from "node:crypto";
import type { Action, Card } from "../../cards/card.ts";
import type { Invocation } from "../../commands/command.ts";
import { DAY } from "../../domain/time.ts";
import type { ChatMemory } from "../chat.ts";
import { INLINE_VALUE } from "./limits.ts";

export type Call = Extract<Invocation["input"], { is: "call" }>;

const KEPT_AS = "call:";
/** A message is asked about for so long; then its longest buttons say that they are too old. */
const KEPT_FOR = 90 * DAY;

type Buttons = Pick<Action, "command" | "options">;

/** What the button carries. */
export function buttonValue(action: Buttons): string {
  const value = encoded(action);
  return value.length <= INLINE_VALUE ? value : `t${tokenOf(value)}`;
}

/** Keeps what the card's buttons are too short for; before the card is shown. */
export async function keepLongCalls(card: Card, memory: ChatMemory): Promise<void> {
  for (const node of card.nodes) {
    if (node.is !== "actions") continue;
    for (const action of node.actions) {
      const value = encoded(action);
      if (value.length > INLINE_VALUE) await memory.set(KEPT_AS + tokenOf(value), value, KEPT_FOR);
    }
  }
}

/** Null for what no button of ours carries, or one whose call is not kept any more. */
export async function callOf(value: string, memory: ChatMemory): Promise<Call | null> {
  if (!value.startsWith("t")) return decoded(value);
  const kept = await memory.get(KEPT_AS + value.slice(1));
  return kept === null ? null : decoded(kept);
}

function encoded({ command, options }: Buttons): string {
  return `c${JSON.stringify([command, options])}`;
}

/** By content, so that drawing a card again keeps nothing new. */
function tokenOf(value: string): string {
  return createHash("sha256").update(value).digest("base64url").slice(0, 22);
}

function decoded(value: string): Call | null {
  if (!value.startsWith("c")) return null;
  try {
    const parsed: unknown = JSON.parse(value.slice(1));
    if (!Array.isArray(parsed) || typeof parsed[0] !== "string") return null;
    return { is: "call", command: parsed[0], options: textsOf(parsed[1]) };
  } catch {
    return null;
  }
}

function textsOf(value: unknown): Record<string, string> {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
