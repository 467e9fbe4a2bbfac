/** The environment of a run: the real one, and below it what `.env` in the working directory says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What is really set wins, even when it is empty: `NAME= verbatim run` switches a line of `.env` off. */
export function readEnvironment(real: Environment, cwd: string): Environment {
  return { ...parseEnv(readIfThere(join(cwd, ".env"))), ...real };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "ENOTDIR") return "";
    throw error;
  }
}
