/** Socket mode as Slack runs it: hello, envelopes to one connection each, what is not acknowledged comes again. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { APP } from "./world.ts";

export interface Envelope {
  readonly envelope_id: string;
  readonly type: "slash_commands" | "interactive" | "events_api";
  readonly payload: unknown;
}

export interface Acknowledged {
  readonly envelope: Envelope;
  readonly payload: unknown;
  /** Milliseconds after it was sent. */
  readonly after: number;
}

export interface SocketSide {
  readonly acknowledged: readonly Acknowledged[];
  /** How many connections were ever made, and how many are open. */
  readonly made: number;
  readonly open: number;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** To the newest connection; false when there is none. */
  send(envelope: Envelope): boolean;
  /** Sends again what was never acknowledged, as after a reconnect. */
  redeliver(): void;
  /** Says goodbye on every connection, as Slack does before it recycles them. */
  disconnect(reason: string): void;
  /** Cuts every connection without a word. */
  cut(): void;
  close(): void;
}

/** Slack lets an app have ten. */
const MOST_CONNECTIONS = 10;

export function createSocketSide(changed: () => void): SocketSide {
  const server = new WebSocketServer({ noServer: true });
  const sockets: WebSocket[] = [];
  const pending = new Map<string, { readonly envelope: Envelope; readonly sentAt: number }>();
  const acknowledged: Acknowledged[] = [];
  let made = 0;

  server.on("connection", (socket) => {
    made += 1;
    if (sockets.length >= MOST_CONNECTIONS) {
      socket.send(JSON.stringify({ type: "disconnect", reason: "too_many_websockets" }));
      socket.close();
      return;
    }
    sockets.push(socket);
    socket.on("close", () => {
      sockets.splice(sockets.indexOf(socket), 1);
      changed();
    });
    socket.on("message", (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload: unknown };
      const sent = pending.get(envelope_id);
      if (sent === undefined) return;
      pending.delete(envelope_id);
      acknowledged.push({ envelope: sent.envelope, payload, after: Date.now() - sent.sentAt });
      changed();
    });
    socket.send(
      JSON.stringify({ type: "hello", num_connections: sockets.length, connection_info: { app_id: APP } }),
    );
    changed();
  });

  function send(envelope: Envelope): boolean {
    const socket = sockets.findLast(({ readyState }) => readyState === WebSocket.OPEN);
    if (socket === undefined) return false;
    pending.set(envelope.envelope_id, { envelope, sentAt: Date.now() });
    socket.send(JSON.stringify({ ...envelope, accepts_response_payload: envelope.type !== "events_api" }));
    return true;
  }

  return {
    acknowledged,
    get made() {
      return made;
    },
    get open() {
      return sockets.length;
    },
    upgrade: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (opened) => server.emit("connection", opened, request)),
    send,
    redeliver() {
      for (const { envelope } of [...pending.values()]) send(envelope);
    },
    disconnect(reason) {
      for (const socket of [...sockets]) socket.send(JSON.stringify({ type: "disconnect", reason }));
    },
    cut() {
      for (const socket of [...sockets]) socket.terminate();
    },
    close() {
      for (const socket of [...sockets]) socket.terminate();
      server.close();
    },
  };
}
