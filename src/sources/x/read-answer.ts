/** From an answer's bytes to what they say: unpacked within its bounds, and parsed. */
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { SourceError } from "../source.ts";
import { tooLarge } from "./bounds.ts";
import type { XLimits } from "./options.ts";

/** As Node gives them, with lower-case names. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const unpack = promisify(gunzip);

/** @throws SourceError "bad-answer" */
export async function readAnswer(body: Buffer, headers: Headers, limits: XLimits): Promise<unknown> {
  if (body.length === 0) throw new SourceError("bad-answer", "X answered with nothing");
  const text = await textOf(body, headers, limits);
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own error would quote the answer.
    throw /^\s*</.test(text)
      ? new SourceError("bad-answer", "X answered with a web page instead of data")
      : damaged();
  }
}

async function textOf(body: Buffer, headers: Headers, { bytes }: XLimits): Promise<string> {
  if (headers["content-encoding"] !== "gzip") return body.toString("utf8");
  try {
    return (await unpack(body, { maxOutputLength: bytes })).toString("utf8");
  } catch (error) {
    const full = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw full ? tooLarge(bytes) : damaged(error);
  }
}

function damaged(cause?: unknown): SourceError {
  return new SourceError("bad-answer", "X's answer is cut off or damaged", { cause });
}
