/** A chat adapter for the local chat server: the port over plain HTTP, with every failure told apart. */
import {
  type Capabilities,
  type Chat,
  ChatError,
  type CheckResult,
  type Delivery,
  type MessageRef,
  type OnInvocation,
} from "../../src/chat/chat.ts";
import type { Invocation, Reply } from "../../src/commands/command.ts";
import type { Place } from "../../src/domain/alert.ts";

export interface HttpChatOptions {
  readonly url: string;
  /** The part of a place before the colon. */
  readonly platform?: string;
  /** How long an answer may take, in milliseconds. */
  readonly timeout?: number;
}

const CAPABILITIES: Capabilities = {
  threads: true,
  edits: true,
  files: false,
  forms: false,
  autocomplete: false,
  lookUp: true,
  settlesWithin: 200,
};

/** The adapter, and a way to type something into it. */
export interface HttpChat extends Chat {
  type(invocation: Invocation): Promise<readonly Reply[]>;
}

export function createHttpChat({ url, platform = "test", timeout = 30_000 }: HttpChatOptions): HttpChat {
  let onInvocation: OnInvocation | null = null;
  // The server keeps every copy it gets, as most platforms do; within one process the adapter knows better.
  const delivered = new Map<string, Promise<MessageRef>>();

  async function call(path: string, signal: AbortSignal, body?: unknown): Promise<Response> {
    const within = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    const post = {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    };
    const response = await fetch(new URL(path, url), { ...(body === undefined ? {} : post), signal: within });
    // Reads the body within the same deadline, so that a hang in the middle of it is one too.
    return new Response(await response.text(), response);
  }

  /** Deliveries with one key wait for each other; one that failed may be tried again. */
  function deliver(delivery: Delivery, signal: AbortSignal): Promise<MessageRef> {
    const under = delivered.get(delivery.key) ?? deliverNow(delivery, signal);
    delivered.set(delivery.key, under);
    under.catch(() => delivered.delete(delivery.key));
    return under;
  }

  async function deliverNow(delivery: Delivery, signal: AbortSignal): Promise<MessageRef> {
    signal.throwIfAborted();
    const response = await call("/deliver", signal, delivery).catch((cause: unknown) => {
      signal.throwIfAborted();
      if (neverArrived(cause))
        throw new ChatError("unavailable", "the test chat is not reachable", { cause });
      throw new ChatError("uncertain", "the test chat did not answer", { cause });
    });
    if (!response.ok) throw errorOf(response);
    return ((await response.json()) as { ref: string }).ref;
  }

  return {
    platform,
    capabilities: CAPABILITIES,
    deliver,
    async check(places: readonly Place[], signal: AbortSignal): Promise<readonly CheckResult[]> {
      const reachable = await call("/transcript", signal).then(
        () => true,
        () => false,
      );
      const mend = reachable ? null : "start the test chat server";
      return places.map((place) => ({ ok: reachable, what: `${place} is reachable`, mend }));
    },
    async find(place: Place, key: string, signal: AbortSignal): Promise<MessageRef | null> {
      const response = await call(`/find?${new URLSearchParams({ place, key })}`, signal);
      return ((await response.json()) as { ref: string | null }).ref;
    },
    async listen(handle: OnInvocation): Promise<void> {
      onInvocation = handle;
    },
    async close(): Promise<void> {
      onInvocation = null;
    },
    async type(invocation: Invocation): Promise<readonly Reply[]> {
      const replies: Reply[] = [];
      if (onInvocation !== null) for await (const reply of onInvocation(invocation)) replies.push(reply);
      return replies;
    },
  };
}

/** Only a refused connection proves that nothing arrived; a reset may come after the message was kept. */
function neverArrived(cause: unknown): boolean {
  const code = cause instanceof Error ? (cause.cause as { code?: string } | undefined)?.code : undefined;
  return code === "ECONNREFUSED" || code === "ENOTFOUND";
}

function errorOf(response: Response): ChatError {
  switch (response.status) {
    case 429: {
      const retryAfter = Number(response.headers.get("retry-after") ?? "1") * 1_000;
      return new ChatError("rate-limited", "the test chat asks to slow down", { retryAfter });
    }
    case 403:
      return new ChatError("refused", "the test chat refuses messages in this place", {
        mend: "give the bot the permission Send Messages in this channel",
      });
    case 404:
      return new ChatError("gone", "the message is gone");
    default:
      return new ChatError("uncertain", `the test chat answered ${response.status}`);
  }
}
