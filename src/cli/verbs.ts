/** The verbs: what each is called, what it takes, and which file answers it, loaded when it is asked for. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { parseDuration } from "../support/duration.ts";
import type { CliContext } from "./context.ts";
import type { ExitCode } from "./exit-codes.ts";

export interface ReplayArgs {
  /** At least one; "-" is standard input. */
  readonly files: readonly string[];
  /** Undefined where the flag was not given, so that the configuration may speak. */
  readonly minAccounts?: number;
  /** Milliseconds. */
  readonly window?: number;
  readonly format: "text" | "jsonl" | "csv";
  /** "-" is standard output. */
  readonly out: string;
  readonly sort: boolean;
}

export interface RunArgs {
  /** Agrees to what every watch costs. */
  readonly yes: boolean;
}

export interface DrillArgs {
  /** Goes on with the drill's database instead of starting afresh. */
  readonly resume: boolean;
  readonly seed?: number;
}

export interface CheckArgs {
  /** Posts one card marked TEST to every place that a route names. */
  readonly send: boolean;
}

export interface VerifyArgs {
  /** A day's head as it was posted. */
  readonly head?: string;
}

export interface ExportArgs {
  readonly id: string;
  readonly day?: string;
  readonly kind?: "burst" | "crew" | "account" | "watch";
  /** A folder. */
  readonly out: string;
  readonly language: string;
  readonly single: boolean;
}

export interface InitArgs {
  readonly force: boolean;
}

/** Runs a verb to its end. Known errors may be thrown: main reports them. */
type Run = (context: CliContext) => Promise<ExitCode>;

/** Adds every verb to the program; `perform` is called with the one that was asked for. */
export function addVerbs(program: Command, perform: (run: Run) => Promise<void>): void {
  program
    .command("start", { hidden: true })
    .description("what `npm start` calls: run when there is a configuration, else drill")
    .action(() => perform(async (context) => (await import("./start.ts")).runStart(context)));

  program
    .command("run")
    .description("run the bot")
    .option("--yes", "agree to what every watch costs, without being asked", false)
    .action((options: RunArgs) =>
      perform(async (context) => (await import("./run.ts")).runBot(options, context)),
    );

  program
    .command("replay")
    .description("find the bursts in files of posts, as the bot would have found them")
    .argument("<file...>", 'JSONL or CSV, .gz too; "-" is standard input')
    .option("--min-accounts <number>", "accounts that make a burst", wholeNumberFrom(2))
    .option("--window <duration>", "how close together they must post, like 60m", duration)
    .addOption(
      new Option("--format <format>", "how bursts are printed")
        .choices(["text", "jsonl", "csv"])
        .default("text"),
    )
    .option("--out <file>", 'where they are printed; "-" is standard output', "-")
    .option("--sort", "sort the files first, on disk", false)
    .action((files: string[], options: Omit<ReplayArgs, "files">) =>
      perform(async (context) => (await import("./replay.ts")).runReplay({ files, ...options }, context)),
    );

  program
    .command("drill")
    .description("play a made-up week with a paid campaign in it through the real pipeline")
    .option("--resume", "go on with the last drill", false)
    .option("--seed <number>", "play another week", wholeNumberFrom(0))
    .action((options: DrillArgs) =>
      perform(async (context) => (await import("./drill.ts")).runDrill(options, context)),
    );

  program
    .command("check")
    .description("say what was understood of the configuration, and what is missing")
    .option("--send", "post one card marked TEST to every place", false)
    .addOption(
      new Option("--health", "only whether the database opens and is up to date, for a supervisor")
        .default(false)
        .conflicts("send"),
    )
    .action(({ health, ...options }: CheckArgs & { readonly health: boolean }) =>
      perform(async (context) =>
        health
          ? (await import("./check-health.ts")).runHealthCheck(context)
          : (await import("./check.ts")).runCheck(options, context),
      ),
    );

  program
    .command("verify")
    .description("read all evidence again, and name what is not as it was written")
    .argument("[dossier]", "a dossier, its zip or its folder, instead of the database")
    .option("--head <hash>", "a day's head as it was posted, instead of the last one recorded")
    .action((dossier: string | undefined, options: VerifyArgs) =>
      perform(async (context) =>
        dossier === undefined
          ? (await import("./verify.ts")).runVerify(options, context)
          : (await import("./verify-export.ts")).runVerifyExport(dossier, context),
      ),
    );

  program
    .command("export")
    .description("write a dossier of a burst, a crew, an account or a day of a watch")
    .argument("<id>", "a short id, an @handle, or a watch's id with a day")
    .argument("[day]", "of a watch, in UTC: 2026-11-05")
    .addOption(
      new Option("--kind <kind>", "where an id could be several").choices([
        "burst",
        "crew",
        "account",
        "watch",
      ]),
    )
    .option("--out <folder>", "where it is written", ".")
    .option("--language <language>", "what its page is written in", "en")
    .option("--single", "each file by itself, instead of one zip", false)
    .action((id: string, day: string | undefined, options: Omit<ExportArgs, "id" | "day">) =>
      perform(async (context) =>
        (await import("./export.ts")).runExport(
          { id, ...(day === undefined ? {} : { day }), ...options },
          context,
        ),
      ),
    );

  program
    .command("watch")
    .description("what is watched")
    .command("export")
    .description("print every watch as YAML, those made in chat included")
    .action(() => perform(async (context) => (await import("./watch-export.ts")).runWatchExport(context)));

  program
    .command("backup")
    .description("copy the database into a file while the bot may go on, and keep when that was")
    .argument("[file]", "where the copy goes; it must not exist yet")
    .option("--done", "only keep that a backup was made just now by other means", false)
    .action((file: string | undefined, { done }: { readonly done: boolean }) =>
      perform(async (context) =>
        (await import("./backup.ts")).runBackup({ ...(file === undefined ? {} : { file }), done }, context),
      ),
    );

  const discord = program.command("discord").description("set Discord up");
  discord
    .command("invite")
    .description("print the address that lets Verbatim into a server, with what it needs and no more")
    .action(() => perform(async (context) => (await import("./discord.ts")).runDiscordInvite(context)));
  discord
    .command("register")
    .description("make Discord offer the commands that there are (the start does so too)")
    .action(() => perform(async (context) => (await import("./discord.ts")).runDiscordRegister(context)));

  program
    .command("slack")
    .description("what Slack needs to know")
    .command("manifest")
    .description("print the app's manifest as JSON, to be pasted at api.slack.com/apps")
    .action(() =>
      perform(async (context) => (await import("./slack-manifest.ts")).runSlackManifest(context)),
    );

  program
    .command("init")
    .description("write a first configuration from a few questions")
    .option("--force", "replace a configuration that is there", false)
    .action((options: InitArgs) =>
      perform(async (context) => (await import("./init.ts")).runInit(options, context)),
    );
}

function wholeNumberFrom(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`Write a whole number from ${least} on.`);
  };
}

function duration(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== null && milliseconds > 0) return milliseconds;
  throw new InvalidArgumentError("Write a duration like 15s, 60m, 36h or 90d.");
}
