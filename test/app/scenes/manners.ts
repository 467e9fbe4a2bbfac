/** Ten commands a minute, and a person who is answered no more. */
import { expect, it } from "vitest";
import type { Stage } from "../stage.ts";
import { BO, DESK, NEWS, VIC } from "./cast.ts";

export function manners(stage: () => Stage): void {
  it("answers ten commands of a person in a minute, asks once for patience, and then says nothing", async () => {
    const answers = await stage().asksAtOnce(
      VIC,
      NEWS,
      Array.from({ length: 13 }, () => "mute list"),
    );
    expect(answers.slice(0, 10).every((answer) => answer === answers[0] && answer !== "")).toBe(true);
    expect(answers[10]).toMatch(/^That was 10 commands within a minute\./);
    expect(answers.slice(11)).toEqual(["", ""]);
    expect(await stage().asksAtOnce(VIC, NEWS, ["mute list"])).toEqual([answers[0]]);
  });

  it("answers a person no more whom an admin blocked, until that ends", async () => {
    expect(await stage().asks(BO, DESK, `block ${VIC.id} asks for private people`)).toContain("not answered");
    expect(await stage().asks(VIC, NEWS, "status")).toBe("An admin has blocked your commands here.\n");
    expect(await stage().asks(BO, DESK, "audit")).toContain(`${VIC.id} · ${NEWS} · unknown · blocked`);
    await stage().asks(BO, DESK, `block end ${VIC.id}`);
    expect(await stage().asks(VIC, NEWS, "mute list")).toBe("Nothing is muted\n");
  });
}
