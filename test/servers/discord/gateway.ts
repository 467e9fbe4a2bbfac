/** The gateway of a local Discord over real WebSockets: sessions, heartbeats, resuming, and every way to end. */
import type { Server } from "node:http";
import { GatewayOpcodes } from "discord.js";
import { type WebSocket, WebSocketServer } from "ws";
import { APP, BOT, GUILD, TOKEN } from "./world.ts";

type Json = Readonly<Record<string, unknown>>;

/** Close codes of discord.com/developers/docs/topics/opcodes-and-status-codes. */
const CLOSE = {
  unknownOpcode: 4_001,
  decode: 4_002,
  notAuthenticated: 4_003,
  authenticationFailed: 4_004,
  alreadyAuthenticated: 4_005,
  intents: 4_014,
};
/** Intents that a bot has only when they were granted to it. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);

export interface Gateway {
  /** Connections, identifies and resumes so far. */
  readonly seen: { connections: number; identifies: number; resumes: number; heartbeats: number };
  /** Intents of the last identify. */
  intents: number;
  /** Milliseconds between two heartbeats that are asked for. */
  heartbeatInterval: number;
  /** Whether heartbeats are acknowledged. */
  acknowledges: boolean;
  /** Closes each new connection at once with this code; null for none. */
  closesAtOnce: number | null;
  /** Closes each connection that identifies with this code. */
  closesIdentified: number | null;
  /** Sends an event to whoever is connected; what nobody hears is kept for whoever resumes. */
  dispatch(event: string, data: Json): void;
  /** Op 7. */
  askToReconnect(): void;
  /** Op 9. */
  invalidate(resumable: boolean): void;
  closeAll(code: number): void;
  /** Resolves when somebody is connected and identified. */
  ready(): Promise<void>;
  connected(): number;
  close(): void;
}

interface Session {
  readonly id: string;
  seq: number;
  readonly missed: { readonly s: number; readonly t: string; readonly d: Json }[];
  socket: WebSocket | null;
}

export function createGateway(server: Server, url: () => string): Gateway {
  const sockets = new WebSocketServer({ server, path: "/gateway" });
  const sessions = new Map<string, Session>();
  let waiting: (() => void)[] = [];
  const gateway: Gateway = {
    seen: { connections: 0, identifies: 0, resumes: 0, heartbeats: 0 },
    intents: 0,
    heartbeatInterval: 41_250,
    acknowledges: true,
    closesAtOnce: null,
    closesIdentified: null,
    dispatch(t, d) {
      for (const session of sessions.values()) {
        session.seq += 1;
        const event = { s: session.seq, t, d };
        if (session.socket === null) session.missed.push(event);
        else session.socket.send(JSON.stringify({ op: GatewayOpcodes.Dispatch, ...event }));
      }
    },
    askToReconnect: () => toAll({ op: GatewayOpcodes.Reconnect, d: null }),
    invalidate(resumable) {
      if (!resumable) sessions.clear();
      toAll({ op: GatewayOpcodes.InvalidSession, d: resumable });
    },
    closeAll(code) {
      for (const socket of sockets.clients) socket.close(code);
    },
    async ready() {
      if ([...sessions.values()].some(({ socket }) => socket !== null)) return;
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
    connected: () => [...sessions.values()].filter(({ socket }) => socket !== null).length,
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };

  function toAll(payload: Json): void {
    for (const socket of sockets.clients) socket.send(JSON.stringify(payload));
  }

  function isReady(): void {
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  sockets.on("connection", (socket, request) => {
    gateway.seen.connections += 1;
    if (gateway.closesAtOnce !== null) return socket.close(gateway.closesAtOnce);
    const query = new URL(request.url ?? "/", "http://localhost").searchParams;
    if (query.get("v") !== "10" || query.get("encoding") !== "json") return socket.close(4_012);
    let session: Session | null = null;
    const say = (payload: Json) => socket.send(JSON.stringify(payload));
    say({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: gateway.heartbeatInterval } });
    socket.on("close", () => {
      if (session?.socket === socket) session.socket = null;
    });
    socket.on("message", (raw) => {
      let payload: { readonly op?: number; readonly d?: Json };
      try {
        payload = JSON.parse(String(raw)) as typeof payload;
      } catch {
        return socket.close(CLOSE.decode);
      }
      switch (payload.op) {
        case GatewayOpcodes.Heartbeat:
          gateway.seen.heartbeats += 1;
          if (gateway.acknowledges) say({ op: GatewayOpcodes.HeartbeatAck });
          return;
        case GatewayOpcodes.Identify: {
          gateway.seen.identifies += 1;
          if (session !== null) return socket.close(CLOSE.alreadyAuthenticated);
          if (gateway.closesIdentified !== null) return socket.close(gateway.closesIdentified);
          const { token, intents } = payload.d as { token: string; intents: number };
          if (token !== TOKEN) return socket.close(CLOSE.authenticationFailed);
          gateway.intents = intents;
          if ((intents & PRIVILEGED) !== 0) return socket.close(CLOSE.intents);
          session = { id: `session-${gateway.seen.identifies}`, seq: 1, missed: [], socket };
          sessions.set(session.id, session);
          const d = {
            ...{
              v: 10,
              user: { ...BOT, discriminator: "0", avatar: null },
              guilds: [{ id: GUILD, unavailable: true }],
            },
            ...{
              session_id: session.id,
              resume_gateway_url: url(),
              application: { id: APP, flags: 0 },
              shard: [0, 1],
            },
          };
          say({ op: GatewayOpcodes.Dispatch, s: 1, t: "READY", d });
          return isReady();
        }
        case GatewayOpcodes.Resume: {
          gateway.seen.resumes += 1;
          const { session_id, seq, token } = payload.d as { session_id: string; seq: number; token: string };
          const known = sessions.get(session_id);
          if (token !== TOKEN || known === undefined)
            return say({ op: GatewayOpcodes.InvalidSession, d: false });
          session = known;
          known.socket = socket;
          for (const event of known.missed.splice(0))
            if (event.s > seq) say({ op: GatewayOpcodes.Dispatch, ...event });
          known.seq += 1;
          say({ op: GatewayOpcodes.Dispatch, s: known.seq, t: "RESUMED", d: {} });
          return isReady();
        }
        case GatewayOpcodes.PresenceUpdate:
          return;
        default:
          return socket.close(session === null ? CLOSE.notAuthenticated : CLOSE.unknownOpcode);
      }
    });
  });
  return gateway;
}
