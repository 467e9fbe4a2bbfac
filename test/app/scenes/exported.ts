/** A dossier left the house, and what it told of is put right, and taken back. */
import { expect, it } from "vitest";
import type { Stage } from "../stage.ts";
import { ANNA, DESK, PAPER, VIC } from "./cast.ts";
import { TOWER } from "./paid-reading.ts";

export function exported(stage: () => Stage): void {
  it("names who took a dossier away before, when it is corrected and when it is withdrawn", async () => {
    await stage().at("Tue 07:30");
    const id = await stage().burst(TOWER);
    expect(await stage().asks(VIC, PAPER, `export ${id}`)).toContain("asks for the role “editor”");
    expect(await stage().asks(ANNA, DESK, `correct ${id} the tower was let`)).not.toContain("Exported");
    expect(await stage().asks(ANNA, DESK, `export ${id}`)).toContain(id);
    const corrected = await stage().asks(ANNA, DESK, `correct ${id} the tower was let, not sold`);
    expect(corrected).toMatch(
      /Exported before, and not in our hands any more:\n- by Anna, 1 Dec 2026, 07:30/,
    );
    const withdrawn = await stage().asks(ANNA, DESK, `withdraw ${id} a school exercise`);
    expect(withdrawn).toMatch(/Exported before, .*\n- by Anna, /);
    const [message, line] = stage().transcript(PAPER).slice(-2);
    expect(message).toMatch(/^edit: Withdrawn/);
    expect(message).not.toContain("water tower");
    expect(line).toMatch(/^reply: Withdrawn on 1 Dec 2026, .* by Anna: a school exercise/);
  });
}
