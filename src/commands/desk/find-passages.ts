/** Which known passages texts hold: the newest burst of each, as the detector would compare them. */
import type { Kysely } from "kysely";
import { longestRun } from "../../detect/align.ts";
import { qualifies } from "../../detect/qualify.ts";
import { FOLD_VERSION, readWords, weightBetween } from "../../detect/tokens.ts";
import type { Scope } from "../../domain/scope.ts";
import type { Tables } from "../../store/tables.ts";
import { wordsFromBlob } from "../../store/words-blob.ts";
import type { BurstSummary } from "../desk.ts";
import { currentWaves, summarize } from "./burst-summaries.ts";

/** The newest bursts that texts are compared with. */
const COMPARED = 2_000;

/** For each text the burst whose words it holds, or null. */
export async function findPassages(
  db: Kysely<Tables>,
  scope: Scope,
  texts: readonly string[],
): Promise<readonly (BurstSummary | null)[]> {
  if (texts.length === 0) return [];
  const rows = await currentWaves(db, scope)
    .selectAll("bursts")
    .where("bursts.fold_version", "=", FOLD_VERSION)
    .orderBy("bursts.detected_at", "desc")
    .orderBy("bursts.id")
    .limit(COMPARED)
    .execute();
  const anchors = rows.map((row) => wordsFromBlob(row.anchor_words));
  const held = texts.map((text) => {
    const words = readWords(text);
    const weight = weightBetween(words, 0, words.length);
    return anchors.findIndex((anchor) => {
      const { a, length } = longestRun(words, anchor);
      const run = weightBetween(words, a, a + length);
      return qualifies(run, weight, weightBetween(anchor, 0, anchor.length));
    });
  });
  const needed = [...new Set(held)].flatMap((at) => rows[at] ?? []);
  const summaries = new Map((await summarize(db, needed, scope)).map((each) => [each.burst.id, each]));
  return held.map((at) => summaries.get(rows[at]?.id ?? "") ?? null);
}
