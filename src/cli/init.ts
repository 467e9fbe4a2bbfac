/** `verbatim init`: a first configuration from at most seven questions, and a check of it. */
import { existsSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { loadConfig } from "../config/load.ts";
import { createAsker } from "./ask.ts";
import { runCheck } from "./check.ts";
import { DEFAULT_CONFIG_FILE } from "./configuration.ts";
import { type CliContext, UsageError } from "./context.ts";
import { readEnvironment } from "./environment.ts";
import type { ExitCode } from "./exit-codes.ts";
import { writeConfig, writeEnvironment } from "./init-files.ts";
import { type Answers, askAll } from "./init-questions.ts";
import type { InitArgs } from "./verbs.ts";

/** Only its owner may read it: tokens will be written into it. */
const PRIVATE = 0o600;

/** @throws UsageError when there is a configuration already, or when answers are missing */
export async function runInit({ force }: InitArgs, context: CliContext): Promise<ExitCode> {
  const name = context.configFile ?? DEFAULT_CONFIG_FILE;
  const file = resolve(context.cwd, name);
  if (existsSync(file) && !force) {
    throw new UsageError(`${name} is there already. Edit it, or replace it with "verbatim init --force".`);
  }
  const answers = await askEverything(context);
  const text = writeConfig(answers);
  await assertOwnSchema(name, text);

  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  context.stdout.write(`\nWrote ${name}.\n`);
  await writeSecretsFile(context);
  const env = readEnvironment(context.env, context.cwd);
  return runCheck({ send: false }, { ...context, env });
}

async function askEverything(context: CliContext): Promise<Answers> {
  const asker = createAsker(context);
  try {
    return await askAll(asker, context);
  } finally {
    asker.close();
    context.stdin.pause();
  }
}

/** A file of ours that we would refuse is our bug, and is found before it replaces anything. */
async function assertOwnSchema(name: string, text: string): Promise<void> {
  try {
    await loadConfig({
      file: name,
      env: {},
      readFile: async () => text,
      supported: { sources: [], chats: [], settings: [] },
    });
  } catch (error) {
    throw new Error(`init would have written a configuration that does not load: ${String(error)}`, {
      cause: error,
    });
  }
}

/** An `.env` that is there may hold tokens, so it is never replaced, not even by force. */
async function writeSecretsFile(context: CliContext): Promise<void> {
  const file = resolve(context.cwd, ".env");
  if (existsSync(file)) {
    context.stdout.write("Kept .env as it is.\n\n");
    return;
  }
  await writeFile(file, writeEnvironment(), { mode: PRIVATE, flag: "wx" });
  // The process's umask may only take rights away; this also holds where it does not.
  await chmod(file, PRIVATE);
  context.stdout.write("Wrote .env (for tokens; readable by you alone).\n\n");
}
