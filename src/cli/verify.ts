/** `verbatim verify`: reads all evidence again, and names the first place where it is not what was written. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type VerifyStep, verifyStore } from "../app/verify-store.ts";
import { addressOf, fileOf } from "./check-store.ts";
import { loadConfiguration } from "./configuration.ts";
import { type CliContext, UsageError } from "./context.ts";
import { describeStore } from "./describe-config.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { createCounter } from "./progress.ts";
import type { VerifyArgs } from "./verbs.ts";

/** Posts, profiles and standings named one by one; of more, the number is said. Chains and heads are always named. */
const FAULTS_NAMED = 20;

/** @throws ConfigError, StoreError, UsageError */
export async function runVerify(args: VerifyArgs, context: CliContext): Promise<ExitCode> {
  const { store } = await loadConfiguration(context);
  const file = fileOf(store.url.reveal());
  if (file !== null && !existsSync(resolve(context.cwd, file))) {
    throw new UsageError(`${describeStore(store.url)} is not there: there is nothing to verify yet.`);
  }
  const say = (line: string) => context.stdout.write(`${line}\n`);
  const counter = createCounter(context.stderr);
  let breaks = 0;
  let faults = 0;
  const options = { head: args.head ?? null, signal: context.signal };
  for await (const step of verifyStore(addressOf(store.url, context.cwd), options)) {
    if (step.is === "progress") {
      counter.add(step.read, step.of);
      continue;
    }
    const { line, broken } = told(step);
    if (broken) breaks += 1;
    if (step.is === "stored-fault") faults += 1;
    counter.clear();
    if (step.is !== "stored-fault" || faults <= FAULTS_NAMED) say(line);
  }
  counter.clear();
  if (faults > FAULTS_NAMED)
    say(`broken  and ${n(faults - FAULTS_NAMED)} more of posts, profiles and standings`);
  say(
    breaks === 0
      ? "\nEverything holds."
      : "\nThis is not what was written. Keep this copy as it is, and compare it with a backup.",
  );
  return breaks === 0 ? EXIT.ok : EXIT.broken;
}

interface Told {
  readonly line: string;
  readonly broken: boolean;
}

function told(step: Exclude<VerifyStep, { is: "progress" }>): Told {
  switch (step.is) {
    case "chain": {
      const { verdict } = step;
      return verdict.is === "intact"
        ? holds(`chain "${verdict.chain}": ${counted(verdict.links, "link")}, head ${verdict.head}`)
        : breaks(`chain "${verdict.chain}": link ${verdict.at} (${verdict.why})`);
    }
    case "stored": {
      const gone = step.gone > 0 ? `, ${n(step.gone)} of which only the hash is left` : "";
      return holds(`${counted(step.rows, step.kind)} read again${gone}`);
    }
    case "stored-fault": {
      const { kind, key, why } = step.fault;
      return breaks(
        why === "changed"
          ? `${kind} ${key}: it is not what its hash says`
          : `${kind} ${key}: no link of its chain stands for it`,
      );
    }
    case "head":
      return toldHead(step.verdict);
  }
}

function toldHead(verdict: Extract<VerifyStep, { is: "head" }>["verdict"]): Told {
  switch (verdict.is) {
    case "none":
      return holds("no head of a day was recorded yet");
    case "unknown":
      return breaks(`head ${verdict.hash}: no day of this database came to it`);
    case "holds":
      return holds(`head of ${verdict.head.day}: ${verdict.head.hash}`);
    case "broken":
      return breaks(
        `head of ${verdict.head.day}: the chain "${verdict.chain}" came to link ${n(verdict.at)} then, and does not any more`,
      );
  }
}

function holds(what: string): Told {
  return { line: `ok      ${what}`, broken: false };
}

function breaks(what: string): Told {
  return { line: `broken  ${what}`, broken: true };
}

function counted(count: number, one: string): string {
  return `${n(count)} ${count === 1 ? one : `${one}s`}`;
}

function n(count: number): string {
  return new Intl.NumberFormat("en").format(count);
}
