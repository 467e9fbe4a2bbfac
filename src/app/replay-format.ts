/** Replayed waves in the format that was asked for, piece by piece. */
import { plainText } from "../cards/plain-text.ts";
import { SHORT_ID_LENGTH, shortBurstId } from "../domain/ids.ts";
import { csvHeader, toCsvRow, toJsonRow } from "../evidence/rows.ts";
import type { ReplayedWave } from "../pipeline/replay.ts";
import { replayCard } from "../pipeline/replay-card.ts";

export type ReplayFormat = "text" | "jsonl" | "csv";

/** @param watchNames by watch id. */
export function* formatWaves(
  waves: readonly ReplayedWave[],
  format: ReplayFormat,
  watchNames: ReadonlyMap<string, string>,
): Generator<string> {
  if (format === "csv") yield csvHeader();
  const shortIds = shortIdsOf(waves);
  for (const wave of waves) {
    if (format === "jsonl") yield toJsonRow(wave.line);
    else if (format === "csv") yield toCsvRow(wave.line);
    else {
      const { id, watch } = wave.burst;
      const names = { watch: watchNames.get(watch) ?? watch, shortId: shortIds.get(id) ?? id };
      yield `${plainText(replayCard(wave, names))}\n\n`;
    }
  }
}

/** For each burst the shortest name that no earlier one has. */
function shortIdsOf(waves: readonly ReplayedWave[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { burst } of waves) {
    if (names.has(burst.id)) continue;
    let length: number = SHORT_ID_LENGTH.min;
    while (length < SHORT_ID_LENGTH.max && taken.has(shortBurstId(burst.id, length))) length += 1;
    const name = shortBurstId(burst.id, length);
    taken.add(name);
    names.set(burst.id, name);
  }
  return names;
}
