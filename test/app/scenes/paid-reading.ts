/** A month's money for reading runs low, is gone, and comes anew. */
import { expect, it } from "vitest";
import { DOLLAR } from "../../../src/domain/money.ts";
import { MINUTE } from "../../../src/domain/time.ts";
import type { PaidSource } from "../../../src/pipeline/budget/budget.ts";
import { totalsAt } from "../../../src/pipeline/budget/counters.ts";
import { setCounter } from "../../../src/store/ledger.ts";
import type { Store } from "../../../src/store/store.ts";
import type { Stage } from "../stage.ts";
import { DESK, PAPER, people } from "./cast.ts";

const BRIDGE = "De Smet voted against the bridge four times and paints it on her posters now";
export const TOWER = "nobody in the old town was asked before De Smet had the water tower sold";

/** Two dollars a month, of which nearly four fifths were spent before the play begins. */
export const PAID: Omit<PaidSource, "tariff"> = {
  limits: { month: 2 * DOLLAR, monthPosts: null, day: DOLLAR, lookups: { person: 5, team: 50 } },
  sparing: { sampleEvery: 30 * MINUTE, samplePosts: null, countEvery: 15 * MINUTE },
  ...{ firstReads: null, confirmFrom: 5 * DOLLAR },
};

export async function spendMostOfTheMonth(store: Store, at: number): Promise<void> {
  await store.transaction((tx) => setCounter(tx, totalsAt("paper", at).open, 1.58 * DOLLAR));
}

export function paidReading(stage: () => Stage): void {
  it("says where amounts may be said that the money runs low, and elsewhere what changes", async () => {
    await stage().at("Mon 12:00");
    stage().post(BRIDGE, people("p", 5));
    const low = await stage().heard(DESK, "10m");
    expect(low).toMatch(/80 % of this month's paper budget is spent: \$1\.6\d of \$2\.00/);
    expect(stage().transcript(PAPER).join("\n")).toContain("4 accounts posted the same 15 words");
    expect(stage().transcript(PAPER).join("\n")).not.toMatch(/\$|budget/);
  });

  it("says that reading stopped, and until when, without amounts where they are not for everybody", async () => {
    await stage().at("Mon 14:00");
    stage().post(
      Array.from({ length: 40 }, (_, i) => `De Smet and item${i} with matter${i} of thing${i}`),
      people("q", 40),
    );
    const gone = await stage().heard(DESK, "5h");
    expect(gone).toMatch(
      /The paper budget is spent \(\$2\.00\)\.\nReading stopped 30 Nov 2026, \d\d:\d\d UTC; it resumes on 1 Dec/,
    );
    const told = stage().transcript(PAPER).join("\n");
    expect(told).toContain("it resumes on 1 Dec 2026");
    expect(told).not.toContain("$");
    expect(await stage().command("/verbatim status")).toContain("the month's budget was spent");
  });

  it("reads again when the month begins, and tells of what is posted then", async () => {
    await stage().at("Tue 06:00");
    stage().post(TOWER, people("r", 5));
    expect(await stage().heard(PAPER, "10m")).toContain("4 accounts posted the same 15 words");
  });
}
