/** `verbatim export`: a dossier as a file, from a database on which a bot may be running. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { exportDossier } from "../app/export-dossier.ts";
import { exportedCard, notExportedCard } from "../cards/exported-card.ts";
import { plainText } from "../cards/plain-text.ts";
import { wordsIn } from "../cards/words/catalogue.ts";
import { systemClock } from "../support/clock.ts";
import { addressOf, fileOf } from "./check-store.ts";
import { loadConfiguration } from "./configuration.ts";
import { type CliContext, UsageError } from "./context.ts";
import { describeStore } from "./describe-config.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { createCounter } from "./progress.ts";
import type { ExportArgs } from "./verbs.ts";

const BY = { id: "terminal:operator", name: "operator", place: "terminal" } as const;

/** @throws ConfigError, StoreError, UsageError */
export async function runExport(args: ExportArgs, context: CliContext): Promise<ExitCode> {
  const config = await loadConfiguration(context);
  const file = fileOf(config.store.url.reveal());
  if (file !== null && !existsSync(resolve(context.cwd, file))) {
    throw new UsageError(`${describeStore(config.store.url)} is not there: there is nothing to export yet.`);
  }
  const words = wordsIn(args.language);
  const counter = createCounter(context.stderr);
  let written = 0;
  const steps = exportDossier({
    config,
    url: addressOf(config.store.url, context.cwd),
    folder: resolve(context.cwd, args.out),
    asked: { id: args.id, day: args.day, kind: args.kind },
    by: BY,
    at: systemClock.now(),
    language: args.language,
    format: args.single ? "files" : "zip",
    signal: context.signal,
  });
  for await (const step of steps) {
    switch (step.is) {
      case "writing":
        counter.add(step.posts - written, "post");
        written = step.posts;
        break;
      case "nothing":
        throw new UsageError(plainText(notExportedCard(step.answer, args.id, words)));
      case "made":
        counter.clear();
        context.stdout.write(`${plainText(exportedCard(step.dossier, words))}\n`);
        for (const { path } of step.dossier.files) context.stdout.write(`${path}\n`);
    }
  }
  return EXIT.ok;
}
