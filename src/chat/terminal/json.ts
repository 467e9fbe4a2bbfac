/** An answer as one line of JSON, for whoever pipes the terminal into a program. */
import type { Reply } from "../../commands/command.ts";
import { escapedCharacter, replaceUnsafe } from "../../domain/unsafe-characters.ts";

/** What ends a line that asks for JSON. */
const FLAG = /\s--json\s*$/;

/** The line without its flag; null where it asks for no JSON. */
export function withoutJsonFlag(line: string): string | null {
  return FLAG.test(line) ? line.replace(FLAG, "") : null;
}

/** `{"data":…}`, or `{"card":…}` where an answer is words alone; instants as ISO 8601 in UTC. */
export function jsonLine({ card, data }: Extract<Reply, { is: "card" }>): string {
  return replaceUnsafe(JSON.stringify(data === undefined ? { card } : { data }, withDates), escapedCharacter);
}

/** Instants are known by their names; what is kept by key becomes an object. */
function withDates(key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  const isInstant = /(?:^at|^from|^to|At|Seen|Before)$/.test(key);
  return isInstant && typeof value === "number" ? new Date(value).toISOString() : value;
}
