/** The environment of a run: the real one, and below it what `.env` in the working directory says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { type Environment, isConfidential, SECRET_NAMES, type SecretName } from "../config/secrets.ts";
import type { Redactor } from "../http/redact.ts";

/** What is really set wins, even when it is empty: `NAME= verbatim run` switches a line of `.env` off. */
export function readEnvironment(real: Environment, cwd: string): Environment {
  return { ...parseEnv(readIfThere(join(cwd, ".env"))), ...real };
}

/** Registers every secret of an environment, before anything else may be written. */
export function registerSecrets(env: Environment, redactor: Redactor): void {
  for (const name of SECRET_NAMES) registerSecret(name, env[name]?.trim(), redactor);
}

export function registerSecret(name: SecretName, value: string | undefined, redactor: Redactor): void {
  if (value !== undefined && isConfidential(name, value)) redactor.add(value);
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
