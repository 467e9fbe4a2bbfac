/** The evidence webhook as the courier's other end: each call signed, and the same call safe to make twice. */
import { createHmac } from "node:crypto";
import type { Card } from "../cards/card.ts";
import { type Chat, ChatError, type Delivery } from "../chat/chat.ts";
import { SECOND } from "../domain/time.ts";
import { WEBHOOK_PLACE } from "../pipeline/evidence-webhook.ts";
import type { Clock } from "../support/clock.ts";
import type { Secret } from "../support/secret.ts";

/** What is made up, as a drill, is nobody's to archive. */
export function isEvidenceCalled({
  chats,
  mark,
}: {
  readonly chats: readonly Pick<Chat, "platform">[];
  readonly mark: Card["mark"];
}): boolean {
  return mark === null && chats.some(({ platform }) => WEBHOOK_PLACE.startsWith(`${platform}:`));
}

export interface WebhookOptions {
  readonly url: string;
  /** Signs each call. */
  readonly secret: Secret;
  readonly clock: Pick<Clock, "now">;
}

/** It is told, and tells nothing: nobody asks through it. */
export function createEvidenceWebhook({ url, secret, clock }: WebhookOptions): Chat {
  async function call(body: string, key: string, signal: AbortSignal): Promise<Response> {
    const at = String(Math.floor(clock.now() / SECOND));
    const signature = createHmac("sha256", secret.reveal()).update(`${at}.${body}`).digest("hex");
    try {
      return await fetch(url, {
        method: "POST",
        body,
        redirect: "error",
        headers: {
          "content-type": "application/json",
          "idempotency-key": key,
          "verbatim-signature": `t=${at},v1=${signature}`,
        },
        signal,
      });
    } catch (cause) {
      signal.throwIfAborted();
      throw new ChatError("unavailable", "the evidence webhook cannot be reached", { cause });
    }
  }

  return {
    platform: "webhook",
    capabilities: {
      ...{ threads: false, edits: false, files: false, forms: false, autocomplete: false },
      // Nothing to look for: a call that is made again has the same key, and does nothing twice.
      lookUp: true,
      settlesWithin: 0,
    },
    check: async () => [],
    async deliver(delivery, signal) {
      const response = await call(bodyOf(delivery), delivery.key, signal);
      await response.body?.cancel();
      if (response.ok) return delivery.key;
      throw refusal(response);
    },
    find: async () => null,
    listen: async () => {},
    close: async () => {},
  };
}

function bodyOf({ card }: Delivery): string {
  const [block] = card.nodes;
  return block?.is === "block" ? block.text : "{}";
}

function refusal({ status, headers }: Response): ChatError {
  const seconds = Number(headers.get("retry-after"));
  const said = `the evidence webhook answers ${status}`;
  if (status === 429) {
    const wait = Number.isFinite(seconds) && seconds > 0 ? { retryAfter: seconds * SECOND } : {};
    return new ChatError("rate-limited", said, wait);
  }
  if (status >= 500) return new ChatError("unavailable", said);
  const mend = "look at evidence.webhook and EVIDENCE_WEBHOOK_SECRET, and at what the other side logs";
  return new ChatError("refused", said, { mend });
}
