/** Forgetting what was kept for as long as it may be: texts first, later what proves them. */
import type { Kysely } from "kysely";
import { RENEWAL, retentionOf } from "../../detect/retention.ts";
import { DAY, type Duration, HOUR, type Instant } from "../../domain/time.ts";
import { forgetHashes, forgetTexts, type PostMark, type Walked } from "../../store/aged-posts.ts";
import {
  type Aged,
  emptyMalformed,
  emptyProfiles,
  emptyRevisions,
  forgetAnchors,
  forgetExpired,
  forgetOldPictures,
  forgetProfiles,
} from "../../store/aged-records.ts";
import { cutEvidence } from "../../store/chain-starts.ts";
import type { Turn } from "../../store/chores.ts";
import type { Tables } from "../../store/tables.ts";
import { nextWatch } from "../../store/watches.ts";
import type { Windows } from "../weigh.ts";
import type { Chore } from "./chore.ts";

/** Rows that one transaction changes: more keep whoever writes beside it waiting. */
const ROWS = 500;
const LINKS = 2_000;

export interface Retention {
  readonly texts: Duration;
  readonly hashes: Duration;
}

/** @param longest windows that a watch may have: what a detector is rebuilt with stays as long as they need. */
export function forgetting({ texts, hashes }: Retention, longest: Windows): readonly Chore[] {
  const memory = retentionOf({ window: longest.fast, slowWindow: longest.slow });
  return [
    walking("texts", (tx, after, now) => forgetTexts(tx, { before: now - texts, after, limit: ROWS, now })),
    walking("hashes", (tx, after, now) =>
      forgetHashes(tx, { before: now - hashes, after, limit: ROWS, now, memory }),
    ),
    emptying("profiles", texts, emptyProfiles),
    emptying("profiles-hashes", hashes, forgetProfiles),
    emptying("unreadable", texts, emptyMalformed),
    emptying("pictures", texts, forgetOldPictures),
    emptying("cache", 0, forgetExpired),
    {
      name: "messages",
      every: DAY,
      async turn(tx, progress, now) {
        const aged = { before: now - texts, limit: ROWS, now };
        const { removed, next } = await emptyRevisions(tx, aged, Number(progress ?? 0));
        return { progress: next === null ? null : String(next), removed };
      },
    },
    // What a detector is rebuilt with: the clusters whose copies its posts may still join.
    byWatch("clusters", DAY, ROWS, (tx, watch, now) =>
      forgetAnchors(tx, watch, { before: now - hashes, limit: ROWS, now, memory: 2 * memory + RENEWAL }),
    ),
    // Each round leaves a line in the audit log for each watch.
    byWatch("evidence", 7 * DAY, LINKS, (tx, watch, now) =>
      cutEvidence(tx, watch, { before: now - hashes, limit: LINKS, now }),
    ),
  ];
}

/** Goes over posts from the oldest on; what is held or still needed is passed by, and looked at in the next round. */
function walking(
  name: string,
  walk: (tx: Kysely<Tables>, after: PostMark | null, now: Instant) => Promise<Walked>,
): Chore {
  return {
    name,
    every: HOUR,
    async turn(tx, progress, now) {
      const after = progress === null ? null : (JSON.parse(progress) as PostMark);
      const { next, removed } = await walk(tx, after, now);
      return { progress: next === null ? null : JSON.stringify(next), removed };
    },
  };
}

function emptying(
  name: string,
  age: Duration,
  empty: (tx: Kysely<Tables>, aged: Aged) => Promise<number>,
): Chore {
  return {
    name,
    every: HOUR,
    async turn(tx, _progress, now) {
      const removed = await empty(tx, { before: now - age, limit: ROWS, now });
      return { progress: removed < ROWS ? null : name, removed };
    },
  };
}

/** A watch after the other, each until it has no more. */
function byWatch(
  name: string,
  every: Duration,
  limit: number,
  forget: (tx: Kysely<Tables>, watch: string, now: Instant) => Promise<number>,
): Chore {
  return {
    name,
    every,
    async turn(tx, progress, now): Promise<Turn> {
      const watch = await nextWatch(tx, progress === null ? null : JSON.parse(progress));
      if (watch === null) return { progress: null, removed: 0 };
      const removed = await forget(tx, watch, now);
      const at = removed < limit ? { after: watch } : { at: watch };
      return { progress: JSON.stringify(at), removed };
    },
  };
}
