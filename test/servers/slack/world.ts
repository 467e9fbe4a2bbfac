/** A workspace: its people, groups and channels, and everything that was ever said in them. */
import type { Block, ModalView } from "./block-kit.ts";
import { read } from "./reading.ts";

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  members: Set<string>;
  archived: boolean;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  text: string;
  blocks: readonly Block[];
  readonly threadTs: string | null;
  metadata: unknown;
  edits: number;
  /** What was unfurled below it, by address. */
  unfurls: Record<string, readonly Block[]>;
}

/** What only one person sees. */
export interface Ephemeral {
  readonly channel: string;
  readonly user: string;
  readonly threadTs: string | null;
  text: string;
  blocks: readonly Block[];
}

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly content: Uint8Array;
  /** Null until it was completed, "" for one that is shared nowhere. */
  channel: string | null;
}

export const TEAM = "T0VERBATIM";
export const BOT = "U0VERBATIM";
export const APP = "A0VERBATIM";

/** Everything that outlives a connection. */
export interface World {
  readonly channels: Map<string, Channel>;
  readonly people: Map<string, { readonly name: string; readonly team: string }>;
  readonly groups: Map<string, { readonly handle: string; readonly members: readonly string[] }>;
  readonly messages: Message[];
  readonly ephemerals: Ephemeral[];
  readonly views: { readonly id: string; readonly view: ModalView; readonly user: string; open: boolean }[];
  readonly files: UploadedFile[];
  /** The next message's time: now, and later than any before. */
  nextTs(): string;
}

export function createWorld(): World {
  let last = 0;
  return {
    channels: new Map(),
    people: new Map(),
    groups: new Map(),
    messages: [],
    ephemerals: [],
    views: [],
    files: [],
    nextTs() {
      // Microseconds; a message's time is also its name.
      last = Math.max(last + 1, Date.now() * 1_000);
      return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, "0")}`;
    },
  };
}

export function messageAt(world: World, channel: string, ts: string): Message | undefined {
  return world.messages.find((message) => message.channel === channel && message.ts === ts);
}

/** A channel from top to bottom as its members see it, each thread below its message. */
export function shownIn(world: World, channel: string): string {
  const here = world.messages.filter((message) => message.channel === channel);
  const top = here.filter(({ threadTs }) => threadTs === null);
  return top
    .flatMap((message) => [
      read(message),
      ...Object.values(message.unfurls).map((blocks) => `[below] ${read({ text: "", blocks })}`),
      ...here.filter(({ threadTs }) => threadTs === message.ts).map((reply) => `  ↳ ${read(reply)}`),
    ])
    .join("\n");
}
