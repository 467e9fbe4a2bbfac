/** Looking for a message whose answer was lost, by the key that it carries. */
import type { Place } from "../../domain/alert.ts";
import { MINUTE } from "../../domain/time.ts";
import type { Logger } from "../../support/logger.ts";
import { ChatError, type MessageRef } from "../chat.ts";
import type { Channels } from "./channels.ts";
import { chatErrorOf } from "./errors.ts";
import type { Web } from "./web.ts";

/** Under which a message carries its key (https://docs.slack.dev/messaging/message-metadata). */
export const EVENT = "verbatim_delivery";
/** Messages a page, and pages, that are looked through for a key. */
const PAGE = 200;
const PAGES = 10;
/** Clocks may differ by this much. */
const SKEW = MINUTE;
/** Where more came since than is looked through, it is looked for among what came so soon after it was sent. */
const SOON = 10 * MINUTE;

/** Where a message may stand whose answer was lost. */
export interface Whereabouts {
  readonly place: Place;
  readonly key: string;
  /** The message in whose thread it would be. */
  readonly below?: MessageRef | undefined;
  /** When it was sent, at the earliest. */
  readonly since?: number | undefined;
}

interface FindParts {
  readonly web: Web;
  readonly channels: Channels;
  readonly logger: Logger;
}

/**
 * The message with this key, null where there is none. Should there be two, as when a process was frozen in
 * the middle of a call, the later ones are taken away.
 */
export async function find(
  { place, key, below, since }: Whereabouts,
  { web, channels, logger }: FindParts,
  signal: AbortSignal,
): Promise<MessageRef | null> {
  try {
    const channel = await channels.idOf(place);
    const within = {
      channel,
      ...(since === undefined ? {} : { oldest: String(Math.floor((since - SKEW) / 1_000)) }),
    };
    const lookedThrough = (range: Range) => withKey(key, { range, below }, web, signal);
    let { found, isAll } = await lookedThrough(within);
    if (found.length === 0 && !isAll && since !== undefined) {
      const latest = String(Math.ceil((since + SOON) / 1_000));
      ({ found, isAll } = await lookedThrough({ ...within, latest }));
    }
    if (found.length === 0 && !isAll) {
      throw new ChatError("uncertain", "more was said in this channel since than can be looked through");
    }
    const [first, ...later] = found.filter((ts) => ts !== "").sort((a, b) => Number(a) - Number(b));
    for (const ts of later) {
      logger.warn({ place, ts }, "a message stood twice in Slack; the later one is deleted");
      await web.chat.delete({ channel, ts });
    }
    return first ?? null;
  } catch (error) {
    const failure = chatErrorOf(error);
    // The thread went with its message.
    if (failure.code === "gone") return null;
    throw failure;
  }
}

interface Range {
  readonly channel: string;
  /** Seconds. */
  readonly oldest?: string;
  readonly latest?: string;
}

/** The messages with this key; `isAll` false where there was more than is looked through. */
async function withKey(
  key: string,
  { range, below }: { readonly range: Range; readonly below: MessageRef | undefined },
  web: Web,
  signal: AbortSignal,
): Promise<{ readonly found: readonly string[]; readonly isAll: boolean }> {
  const found: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    signal.throwIfAborted();
    const asked = {
      ...{ ...range, limit: PAGE, include_all_metadata: true },
      ...(cursor === undefined ? {} : { cursor }),
    };
    const answer =
      below === undefined
        ? await web.conversations.history(asked)
        : await web.conversations.replies({ ...asked, ts: below });
    for (const message of answer.messages ?? []) if (keyOf(message) === key) found.push(message.ts ?? "");
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return { found, isAll: true };
  }
  return { found, isAll: false };
}

function keyOf(message: object): string | null {
  const { metadata } = message as {
    readonly metadata?: {
      readonly event_type?: unknown;
      readonly event_payload?: { readonly key?: unknown };
    };
  };
  if (metadata?.event_type !== EVENT) return null;
  const key = metadata.event_payload?.key;
  return typeof key === "string" ? key : null;
}
