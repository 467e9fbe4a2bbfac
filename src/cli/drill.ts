/** `verbatim drill`: a made-up week through the real pipeline, in the terminal, then questions about it. */
import { resolve } from "node:path";
import { type PlayedDrill, playDrill } from "../app/drill.ts";
import type { DrillProgress } from "../app/drill-play.ts";
import { drillSummary } from "../app/drill-summary.ts";
import { openTerminal, type Terminal } from "../app/open-chats.ts";
import { DEFAULTS } from "../config/defaults.ts";
import { type Duration, toIso } from "../domain/time.ts";
import type { CliContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { faultsOf } from "./faults.ts";
import { loggerOf } from "./log.ts";
import type { DrillArgs } from "./verbs.ts";

const DATABASE = "data/drill.db";
/** Without a TTY, progress is said this often: at each tenth of the week. */
const PLAIN_STEPS = 10;

const HOW_TO_GO_ON = [
  "It asks a few questions and writes config/verbatim.yaml; after that, npm start runs the bot.",
  "To look for bursts in a file of posts: npm run verbatim -- replay FILE",
];

/** @throws StoreError, DrillError */
export async function runDrill(args: DrillArgs, context: CliContext): Promise<ExitCode> {
  const database = resolve(context.cwd, DATABASE);
  let terminal: Terminal | null = null;
  const say = (line: string) => context.stdout.write(`${line}\n`);
  say("DRILL: a made-up week about a candidate who does not exist, with a paid campaign hidden in it.\n");
  const startedAt = performance.now();
  const drill = await playDrill({
    database,
    resume: args.resume,
    seed: args.seed ?? null,
    scenario: "week",
    places: ["terminal"],
    openChats: async () => {
      terminal = openTerminal(`${database}.terminal.log`, context, "UTC");
      return [terminal];
    },
    detection: DEFAULTS.detection,
    logger: loggerOf(context, "error"),
    faults: faultsOf(context.env),
    onProgress: progressTeller(context, () => terminal),
    signal: context.signal,
  });
  try {
    if (terminal !== null && !context.signal.aborted) {
      await debrief(drill, terminal, performance.now() - startedAt, context);
    }
  } finally {
    await drill.close();
  }
  return EXIT.ok;
}

async function debrief(
  drill: PlayedDrill,
  terminal: Terminal,
  took: Duration,
  context: CliContext,
): Promise<void> {
  terminal.progress(null);
  terminal.show(await drillSummary(drill, took));
  for (const line of HOW_TO_GO_ON) context.stdout.write(`${line}\n`);
  if (context.stdin.isTTY !== true || context.stdout.isTTY !== true) return;
  context.stdout.write("\nAsk about it (Ctrl-D ends): /verbatim help\n");
  await terminal.listen(drill.bot.onInvocation, context.signal);
  await terminal.ended;
}

/** On a TTY a line that is redrawn; else a line at each tenth of the week. */
function progressTeller(
  context: CliContext,
  terminal: () => Terminal | null,
): (progress: DrillProgress) => void {
  let said = 0;
  return (progress) => {
    const row = progressRow(progress);
    terminal()?.progress(row);
    const step = Math.floor(progress.share * PLAIN_STEPS);
    if (context.stdout.isTTY === true || step <= said) return;
    said = step;
    context.stdout.write(`${row}\n`);
  };
}

function progressRow({ at, posts, announced, share }: DrillProgress): string {
  const percent = Math.floor(share * 100);
  const counted = new Intl.NumberFormat("en").format(posts);
  return `DRILL ${toIso(at).slice(0, 16).replace("T", " ")} · ${counted} posts read · ${announced} ${announced === 1 ? "burst" : "bursts"} announced · ${percent} %`;
}
