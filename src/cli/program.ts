/** The command line: argv in, a verb run with its options, an exit code out. */
import { Command, CommanderError, Option } from "commander";
import { LOG_LEVELS, type LogLevel } from "../support/log-level.ts";
import { VERSION } from "../support/version.ts";
import type { CliContext } from "./context.ts";
import { EXIT, EXIT_MEANINGS, type ExitCode } from "./exit-codes.ts";
import { reportError } from "./report-error.ts";
import { addVerbs } from "./verbs.ts";

/** Never throws: what goes wrong is reported on the context's standard error. */
export async function runCli(argv: readonly string[], base: CliContext): Promise<ExitCode> {
  let context = base;
  let exitCode: ExitCode = EXIT.ok;
  const program = createProgram(base);
  addVerbs(program, async (run) => {
    const { config, logLevel } = program.opts<{ config?: string; logLevel?: LogLevel }>();
    context = { ...base, configFile: config ?? base.configFile, logLevel: logLevel ?? base.logLevel };
    exitCode = await run(context);
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    // Commander has printed its message, help or version already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    return reportError(error, context);
  }
}

function createProgram(context: CliContext): Command {
  const program = new Command("verbatim");
  program
    .description("Notices when different accounts post the same words, and tells your channel.")
    .version(VERSION, "-V, --version", "print the version")
    .option("--config <file>", "the configuration (config/verbatim.yaml)")
    .addOption(new Option("--log-level <level>", "how much is logged to standard error").choices(LOG_LEVELS))
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      getOutHelpWidth: () => context.stdout.columns ?? 80,
      getErrHelpWidth: () => context.stderr.columns ?? 80,
    })
    .addHelpText("after", exitCodeHelp())
    .exitOverride();
  return program;
}

function exitCodeHelp(): string {
  const lines = EXIT_MEANINGS.map(([code, meaning]) => `  ${code}  ${meaning}`);
  return `\nExit codes:\n${lines.join("\n")}`;
}
