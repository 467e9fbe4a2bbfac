/** A chat platform in small: a local HTTP server that keeps messages by key and fails when it is told to. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Card } from "../../src/cards/card.ts";
import { plainText } from "../../src/cards/plain-text.ts";

/** How the next deliveries go wrong. */
export type Failure =
  /** Keeps the message and answers 500. */
  | { readonly how: "500-after-accepting" }
  /** Keeps the message and never answers. */
  | { readonly how: "hang-after-accepting" }
  /** Keeps nothing and asks to come back later, in seconds. */
  | { readonly how: "429"; readonly retryAfter: number }
  /** Keeps nothing and cuts the connection. */
  | { readonly how: "reset" }
  /** Will not take anything in this place until somebody changes something. */
  | { readonly how: "refuse" }
  /** The message to edit or answer is not there any more. */
  | { readonly how: "gone" };

export interface TranscriptMessage {
  readonly ref: string;
  readonly place: string;
  readonly key: string;
  /** The card as it reads now. */
  readonly text: string;
  readonly edits: number;
  /** Lines below it, in the order in which they arrived. */
  readonly thread: readonly { readonly key: string; readonly text: string }[];
}

export interface Transcript {
  readonly messages: readonly TranscriptMessage[];
  /** How often a delivery with this key was accepted; more than 1 means it was said twice. */
  readonly accepted: Readonly<Record<string, number>>;
  /** How often a delivery with this key arrived at all. */
  readonly arrived: Readonly<Record<string, number>>;
}

/** What the adapter sends; the server knows no type of the port. */
export interface WireDelivery {
  readonly kind: "send" | "edit" | "reply";
  readonly place: string;
  readonly key: string;
  readonly card: Card;
  readonly ref?: string;
}

interface StoredMessage {
  ref: string;
  place: string;
  key: string;
  text: string;
  edits: number;
  parent: string | null;
}

export interface ChatServer {
  readonly url: string;
  /** The next `times` deliveries fail like this. */
  failNext(failure: Failure, times?: number): void;
  transcript(): Transcript;
  /** Forgets a message, as when somebody deletes it. */
  remove(ref: string): void;
  /** Resolves when the next delivery has arrived, whatever becomes of it. */
  nextArrival(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts on a free local port. Like most platforms it does not de-duplicate by itself: the same key sent
 * twice makes two messages, so that a test sees what the program really did.
 */
export async function startChatServer(): Promise<ChatServer> {
  const messages: StoredMessage[] = [];
  const failures: Failure[] = [];
  const accepted: Record<string, number> = {};
  const arrived: Record<string, number> = {};
  let announceArrival = Promise.withResolvers<void>();
  let made = 0;

  function accept(delivery: WireDelivery): StoredMessage | null {
    const target = messages.find(
      (message) => message.ref === delivery.ref && message.place === delivery.place,
    );
    if (delivery.kind !== "send" && target === undefined) return null;
    accepted[delivery.key] = (accepted[delivery.key] ?? 0) + 1;
    const text = plainText(delivery.card);
    if (delivery.kind === "edit" && target !== undefined) {
      target.text = text;
      target.edits += 1;
      return target;
    }
    made += 1;
    const parent = delivery.kind === "reply" ? (delivery.ref ?? null) : null;
    const message = { ref: `m${made}`, place: delivery.place, key: delivery.key, text, edits: 0, parent };
    messages.push(message);
    return message;
  }

  async function onDelivery(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const delivery: WireDelivery = JSON.parse(await bodyOf(request));
    arrived[delivery.key] = (arrived[delivery.key] ?? 0) + 1;
    announceArrival.resolve();
    announceArrival = Promise.withResolvers<void>();
    const failure = failures.shift();
    switch (failure?.how) {
      case "429":
        response.setHeader("retry-after", String(failure.retryAfter));
        return answer(response, 429, { error: "slow down" });
      case "reset":
        request.socket.resetAndDestroy();
        return;
      case "refuse":
        return answer(response, 403, { error: "missing permission Send Messages" });
      case "gone":
        return answer(response, 404, { error: "unknown message" });
      case "500-after-accepting":
        accept(delivery);
        return answer(response, 500, { error: "internal" });
      case "hang-after-accepting":
        accept(delivery);
        return;
      case undefined: {
        const message = accept(delivery);
        if (message === null) return answer(response, 404, { error: "unknown message" });
        return answer(response, 200, { ref: message.ref });
      }
    }
  }

  function transcript(): Transcript {
    const top = messages.filter((message) => message.parent === null);
    return {
      messages: top.map(({ ref, place, key, text, edits }) => ({
        ref,
        place,
        key,
        text,
        edits,
        thread: messages
          .filter((line) => line.parent === ref)
          .map((line) => ({ key: line.key, text: line.text })),
      })),
      accepted: { ...accepted },
      arrived: { ...arrived },
    };
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://chat.test");
    if (request.method === "POST" && url.pathname === "/deliver") {
      onDelivery(request, response).catch(() => request.socket.destroy());
    } else if (url.pathname === "/find") {
      const found = messages.find(
        (message) =>
          message.key === url.searchParams.get("key") && message.place === url.searchParams.get("place"),
      );
      answer(response, 200, { ref: found?.ref ?? null });
    } else if (url.pathname === "/transcript") {
      answer(response, 200, transcript());
    } else {
      answer(response, 404, { error: "no such page" });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    failNext: (failure, times = 1) => {
      for (let i = 0; i < times; i += 1) failures.push(failure);
    },
    transcript,
    remove: (ref) => {
      const at = messages.findIndex((message) => message.ref === ref);
      if (at >= 0) messages.splice(at, 1);
    },
    nextArrival: () => announceArrival.promise,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
