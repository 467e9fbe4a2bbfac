/** What was kept for as long as it may be goes, but for what somebody holds, until they let go of it. */
import { expect, it } from "vitest";
import type { Stage } from "../stage.ts";
import { ANNA, DESK } from "./cast.ts";
import { HEATING } from "./dutch.ts";

/** A word of what many said on Monday. */
const CHATTER = "Lindqvist talk3 about thing21 and matter39";

export function retention(stage: () => Stage): void {
  it("keeps what is held past its time, says so, and lets it go when it is released", async () => {
    await stage().at("Fri 07:50");
    const id = await stage().burst(HEATING);
    expect(await stage().asks(ANNA, DESK, `phrase ${CHATTER}`)).toContain("1 stored post ");
    expect(await stage().asks(ANNA, DESK, `hold ${id} a complaint`)).toContain(`Held: 1 · burst ${id}`);

    await stage().at("Sat 12:00");
    expect(await stage().asks(ANNA, DESK, `phrase ${CHATTER}`)).toContain("No stored post contains");
    expect(await stage().asks(ANNA, DESK, `phrase ${HEATING}`)).toContain("5 stored posts");
    const status = await stage().command("/verbatim status");
    expect(status).toMatch(/Kept texts 4 days, what proves them 5 days · [\d,]+ texts removed 5 Dec 2026/);
    expect(status).toContain(`5 texts are kept longer by 1 hold (${id})`);
    expect(status).toMatch(/chains verified 5 Dec 2026/);

    expect(await stage().asks(ANNA, DESK, "hold release 1 settled")).toContain("Released: ");
    await stage().at("Sat 15:00");
    const after = await stage().command("/verbatim status");
    expect(after).toMatch(
      /Kept texts 4 days, what proves them 5 days · 5 texts removed 5 Dec 2026, 1\d:\d\d/,
    );
    expect(after).not.toContain("kept longer");
    expect(await stage().asks(ANNA, DESK, `burst ${id}`), "what was found stays").toContain(HEATING);
  });
}
