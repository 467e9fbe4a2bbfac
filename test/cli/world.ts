/** A world for verbs: a folder of its own, an environment, answers on standard input, and what was printed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { onTestFinished } from "vitest";
import type { CliContext } from "../../src/cli/context.ts";
import { createRedactor } from "../../src/http/redact.ts";

export interface World {
  readonly context: CliContext;
  readonly folder: string;
  printed(): string;
  complained(): string;
}

export interface WorldOptions {
  /** By path within the folder. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly context?: Partial<CliContext>;
}

/** The folder goes when the test is done. */
export function makeFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export function makeWorld({ files = {}, env = {}, stdin = "", context = {} }: WorldOptions = {}): World {
  const folder = makeFolder(files);
  const stopping = new AbortController();
  const [stdout, printed] = collect();
  const [stderr, complained] = collect();
  return {
    folder,
    printed,
    complained,
    context: {
      env,
      cwd: folder,
      stdin: Readable.from(stdin === "" ? [] : [stdin]),
      stdout,
      stderr,
      signal: stopping.signal,
      stop: () => stopping.abort(),
      redactor: createRedactor(),
      logLevel: null,
      configFile: null,
      openChats: null,
      ...context,
    },
  };
}

function collect(): [PassThrough, () => string] {
  const stream = new PassThrough();
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  return [stream, () => text];
}

export const MINIMAL = `watches:
  - { id: lindqvist, name: Mara Lindqvist, keywords: [Lindqvist], sources: [replay] }
sources:
  replay: { files: [posts.jsonl] }
routes:
  - { watch: "*", to: terminal }
`;
