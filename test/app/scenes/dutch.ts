/** A channel that is spoken to in Dutch, and a person in it who is not. */
import { expect, it } from "vitest";
import type { Stage } from "../stage.ts";
import { NEWS, people, VIC } from "./cast.ts";

export const HEATING = "vraag Okafor waarom de school aan de gracht al drie winters geen verwarming heeft";

export function dutch(stage: () => Stage): void {
  it("tells a channel in its language, and a person in theirs", async () => {
    await stage().at("Mon 10:00");
    stage().post(HEATING, people("d", 5));
    const said = await stage().heard(NEWS, "5m");
    expect(said).toContain("4 accounts plaatsten binnen 3 minuten dezelfde 14 woorden");
    expect(said).toContain("Er kan een andere reden zijn.");
    const id = await stage().burst(HEATING);
    expect(await stage().asks(VIC, NEWS, "burst ZZZZ")).toContain("Er is geen burst “ZZZZ”");
    expect(await stage().asks(VIC, NEWS, "language en")).toContain("You are answered in English");
    expect(await stage().asks(VIC, NEWS, `burst ${id}`)).toContain("5 accounts posted the same 14 words");
    expect(await stage().heard(NEWS, "70m")).toContain("Afgelopen. Al 60 minuten geen nieuwe kopie.");
  });
}
