/** What a button, a menu entry or a form stands for, in the 100 characters that Discord lets it carry. */
import { createHash } from "node:crypto";
import { LIMITS } from "./limits.ts";

/** A command to run. `call` answers the person who pressed, `share` everybody in the channel. */
export interface PressedCall {
  readonly how: "call" | "share";
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
}

/** Keeps what is too long for an id, by a name that is made of its content. */
export type KeepCall = (name: string, text: string) => void;

const HOW = { call: "c", share: "s" } as const;
const KEPT = "k";
const SEPARATOR = "|";

/** The id; what does not fit into one is handed to `keep`, and the id is its name. */
export function customId({ how, command, options }: PressedCall, keep: KeepCall): string {
  const parts = [HOW[how], command, ...Object.entries(options).flat()];
  const text = parts.map(withoutSeparator).join(SEPARATOR).toWellFormed();
  if (text.length <= LIMITS.customId) return text;
  const name = createHash("sha256").update(text).digest("base64url");
  keep(name, text);
  return `${KEPT}${SEPARATOR}${name}`;
}

/** What an id stands for; null for what is none of ours, or was kept and is kept no more. */
export async function pressedCall(
  id: string,
  recall: (name: string) => Promise<string | null>,
): Promise<PressedCall | null> {
  const [kind, ...parts] = id.split(SEPARATOR).map(withSeparator);
  if (kind === KEPT) {
    const text = await recall(parts[0] ?? "");
    return text === null || text.startsWith(KEPT) ? null : pressedCall(text, recall);
  }
  const how = kind === HOW.call ? "call" : kind === HOW.share ? "share" : null;
  const [command, ...values] = parts;
  if (how === null || command === undefined || values.length % 2 !== 0) return null;
  const options: [string, string][] = [];
  for (let i = 0; i < values.length; i += 2) options.push([values[i] ?? "", values[i + 1] ?? ""]);
  return { how, command, options: Object.fromEntries(options) };
}

function withoutSeparator(part: string): string {
  return part.replaceAll("\\", "\\\\").replaceAll(SEPARATOR, "\\p");
}

function withSeparator(part: string): string {
  return part.replace(/\\([\\p])/g, (_all, kind: string) => (kind === "p" ? SEPARATOR : "\\"));
}
