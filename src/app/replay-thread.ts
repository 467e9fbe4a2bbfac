/** Lets another thread read for a replay, so that reading and folding go on at the same time. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { InputError, type InputErrorCode } from "../sources/replay/input-error.ts";
import type { ReadingMeans, ReadingOrder, ReplayPart } from "./replay-parts.ts";

/** What the thread says. */
export type FromReader =
  | { readonly is: "bytes"; readonly count: number }
  | { readonly is: "part"; readonly part: ReplayPart }
  | { readonly is: "end" }
  | {
      readonly is: "unreadable";
      readonly code: InputErrorCode;
      readonly file: string;
      readonly why: string;
      readonly cause: unknown;
    };

/** What the thread is told each time that a part was taken. */
const TAKEN = "taken";

/** Parts that are read ahead of the folding: enough to even out its moods, and what bounds the memory. */
export const PARTS_AHEAD = 16;

/** As `readParts`; without standard input, which is the main thread's. */
export async function* readPartsApart(
  order: ReadingOrder,
  { signal, onBytes }: Pick<ReadingMeans, "signal" | "onBytes">,
): AsyncGenerator<ReplayPart> {
  const thread = new Worker(new URL("replay-reader.ts", import.meta.url), { workerData: order });
  const said: FromReader[] = [];
  const woken = new EventTarget();
  const failures: unknown[] = [];
  const wake = () => woken.dispatchEvent(new Event("news"));
  thread.on("message", (message: FromReader) => {
    said.push(message);
    wake();
  });
  thread.on("error", (error) => {
    failures.push(error);
    wake();
  });
  try {
    for (;;) {
      signal.throwIfAborted();
      const message = said.shift();
      if (message === undefined) {
        if (failures.length > 0) throw failures[0];
        await once(woken, "news", { signal });
        continue;
      }
      switch (message.is) {
        case "bytes":
          onBytes(message.count);
          break;
        case "part":
          yield message.part;
          thread.postMessage(TAKEN);
          break;
        case "unreadable":
          throw new InputError(message.code, message.file, message.why, message.cause);
        case "end":
          return;
      }
    }
  } finally {
    await thread.terminate();
  }
}
