/** Runs what Slack delivers twice only once, also over a restart. */
import { MINUTE } from "../../domain/time.ts";
import type { ChatMemory } from "../chat.ts";

const KEPT_AS = "done:";
/** Slack's last attempt comes about five minutes after the first. */
const KEPT_FOR = 15 * MINUTE;
const REMEMBERED = 5_000;

/** True the first time that something is seen. It is remembered before anything is done about it. */
export function createOnce(memory: ChatMemory): (identity: string) => Promise<boolean> {
  const seen = new Set<string>();
  return async (identity) => {
    // Two deliveries at the same moment meet here, before anything is waited for.
    if (seen.has(identity)) return false;
    seen.add(identity);
    const oldest = seen.values().next().value;
    if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest);
    if ((await memory.get(KEPT_AS + identity)) !== null) return false;
    await memory.set(KEPT_AS + identity, "1", KEPT_FOR);
    return true;
  };
}
