/** Loads a configuration from a text and files in memory, as the tests of this folder need it. */
import type { Config } from "../../src/config/config.ts";
import { loadConfig } from "../../src/config/load.ts";
import { ConfigError } from "../../src/config/problem.ts";
import type { Supported } from "../../src/config/supported.ts";

/** Everything is there, so that nothing is reported as missing from this version. */
export const ALL: Supported = {
  sources: ["x", "replay"],
  chats: ["slack", "discord", "terminal"],
  settings: [
    ...["watches", "sources", "chat", "routes", "access", "detection", "retention"],
    ...["evidence", "store", "http", "health"],
  ],
};

export const FILE = "config/verbatim.yaml";

export const MINIMAL = `watches:
  - id: lindqvist
    name: Mara Lindqvist
    keywords: [Lindqvist]
    sources: [replay]
sources:
  replay: { files: [posts.jsonl] }
`;

export interface World {
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly supported?: Supported;
}

export function load(text: string, { env = {}, files = {}, supported = ALL }: World = {}): Promise<Config> {
  const all: Readonly<Record<string, string>> = { ...files, [FILE]: text };
  const readFile = async (path: string) => {
    const content = all[path];
    if (content === undefined) throw Object.assign(new Error(`no ${path}`), { code: "ENOENT" });
    return content;
  };
  return loadConfig({ file: FILE, env, readFile, supported });
}

/** The lines that an operator would read; fails when the configuration is fine. */
export async function problemsOf(text: string, world: World = {}): Promise<readonly string[]> {
  try {
    await load(text, world);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n");
    throw error;
  }
  throw new Error("the configuration has no problem");
}
