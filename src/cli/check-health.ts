/** `verbatim check --health`: the two things that a supervisor asks each minute, and nothing that costs. */
import { checkStoreHealth } from "./check-store.ts";
import { loadConfiguration } from "./configuration.ts";
import type { CliContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { formatFinding } from "./finding.ts";

/**
 * Exit code 0 when the configuration is understood and the database opens with this version's tables.
 * @throws ConfigError when the configuration cannot be read at all
 */
export async function runHealthCheck(context: CliContext): Promise<ExitCode> {
  const config = await loadConfiguration(context);
  const finding = await checkStoreHealth(config.store.url, context.cwd);
  context.stdout.write(`${context.redactor.redact(formatFinding(finding))}\n`);
  return finding.level === "problem" ? EXIT.usage : EXIT.ok;
}
