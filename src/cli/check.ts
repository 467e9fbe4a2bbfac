/** `verbatim check`: what was understood of the configuration, what is missing, and what to do about it. */
import { randomUUID } from "node:crypto";
import { testCard } from "../cards/test-card.ts";
import { wordsIn } from "../cards/words/catalogue.ts";
import type { Chat } from "../chat/chat.ts";
import type { Config } from "../config/config.ts";
import { formatProblem } from "../config/problem.ts";
import { platformOf } from "../config/supported.ts";
import { checkAccess, checkMoneyPlace } from "./check-access.ts";
import { checkEnvFile } from "./check-env-file.ts";
import { checkFiles } from "./check-files.ts";
import { checkLanguages } from "./check-languages.ts";
import { checkStore } from "./check-store.ts";
import { loadConfiguration } from "./configuration.ts";
import type { CliContext } from "./context.ts";
import { describeConfig } from "./describe-config.ts";
import { describeCosts } from "./describe-costs.ts";
import { checkQueries, describeQueries } from "./describe-queries.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { type Finding, formatFinding } from "./finding.ts";
import type { CheckArgs } from "./verbs.ts";

/**
 * Exit code 0 when a bot could run with this, 2 when something must change first.
 * @throws ConfigError when the configuration cannot be read at all
 */
export async function runCheck({ send }: CheckArgs, context: CliContext): Promise<ExitCode> {
  const config = await loadConfiguration(context);
  const say = (line: string) => context.stdout.write(`${context.redactor.redact(line)}\n`);
  const costs = await describeCosts(config, context.cwd);
  for (const line of [...describeConfig(config), ...describeQueries(config), ...costs]) say(line);
  say("\nChecked");

  let problems = 0;
  for await (const finding of findings(config, send, context)) {
    if (finding.level === "problem") problems += 1;
    say(formatFinding(finding));
  }
  say(
    problems === 0
      ? "\nReady to run."
      : `\n${problems === 1 ? "One thing" : `${problems} things`} to do first.`,
  );
  return problems === 0 ? EXIT.ok : EXIT.usage;
}

async function* findings(config: Config, send: boolean, context: CliContext): AsyncGenerator<Finding> {
  yield* await checkFiles(config, context.cwd);
  yield* checkStore(config.store.url, context.cwd);
  yield* checkAccess(config);
  yield* checkMoneyPlace(config);
  yield* checkLanguages(config);
  yield* await checkEnvFile(context.cwd);
  yield* checkQueries(config);
  yield* unheardWatches(config);
  for (const obstacle of config.obstacles) {
    yield { level: "problem", what: formatProblem(obstacle), mend: null };
  }
  for (const { path, line, column } of config.notInThisVersion) {
    yield {
      level: "note",
      what: `${config.file}:${line}:${column} ${path} is understood, but not in this version`,
      mend: null,
    };
  }
  yield* checkChats(config, send, context);
}

/** Stored and listed by commands, but announced nowhere. */
function* unheardWatches(config: Config): Generator<Finding> {
  const routed = new Set(config.routes.map((route) => route.watch));
  for (const { id } of config.watches) {
    if (routed.has("*") || routed.has(id)) continue;
    yield {
      level: "note",
      what: `no route leads from the watch ${id}: its bursts are stored and announced nowhere`,
      mend: `Add { watch: ${id}, to: terminal } to routes.`,
    };
  }
}

async function* checkChats(config: Config, send: boolean, context: CliContext): AsyncGenerator<Finding> {
  if (context.openChats === null) {
    if (send) yield { level: "problem", what: "no chat is built into this program", mend: null };
    return;
  }
  const chats = await context.openChats(config, context);
  try {
    for (const chat of chats) {
      const places = placesOf(config, chat);
      const named = [...new Set([...places, ...furtherPlacesOf(config, chat)])];
      for (const { ok, what, mend } of await chat.check(named, context.signal)) {
        yield { level: ok ? "ok" : "problem", what, mend };
      }
      if (!send) continue;
      for (const place of places) yield await sendTest(chat, place, config, context);
    }
  } finally {
    for (const chat of chats) await chat.close();
  }
}

function placesOf(config: Config, chat: Chat): readonly string[] {
  const places = config.routes.map((route) => route.to);
  return [...new Set(places)].filter((place) => platformOf(place) === chat.platform);
}

/** Where people are asked, and where the evidence's head is posted. */
function furtherPlacesOf({ access, evidence }: Config, chat: Chat): readonly string[] {
  return [access.place, evidence.headTo].flatMap((place) =>
    place !== null && platformOf(place) === chat.platform ? [place] : [],
  );
}

async function sendTest(chat: Chat, place: string, config: Config, context: CliContext): Promise<Finding> {
  const names = config.watches
    .filter(({ id }) => config.routes.some((route) => route.to === place && [id, "*"].includes(route.watch)))
    .map((watch) => watch.name);
  try {
    // A key of its own each time: a test that is asked for twice is sent twice.
    const words = wordsIn(config.routes.find((route) => route.to === place)?.language);
    const key = `test-${randomUUID()}`;
    await chat.deliver({ kind: "send", place, key, card: testCard(names, words) }, context.signal);
    return { level: "ok", what: `${place}: a card marked TEST was sent`, mend: null };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const mend = "mend" in error && typeof error.mend === "string" ? error.mend : null;
    return { level: "problem", what: `${place}: the test was not delivered: ${error.message}`, mend };
  }
}
