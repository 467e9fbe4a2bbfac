/** Accounts that keep posting the same, different texts: found, named on the next card, and listed. */
import { expect, it } from "vitest";
import { SECOND } from "../../../src/domain/time.ts";
import type { Stage } from "../stage.ts";
import { NEWS, people, VIC } from "./cast.ts";

const TEAM = people("t", 6);
const TEXTS = [
  "Lindqvist let the ferry company keep the money and the night boats never came back",
  "who still remembers which council it was under Lindqvist that closed the harbour pool",
  "every honest docker in this town knows exactly what Lindqvist promised and to whom",
];
const NEXT = "the new cranes that Lindqvist is so proud of were built by people from elsewhere";

/** What else is said about her, each in words of its own, by many. */
export function chatter(stage: () => Stage): void {
  it("begins with a day on which many say something of their own", async () => {
    await stage().at("Mon 08:00");
    stage().post(
      Array.from({ length: 400 }, (_, i) => `Lindqvist talk${i} about thing${i * 7} and matter${i * 13}`),
      people("c", 400),
      3 * SECOND,
    );
    expect(await stage().heard("terminal", "25m")).toBe("");
  });
}

export function crew(stage: () => Stage): void {
  it("knows accounts by their third text, and says so on the card of the fourth", async () => {
    for (const [n, text] of TEXTS.entries()) {
      await stage().at(`Wed 08:${15 * n + 10}`);
      stage().post(text, TEAM);
      const said = await stage().heard("terminal", "10m");
      expect(said).toContain("4 accounts posted the same");
      expect(said.includes("Together before")).toBe(n === 2);
    }
    await stage().at("Wed 08:55");
    stage().post(NEXT, TEAM);
    const said = await stage().heard("terminal", "10m");
    expect(said).toMatch(
      /Together before 4 of the 4 accounts that began it posted 3 different identical texts/,
    );
    const crews = await stage().command("/verbatim crews");
    expect(crews).toMatch(/6 accounts/);
    const id = /^- (\w{4,6}) /m.exec(crews)?.[1] ?? "";
    expect(await stage().command(`/verbatim crew ${id}`)).toContain("@t1");
    expect(await stage().asks(VIC, NEWS, `crew ${id}`)).toContain(`“${id}”`);
  });
}
