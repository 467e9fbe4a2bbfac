/** The bounds of one request, which the library does not have: a deadline, a size, and a way to stop it. */
import type { IncomingMessage } from "node:http";
import { SECOND } from "../../domain/time.ts";
import { SourceError } from "../source.ts";
import type { XLimits } from "./options.ts";

export interface Bounds {
  /** Aborts the request. */
  readonly signal: AbortSignal;
  /** Rejects when a bound is passed, or with the outer signal's reason. */
  readonly broken: Promise<never>;
  /** Bytes of this response count. */
  count(response: IncomingMessage): void;
  /** To be called when the request has ended, however it did. */
  end(): void;
}

/** What is known of a connection. */
export interface Line {
  /** From here on the request travels: the platform may serve it, whatever comes back. */
  isOpen: boolean;
  /** What it broke by: the library's own error has lost it. */
  brokeBy: unknown;
}

/** The library waits for ever for some answers that are cut off, so whoever asks must not wait for it. */
export function boundsOf({ deadline, bytes }: XLimits, outer: AbortSignal, line: Line): Bounds {
  const { promise: broken, reject } = Promise.withResolvers<never>();
  broken.catch(() => {});
  const stop = new AbortController();
  function give(reason: unknown): void {
    reject(reason);
    stop.abort();
  }
  const onOuter = () => give(outer.reason);
  outer.addEventListener("abort", onOuter, { once: true });
  const timer = setTimeout(() => give(tooSlow(deadline, line)), deadline);
  return {
    signal: stop.signal,
    broken,
    count(response) {
      let had = 0;
      response.on("data", (chunk: Buffer) => {
        had += chunk.length;
        if (had > bytes) give(tooLarge(bytes));
      });
    },
    end() {
      clearTimeout(timer);
      outer.removeEventListener("abort", onOuter);
    },
  };
}

function tooSlow(deadline: number, { isOpen }: Line): SourceError {
  const message = `X did not answer in full within ${deadline / SECOND} seconds`;
  return new SourceError("unavailable", message, { perhapsServed: isOpen });
}

export function tooLarge(bytes: number): SourceError {
  return new SourceError(
    "bad-answer",
    `X's answer is larger than ${Math.round(bytes / 1e6)} MB, which no page is`,
  );
}
