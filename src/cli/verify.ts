/** `verbatim verify`: reads all evidence again, and names the first place where it is not what was written. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type VerifyStep, verifyStore } from "../app/verify-store.ts";
import { namedCharacter, replaceUnsafe } from "../domain/unsafe-characters.ts";
import { addressOf, fileOf } from "./check-store.ts";
import { loadConfiguration } from "./configuration.ts";
import { type CliContext, UsageError } from "./context.ts";
import { describeStore } from "./describe-config.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { createCounter } from "./progress.ts";
import type { VerifyArgs } from "./verbs.ts";

/** Posts, profiles and standings named one by one; of more, the number is said. Chains and heads are always named. */
const FAULTS_NAMED = 20;

/** Whoever writes chains anew writes this anew as well. */
const OWN_HEAD =
  "this head is kept beside what it stands for; verbatim verify --head compares with one that was posted elsewhere";

/** @throws ConfigError, StoreError, UsageError */
export async function runVerify(args: VerifyArgs, context: CliContext): Promise<ExitCode> {
  const { store } = await loadConfiguration(context);
  const file = fileOf(store.url.reveal());
  if (file !== null && !existsSync(resolve(context.cwd, file))) {
    throw new UsageError(`${describeStore(store.url)} is not there: there is nothing to verify yet.`);
  }
  // Ids come from platforms.
  const say = (line: string) => context.stdout.write(`${replaceUnsafe(line, namedCharacter)}\n`);
  const counter = createCounter(context.stderr);
  let breaks = 0;
  let faults = 0;
  let ownHead = false;
  const options = { head: args.head ?? null, signal: context.signal };
  for await (const step of verifyStore(addressOf(store.url, context.cwd), options)) {
    if (step.is === "progress") {
      counter.add(step.read, step.of);
      continue;
    }
    const { line, broken, notes = [] } = told(step);
    if (broken) breaks += 1;
    if (step.is === "stored-fault") faults += 1;
    if (step.is === "head") ownHead = options.head === null && step.verdict.is === "holds";
    counter.clear();
    if (step.is !== "stored-fault" || faults <= FAULTS_NAMED) say(line);
    for (const note of notes) say(`note    ${note}`);
  }
  counter.clear();
  if (faults > FAULTS_NAMED)
    say(`broken  and ${n(faults - FAULTS_NAMED)} more of posts, profiles and standings`);
  if (ownHead) say(`note    ${OWN_HEAD}`);
  say("");
  say(
    breaks === 0
      ? "Everything holds."
      : "This is not what was written. Keep this copy as it is, and compare it with a backup.",
  );
  return breaks === 0 ? EXIT.ok : EXIT.broken;
}

type StoredFault = Extract<VerifyStep, { is: "stored-fault" }>["fault"];

const FAULTS: Readonly<Record<StoredFault["why"], string>> = {
  changed: "it is not what its hash says",
  unchained: "no link of its chain stands for it",
  otherwise: "what is shown of it is not what was read, its text, account or time",
  missing: "a link of its chain stands for it, and it is not there",
};

type ChainBreak = Extract<Extract<VerifyStep, { is: "chain" }>["verdict"], { is: "broken" }>["why"];

const BREAKS: Readonly<Record<ChainBreak, string>> = {
  changed: "it, its hash or the link before it is not what was written",
  missing: "it is not there, while later ones are",
  cut: "it and all behind it, or before it, were taken off",
  added: "it stands behind the end of the chain",
  head: "it holds, but what is kept as the end of the chain is another",
};

interface Told {
  readonly line: string;
  readonly broken: boolean;
  readonly notes?: readonly string[];
}

function told(step: Exclude<VerifyStep, { is: "progress" }>): Told {
  switch (step.is) {
    case "chain": {
      const { verdict } = step;
      if (verdict.is === "broken") {
        return breaks(
          `chain "${verdict.chain}": link ${verdict.at} (${verdict.why}: ${BREAKS[verdict.why]})`,
        );
      }
      const { chain, links, first, head } = verdict;
      const from = first > 1 ? ` from link ${n(first)} on, older ones went when their time was over` : "";
      return holds(`chain "${chain}": ${counted(links, "link")}${from}, head ${head}`);
    }
    case "stored": {
      const gone = step.gone > 0 ? `, ${n(step.gone)} of which only the hash is left` : "";
      return holds(`${counted(step.rows, step.kind)} read again${gone}`);
    }
    case "stored-fault": {
      const { kind, key, why } = step.fault;
      return breaks(`${kind} ${key}: ${FAULTS[why]}`);
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
      return {
        ...holds(`head of ${verdict.head.day}: ${verdict.head.hash}`),
        notes: verdict.gone.map(
          ({ chain, n: links }) =>
            `the chain "${chain}" came to link ${n(links)} then; all of that is said to have gone since because its time was over, and cannot be compared`,
        ),
      };
    case "broken":
      return breaks(
        verdict.chain === null
          ? `head of ${verdict.head.day}: its own record was changed, the hash is not that of the chains in it`
          : `head of ${verdict.head.day}: the chain "${verdict.chain}" came to link ${n(verdict.at)} then, and does not any more`,
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
