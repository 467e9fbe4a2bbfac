/** `verbatim slack manifest`: the app as Slack wants it described, to be pasted when it is made. */
import { manifestFor } from "../app/slack-manifest.ts";
import { configurationIfThere } from "./configuration.ts";
import type { CliContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { SUPPORTED } from "./supported.ts";

/** Whoever makes the app has no tokens yet. */
const WITHOUT_TOKENS = { ...SUPPORTED, chats: [], sources: [] };

/** @throws ConfigError */
export async function runSlackManifest(context: CliContext): Promise<ExitCode> {
  context.stdout.write(manifestFor(await configurationIfThere(context, WITHOUT_TOKENS)));
  return EXIT.ok;
}
