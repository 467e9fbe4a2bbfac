/** A change of a watch is tried on what was read, applied, and taken back. */
import { expect, it } from "vitest";
import { SECOND } from "../../../src/domain/time.ts";
import type { Stage } from "../stage.ts";
import { ANNA, DESK, people } from "./cast.ts";

const SMALL = "the night tram is the only way home for nurses and they want to cancel it";
const LARGE = "nobody who rides the night tram was asked before the timetable was cut in half";

export function trial(stage: () => Stage): void {
  it("says what a change would have announced, makes it at a button, and takes it back at another", async () => {
    await stage().at("Thu 08:00");
    await stage().asks(ANNA, DESK, 'watch add tram night tram --sources town --name "The night tram"');
    await stage().presses(ANNA, DESK, "Follow here");
    stage().post(LARGE, people("u", 12), 20 * SECOND);
    expect(await stage().heard(DESK, "10m")).toContain("accounts posted the same 15 words");
    await stage().at("Thu 08:20");
    const tried = await stage().asks(ANNA, DESK, "watch try tram --accounts 20");
    expect(tried).toContain("Would have announced 0 instead of 1");
    expect(tried).toMatch(/Gone: 1\n.* 12 accounts/);
    expect(await stage().presses(ANNA, DESK, "Apply")).toContain("Burst from 20 accounts");
    stage().post(SMALL, people("v", 12), 20 * SECOND);
    expect(await stage().heard(DESK, "10m"), "twelve are none now").toBe("");
    expect(await stage().presses(ANNA, DESK, "Undo")).not.toContain("Burst from 20 accounts");
    stage().post(SMALL, people("w", 2), 20 * SECOND);
    expect(await stage().heard(DESK, "10m")).toContain("14 accounts posted the same 16 words");
  });
}
