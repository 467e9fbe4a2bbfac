/**
 * The port to a chat platform: it renders cards, sends them, and reports what was typed. It decides
 * nothing: what to say comes from the outbox, what to answer from the commands.
 */
import type { Card } from "../cards/card.ts";
import type { Invocation, Reply } from "../commands/command.ts";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { HttpRoute } from "../http/route.ts";

/** What a platform can do; what it cannot, the caller does without. */
export interface Capabilities {
  readonly threads: boolean;
  readonly edits: boolean;
  readonly files: boolean;
  readonly forms: boolean;
  readonly autocomplete: boolean;
  /** Whether `find` can tell if an uncertain send arrived. */
  readonly lookUp: boolean;
  /** How long, in milliseconds, a request without an answer may still turn into a message. */
  readonly settlesWithin: number;
}

/** The platform's own name for a message. Opaque to everyone but the adapter. */
export type MessageRef = string;

/** A file to show or to hand over: a picture of a card, a part of an export. */
export interface ChatFile {
  /** Letters, digits, dots and hyphens, at most 100: safe on every platform and in every file system. */
  readonly name: string;
  /** "image/png", "application/zip". */
  readonly mediaType: string;
  /** `size` in bytes. A file at a path may be gone once the reply that handed it over was taken. */
  readonly content: Uint8Array | { readonly path: string; readonly size: number };
}

/** A delivery of the outbox. `key` is its idempotency key: the same key never becomes two messages. */
export type Delivery =
  | {
      readonly kind: "send";
      readonly place: Place;
      readonly key: string;
      readonly card: Card;
      /** The message that it is about, where it is said beside that one: in a forum, in the same post. */
      readonly about?: MessageRef;
      /** What the card's picture nodes name, as far as it is there. */
      readonly pictures?: readonly ChatFile[];
    }
  | {
      readonly kind: "edit";
      readonly place: Place;
      readonly key: string;
      readonly card: Card;
      readonly ref: MessageRef;
      /** The message in whose thread it stands, where it is a line in one. */
      readonly below?: MessageRef;
      /** The message that it is about, as when it was sent. */
      readonly about?: MessageRef;
      /** All pictures of the card as it is now; one that was shown before and is not among them goes. */
      readonly pictures?: readonly ChatFile[];
    }
  /** In the thread of the message `ref`; where a platform has no threads, below it. */
  | {
      readonly kind: "reply";
      readonly place: Place;
      readonly key: string;
      readonly card: Card;
      readonly ref: MessageRef;
    };

/** One finding of `check`: what is wrong and what the operator should do. */
export interface CheckResult {
  readonly ok: boolean;
  readonly what: string;
  /** What to do, when not ok. */
  readonly mend: string | null;
}

/** Runs a command and yields its replies; handed in by the composition. */
export type OnInvocation = (invocation: Invocation) => AsyncIterable<Reply>;

/** An option's value that somebody has begun to type. */
export interface CompletionAsked extends Pick<Invocation, "platform" | "place" | "actor"> {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
}

/** A value that may be meant, and what it is shown as; both are data, and whatever shows them makes them inert. */
export interface Completion {
  readonly value: string;
  readonly label: string;
}

/** At most 25 (Discord's limit), the likeliest first. Never throws: nothing to offer is an empty list. */
export type OnCompletion = (asked: CompletionAsked) => Promise<readonly Completion[]>;

/** What a chat keeps between two clicks; what it loses costs a person one more try. */
export interface ChatMemory {
  get(key: string): Promise<string | null>;
  /** @param ttl milliseconds */
  set(key: string, value: string, ttl: number): Promise<void>;
}

/** Where a message may stand that is looked for. */
export interface Near {
  /** Below this message, in its thread. */
  readonly below?: MessageRef;
  /** In the place itself, and about this message. */
  readonly about?: MessageRef;
  /** Not before then. */
  readonly since?: number;
}

export interface Chat {
  /** The part of a place before the colon: "terminal", "slack", "discord". */
  readonly platform: string;
  readonly capabilities: Capabilities;
  /** What it answers over HTTP; nothing where it is left out. */
  readonly routes?: readonly HttpRoute[];
  /** Since when people cannot be heard there; null, or left out, where they are. */
  deafSince?(): Instant | null;
  /** Aborts, with a ChatError as its reason, when the platform will not have us back: nothing is heard from then on. */
  readonly lost?: AbortSignal;
  /** Verifies what can be verified without sending anything. Never throws for a wrong setting. */
  check(places: readonly Place[], signal: AbortSignal): Promise<readonly CheckResult[]>;
  /**
   * Delivers once and answers with the message's reference (for an edit, the edited message's).
   * @throws ChatError, whose code tells the courier what to do.
   */
  deliver(delivery: Delivery, signal: AbortSignal): Promise<MessageRef>;
  /**
   * The reference of the message with this key, or null when there is none. Only with `lookUp`; `near` says
   * where to look, for platforms that keep threads apart or have much to look through.
   * @throws ChatError
   */
  find(place: Place, key: string, signal: AbortSignal, near?: Near): Promise<MessageRef | null>;
  /**
   * Starts to listen for commands. Resolves when listening. Where the platform has `autocomplete`, what is
   * being typed is completed too.
   */
  listen(onInvocation: OnInvocation, signal: AbortSignal, onCompletion?: OnCompletion): Promise<void>;
  /** Stops listening and closes connections; resolves when done. */
  close(): Promise<void>;
}

export type ChatErrorCode =
  /** Not accepted, try again after `retryAfter`. */
  | "rate-limited"
  /** Never accepted: connection refused, 5xx that says so. Try again. */
  | "unavailable"
  /** Perhaps accepted: look before sending again. */
  | "uncertain"
  /** Will not be accepted until somebody changes something: parked and shown, with `mend`. */
  | "refused"
  /** The message to edit or to answer is gone. */
  | "gone";

/** A delivery that did not succeed. */
export class ChatError extends Error {
  override name = "ChatError" as const;
  readonly code: ChatErrorCode;
  /** Milliseconds, for "rate-limited". */
  readonly retryAfter: number | null;
  /** What the operator should do, for "refused". */
  readonly mend: string | null;

  constructor(
    code: ChatErrorCode,
    message: string,
    options: { cause?: unknown; retryAfter?: number; mend?: string } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAfter = options.retryAfter ?? null;
    this.mend = options.mend ?? null;
  }
}
