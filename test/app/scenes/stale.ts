/** What the platform shows hours late is no news: it stands in the next digest. */
import { expect, it } from "vitest";
import { HOUR } from "../../../src/domain/time.ts";
import type { Stage } from "../stage.ts";
import { people } from "./cast.ts";

const LATE = "the lamps along the old pier are broken since Lindqvist came to the council";

export function stale(stage: () => Stage): void {
  it("keeps a burst for the digest whose last copy is hours old when it is shown", async () => {
    await stage().at("Fri 05:00");
    stage().postLate(4 * HOUR, LATE, people("x", 6));
    expect(await stage().heard("terminal", "60m")).toBe("");
    expect(await stage().command(`/verbatim why ${LATE}`)).toContain("This place was not told of it.");
    await stage().at("Fri 07:59");
    const digest = await stage().heard("terminal", "1m");
    expect(digest).toContain("Digest: ");
    expect(digest).toMatch(/6 accounts posted .* quiet: .*“the lamps along/);
  });
}
