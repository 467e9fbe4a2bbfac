/** Verifies what is chained once a day, and says once where a chain breaks. */
import type { Kysely } from "kysely";
import { chainCard } from "../../cards/chain-card.ts";
import { wordsIn } from "../../cards/words/catalogue.ts";
import type { Place } from "../../domain/alert.ts";
import { DAY, type Instant } from "../../domain/time.ts";
import { auditChain } from "../../store/audit.ts";
import { saveChainCheck } from "../../store/chain-checks.ts";
import type { ChainMark } from "../../store/chain-starts.ts";
import { evidenceChain } from "../../store/evidence.ts";
import { CARD_LANE, putOnce } from "../../store/outbox.ts";
import type { Tables } from "../../store/tables.ts";
import { type ChainVerdict, verifyOn } from "../../store/verify-chain.ts";
import { nextWatch } from "../../store/watches.ts";
import type { Drawing } from "../drawing.ts";
import type { Chore } from "./chore.ts";

/** Links of one turn: some tens of milliseconds. */
const LINKS = 2_000;

/** Which chain is next, and how far it is; of the audit log, which comes last, no watch is named. */
interface Progress {
  readonly watch: string | null;
  readonly mark: ChainMark | null;
}

export function verifyingChains(drawing: Drawing): Chore {
  return {
    name: "chains",
    every: DAY,
    async turn(tx, progress, now) {
      const { watch, mark } =
        progress === null
          ? { watch: await nextWatch(tx, null), mark: null }
          : (JSON.parse(progress) as Progress);
      const verdict = await verifyOn(tx, watch === null ? auditChain : evidenceChain(watch), mark, LINKS);
      if (verdict.is === "under-way") return going({ watch, mark: verdict.mark });
      await saveChainCheck(tx, verdict, now);
      if (verdict.is === "broken") await sayBroken(tx, drawing, watch, verdict, now);
      if (watch === null) return { progress: null, removed: 0 };
      return going({ watch: await nextWatch(tx, { after: watch }), mark: null });
    },
  };
}

function going(progress: Progress) {
  return { progress: JSON.stringify(progress), removed: 0 };
}

/** Once in each place that hears of the watch; of the audit log where things are decided. */
async function sayBroken(
  tx: Kysely<Tables>,
  drawing: Drawing,
  watch: string | null,
  { chain, at, why }: Extract<ChainVerdict, { is: "broken" }>,
  now: Instant,
): Promise<void> {
  for (const place of placesOf(drawing, watch)) {
    const language = drawing.routes.find(({ to }) => to === place)?.language;
    const name = watch === null ? null : (drawing.watchNames.get(watch) ?? watch);
    const card = chainCard({ name, at, why, mark: drawing.mark }, wordsIn(language));
    const subject = `chain:${chain}:${at}:${why}`;
    await putOnce(tx, { place, subject }, CARD_LANE, 1, JSON.stringify(card), now);
  }
}

/** A place that is told nothing without a person is not told this either, unless there is no other. */
function placesOf({ routes, approvalsAt, moneyAt }: Drawing, watch: string | null): ReadonlySet<Place> {
  const ours = [approvalsAt, moneyAt].flatMap((place) => place ?? []);
  const hearing = routes.filter((route) => watch === null || route.watch === "*" || route.watch === watch);
  const free = hearing.filter(({ approval }) => !approval).map(({ to }) => to);
  if (watch === null && ours.length > 0) return new Set(ours);
  const places = new Set([...ours, ...free]);
  return places.size > 0 ? places : new Set(hearing.map(({ to }) => to));
}
