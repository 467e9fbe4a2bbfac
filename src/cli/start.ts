/** `npm start`: runs the bot where there is a configuration, else the drill, and says how to go on. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { DEFAULT_CONFIG_FILE } from "./configuration.ts";
import type { CliContext } from "./context.ts";
import type { ExitCode } from "./exit-codes.ts";

/** @throws what `run` and `drill` throw */
export async function runStart(context: CliContext): Promise<ExitCode> {
  const file = resolve(context.cwd, context.configFile ?? DEFAULT_CONFIG_FILE);
  // A file that was named and is missing is an error that `run` knows how to say.
  if (context.configFile !== null || existsSync(file)) {
    return (await import("./run.ts")).runBot({ yes: false }, context);
  }
  const { runDrill } = await import("./drill.ts");
  return runDrill({ resume: false }, context);
}
