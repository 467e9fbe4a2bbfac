/** Channels as people see them: each place is a real terminal chat of its own, printed into a stream. */
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { type Card, type CardNode, text } from "../../src/cards/card.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import type { Chat, Delivery } from "../../src/chat/chat.ts";
import { openTerminalChat, type TerminalChat } from "../../src/chat/terminal/terminal-chat.ts";
import type { Place } from "../../src/domain/alert.ts";

/** What was said in a place, as the chat accepted it; the same over restarts. */
export interface Said {
  readonly place: Place;
  readonly kind: Delivery["kind"];
  readonly card: Card;
}

/** What outlives the bot: everything that was printed, by place, and everything that was said. */
export interface Channels {
  readonly folder: string;
  readonly printed: Map<Place, string>;
  readonly said: Said[];
  readonly keys: Set<string>;
  /** Whether they are shown pictures, which stand beside what was said; not without it. */
  readonly pictures?: boolean;
}

export interface ShownChat extends Chat {
  /** Prints an answer to somebody in a place. */
  show(place: Place, card: Card): void;
  /** What is typed at a terminal goes in here. */
  inputOf(place: Place): PassThrough;
}

/** A chat of the platform's name over all of its places. */
export function openShownChat(platform: string, channels: Channels): ShownChat {
  const open = new Map<Place, { readonly chat: TerminalChat; readonly input: PassThrough }>();

  function channel(place: Place) {
    const known = open.get(place);
    if (known !== undefined) return known;
    const input = new PassThrough();
    const output = new Writable({
      write(chunk: Buffer, _encoding, done) {
        channels.printed.set(place, (channels.printed.get(place) ?? "") + chunk.toString("utf8"));
        done();
      },
    });
    const chat = openTerminalChat({
      ...{ input, output, tty: false, colour: false, timeZone: "UTC" },
      size: () => ({ columns: 100, rows: 50 }),
      journal: join(channels.folder, `${place.replace(":", "-")}.log`),
    });
    const opened = { chat, input };
    open.set(place, opened);
    return opened;
  }

  return {
    platform,
    capabilities: { ...channel(platform).chat.capabilities, files: channels.pictures === true },
    check: async () => [],
    async deliver(delivery, signal) {
      const ref = await channel(delivery.place).chat.deliver(delivery, signal);
      // A delivery that is repeated was said before.
      if (!channels.keys.has(delivery.key)) channels.said.push(delivery);
      channels.keys.add(delivery.key);
      return ref;
    },
    find: (place, key, signal) => channel(place).chat.find(place, key, signal),
    listen: (onInvocation, signal) => channel(platform).chat.listen(onInvocation, signal),
    show: (place, card) => channel(place).chat.show(card),
    inputOf: (place) => channel(place).input,
    async close() {
      for (const { chat } of open.values()) await chat.close();
    },
  };
}

/** A line of somebody's in a transcript. */
export function spoken(line: string): Card {
  const node: CardNode = { is: "line", line: [text(line)] };
  return { notification: line, mark: null, nodes: [node] };
}

/** `send: 4 accounts posted …`, for each thing that was said in a place. */
export function transcriptOf(place: Place, said: readonly Said[]): string[] {
  return said.filter((each) => each.place === place).map(({ kind, card }) => `${kind}: ${plainText(card)}`);
}
