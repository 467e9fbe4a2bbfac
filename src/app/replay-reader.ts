/** The thread that reads for a replay: tells what it read, and waits when the folding does not keep up. */
import { parentPort, workerData } from "node:worker_threads";
import { memoryOf } from "../pipeline/packed-posts.ts";
import { InputError } from "../sources/replay/input-error.ts";
import { type ReadingOrder, type ReplayPart, readParts } from "./replay-parts.ts";
import { type FromReader, PARTS_AHEAD } from "./replay-thread.ts";

const port = parentPort;
if (port === null) throw new Error("This file is run as a thread of verbatim replay.");

let ahead = 0;
let goOn = () => {};
// All that is said to this thread is that a part was taken.
port.on("message", () => {
  ahead -= 1;
  goOn();
});

function tell(message: FromReader, memory: readonly ArrayBuffer[] = []): void {
  port?.postMessage(message, memory);
}

async function hand(part: ReplayPart): Promise<void> {
  tell({ is: "part", part }, [...memoryOf(part.posts), ...part.followed.map(({ buffer }) => buffer)]);
  ahead += 1;
  while (ahead >= PARTS_AHEAD) {
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  }
}

try {
  const onBytes = (count: number) => tell({ is: "bytes", count });
  const means = { stdin: process.stdin, signal: new AbortController().signal, onBytes, mayBlock: true };
  for await (const part of readParts(workerData as ReadingOrder, means)) await hand(part);
  tell({ is: "end" });
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  const { code, file, why, cause } = error;
  tell({ is: "unreadable", code, file, why, cause });
} finally {
  port.close();
}
