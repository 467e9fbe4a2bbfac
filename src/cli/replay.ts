/** `verbatim replay`: the bursts in files of posts, as the bot would have found them, in three formats. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { EVERYTHING, type ReplayOutcome, replayFiles } from "../app/replay.ts";
import { formatWaves } from "../app/replay-format.ts";
import { DEFAULTS } from "../config/defaults.ts";
import { HOUR } from "../domain/time.ts";
import { loadConfiguration } from "./configuration.ts";
import { type CliContext, UsageError } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { openOut } from "./out-file.ts";
import { createProgress } from "./progress.ts";
import type { ReplayArgs } from "./verbs.ts";

/** Bad lines said one by one; of more, the number is said. */
const BAD_LINES_SAID = 20;

/** @throws UsageError, ConfigError, InputError */
export async function runReplay(args: ReplayArgs, context: CliContext): Promise<ExitCode> {
  const { watches, detection } = await settingsOf(args, context);
  const files = args.files.map((file) => (file === "-" ? file : resolve(context.cwd, file)));
  await using out = await openOut(args.out, context);
  const progress = createProgress(context.stderr, { totalBytes: await sizeOf(files) });
  let badLines = 0;
  const outcome = await replayFiles({
    files,
    sort: args.sort,
    watches,
    detection,
    stdin: context.stdin,
    signal: context.signal,
    onBytes: progress.bytes,
    onPosts: progress.posts,
    onBadLine({ file, line, why }) {
      badLines += 1;
      if (badLines <= BAD_LINES_SAID) progress.say(`${nameOf(file)}:${line}: ${why}; skipped`);
    },
  });
  progress.end();
  const names = new Map(watches.map(({ id, name }) => [id, name]));
  await out.write(formatWaves(outcome.waves, args.format, names));
  for (const line of summary(outcome)) context.stderr.write(`${line}\n`);
  return EXIT.ok;
}

/** Flags beat the configuration, which is read only when it was named. */
async function settingsOf(args: ReplayArgs, context: CliContext) {
  const config = context.configFile === null ? null : await loadConfiguration(context);
  const base = config?.detection ?? DEFAULTS.detection;
  const minAccounts = args.minAccounts ?? base.minAccounts;
  const detection = {
    ...base,
    minAccounts,
    // A slow burst of fewer accounts than a fast one would be none; neither would one of a thing.
    slowMinAccounts: Math.max(base.slowMinAccounts, minAccounts),
    thingMinAccounts: Math.max(base.thingMinAccounts, minAccounts),
    window: args.window ?? base.window,
  };
  if (detection.window > detection.slowWindow) {
    throw new UsageError(
      `--window is at most the slow window, ${detection.slowWindow / HOUR}h (detection.slowWindow in a configuration).`,
    );
  }
  const watches = (config?.watches ?? [EVERYTHING]).map((watch) => ({
    ...watch,
    ...(args.minAccounts === undefined ? {} : { minAccounts }),
    ...(args.window === undefined ? {} : { window: args.window }),
  }));
  return { watches, detection };
}

/** The bytes to read, to tell the time left; null where that cannot be known. */
async function sizeOf(files: readonly string[]): Promise<number | null> {
  if (files.includes("-")) return null;
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0, // The reading says what is wrong with it.
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function* summary(outcome: ReplayOutcome): Generator<string> {
  const n = new Intl.NumberFormat("en");
  const announced = outcome.waves.filter(({ line }) => line.announced).length;
  yield `${counted(outcome.posts, "post")} read, ${counted(outcome.waves.length, "burst")} found, ${n.format(announced)} of them to announce.`;
  if (outcome.badLines > BAD_LINES_SAID) {
    yield `${n.format(outcome.badLines)} bad lines were skipped in all; the first ${BAD_LINES_SAID} are named above.`;
  }
  if (outcome.twice > 0) {
    yield `${counted(outcome.twice, "post")} came a second time and counted once.`;
  }
  if (outcome.late > 0) {
    yield `${counted(outcome.late, "post")} stood more than 10 minutes out of order, and counted when read. --sort puts the files in order first.`;
  }
  if (outcome.evicted > 0) {
    yield `The index was full and forgot ${counted(outcome.evicted, "entry", "entries")} early; raise detection.capacity.`;
  }
}

/** "1 burst", "1,024 bursts". */
function counted(count: number, one: string, many = `${one}s`): string {
  return `${new Intl.NumberFormat("en").format(count)} ${count === 1 ? one : many}`;
}

function nameOf(file: string): string {
  return file === "-" ? "standard input" : file;
}
