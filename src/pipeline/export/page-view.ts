/** Gathers what the page of a dossier shows: bounded, because a page is read by people. */
import type { Kysely } from "kysely";
import { sourceName } from "../../cards/source-name.ts";
import { wordsIn } from "../../cards/words/catalogue.ts";
import { accountKey } from "../../domain/account.ts";
import type { DossierRequest } from "../../domain/dossier.ts";
import type { Duration, Instant } from "../../domain/time.ts";
import type { Coverage } from "../../domain/unread.ts";
import type { DossierBurst, DossierView } from "../../dossier/view.ts";
import type { DossierAccount } from "../../evidence/dossier-rows.ts";
import { copiedOf, gapsWithin, stretchOf, watchNames } from "../../store/dossier-page.ts";
import { activeHolds } from "../../store/holds.ts";
import { coverageOf } from "../../store/partly-read.ts";
import type { Tables } from "../../store/tables.ts";
import { describedAccounts } from "./account-files.ts";
import { burstOf } from "./page-burst.ts";
import type { PageFacts } from "./page-facts.ts";

/** What was found out while the files were written. */
export interface PageWritten
  extends Pick<
    DossierView,
    "posts" | "accounts" | "withoutText" | "withdrawn" | "files" | "chains" | "pictures"
  > {
  readonly watches: readonly string[];
  readonly bursts: readonly string[];
}

/** Shown on the page; everything stands in the files. */
const SHOWN = { bursts: 20, accounts: 1_000, gaps: 100 } as const;

export async function pageView(
  db: Kysely<Tables>,
  { subject, language, by, at }: DossierRequest,
  facts: PageFacts,
  { watches, bursts: ids, ...written }: PageWritten,
): Promise<DossierView> {
  const words = wordsIn(language);
  const names = await watchNames(db, watches);
  const bursts: DossierBurst[] = [];
  for (const id of ids.slice(0, SHOWN.bursts)) {
    const burst = await burstOf(db, id, { facts, words, names, isWhole: subject.is === "burst" });
    if (burst !== null) bursts.push(burst);
  }
  const stretch = await stretchOf(db, subject);
  // A copy of a burst may have been missed just before the first that was seen.
  const gapsAround = subject.is === "burst" ? facts.rules(subject.watch).window : 0;
  const gaps = stretch === null ? [] : await gapsWithin(db, watches, widened(stretch, gapsAround));
  const listed: DossierAccount[] = [];
  for await (const page of describedAccounts(db, subject, facts.declarations)) {
    listed.push(...page.slice(0, SHOWN.accounts - listed.length));
    if (listed.length === SHOWN.accounts) break;
  }
  const { removed, mark, version, configuration } = facts;
  return {
    ...written,
    ...{ stretch, words, mark, subject, bursts, listed, removed, version, configuration },
    watchNames: watches.map((id) => names.get(id) ?? id),
    sources: stretch?.sources ?? [],
    platforms: (stretch?.platforms ?? []).map(sourceName),
    copied: await copiedOf(db, subject),
    moreBursts: Math.max(0, ids.length - SHOWN.bursts),
    moreAccounts: written.accounts - listed.length,
    gaps: gaps
      .slice(0, SHOWN.gaps)
      .map(({ watch, partly: _, ...gap }) => ({ ...gap, watchName: names.get(watch) ?? watch })),
    coverage: stretch === null ? null : await coverageOver(db, watches, stretch),
    gapsAround,
    unread: gaps.filter(({ partly, ...gap }) => !partly && stretch !== null && meets(gap, stretch)).length,
    lastGapTo: gaps.length === 0 ? null : Math.max(...gaps.map(({ to }) => to)),
    moreGaps: Math.max(0, gaps.length - SHOWN.gaps),
    holds: (await activeHolds(db, at)).filter(({ target }) =>
      target.kind === "burst"
        ? ids.includes(target.id)
        : listed.some(({ platform, accountId }) => accountKey(platform, accountId) === target.id),
    ),
    madeBy: by.name,
    madeAt: at,
  };
}

interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

function widened({ from, to }: Stretch, by: Duration): Stretch {
  return { from: from - by, to: to + by };
}

function meets(a: Stretch, b: Stretch): boolean {
  return a.from <= b.to && a.to >= b.from;
}

/** Of all watches together. */
async function coverageOver(
  db: Kysely<Tables>,
  watches: readonly string[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<Coverage | null> {
  const partly: Coverage[] = [];
  for (const watch of watches) {
    const coverage = await coverageOf(db, watch, { from, to });
    if (coverage !== null) partly.push(coverage);
  }
  const sum = (of: keyof Coverage) => partly.reduce((all, coverage) => all + coverage[of], 0);
  return partly.length === 0 ? null : { read: sum("read"), unread: sum("unread") };
}
