/** An outbox key in the two forms that Discord can carry: a nonce, and a mark that stands below the message. */
import { createHash } from "node:crypto";
import type { APIMessage } from "discord.js";
import { LIMITS } from "./limits.ts";
import { footerOf } from "./message.ts";

/** 48 bits: enough to tell apart the messages that are looked through, and short enough to stand there. */
const MARK_LENGTH = 8;

/** With `enforce_nonce` Discord answers a second message of the same nonce with the first one, for some minutes. */
export function nonceOf(key: string): string {
  return key.length <= LIMITS.nonce ? key : hashed(key).slice(0, LIMITS.nonce);
}

export function markOf(key: string): string {
  return hashed(key).slice(0, MARK_LENGTH);
}

/** The mark that a message carries, or null. */
export function markIn({ embeds }: Pick<APIMessage, "embeds">): string | null {
  const footer = embeds.at(-1)?.footer?.text ?? "";
  const mark = footer.slice(footerOf("").length);
  return mark !== "" && footer === footerOf(mark) ? mark : null;
}

function hashed(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}
