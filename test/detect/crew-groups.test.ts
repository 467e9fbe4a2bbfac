import { describe, expect, it } from "vitest";
import { crewsOf } from "../../src/detect/crew-groups.ts";
import { type Crews, createCrews } from "../../src/detect/crews.ts";
import { DAY, MINUTE } from "../../src/domain/time.ts";
import { createRandom } from "../servers/made-posts.ts";

const START = Date.UTC(2026, 10, 2);
const ORDINARY = 3_000;

/**
 * Forty innocent bursts of thirty ordinary accounts each, and teams that post so many messages, of which
 * each account takes part in most.
 */
function world(teams: readonly { name: string; accounts: number; messages: number }[]): Crews {
  const random = createRandom(2020);
  const crews = createCrews();
  let seq = 0;
  function burst(name: string, accounts: readonly string[], at: number): void {
    crews.add(
      name,
      accounts.map((account, i) => ({ seq: seq++, account, createdAt: at + i * MINUTE })),
    );
    crews.feed(name);
  }
  for (let i = 0; i < ORDINARY; i++) crews.see(`o${i}`, 3);
  for (let n = 0; n < 40; n++) {
    const accounts = new Set(Array.from({ length: 30 }, () => `o${Math.floor(random() * ORDINARY)}`));
    burst(`innocent${n}`, [...accounts], START + n * DAY);
  }
  for (const { name, accounts, messages } of teams) {
    const team = Array.from({ length: accounts }, (_, i) => `${name}${i}`);
    for (const account of team) crews.see(account, messages + 3);
    for (let n = 0; n < messages; n++) {
      burst(
        `${name}-text${n}`,
        team.filter(() => random() < 0.9),
        START + n * DAY,
      );
    }
  }
  return crews;
}

describe("the crews of a watch", () => {
  it("are none among accounts that share texts by chance", () => {
    expect(crewsOf("harbour", world([]))).toEqual([]);
  });

  it("are the accounts that keep posting the same, different texts, and nobody else", () => {
    const crews = crewsOf(
      "harbour",
      world([
        { name: "north", accounts: 14, messages: 9 },
        { name: "south", accounts: 5, messages: 6 },
      ]),
    );
    expect(crews.map(({ did }) => [did.accounts, did.passages, did.days])).toEqual([
      [14, 9, 9],
      [5, 6, 6],
    ]);
    const [north, south] = crews;
    expect(north?.members.every(({ account }) => account.startsWith("north"))).toBe(true);
    expect(south?.members.every(({ account }) => account.startsWith("south"))).toBe(true);
    expect(north?.bursts[0]).toBe("north-text0");
    expect(north?.firstAt).toBe(START);
    expect(north?.did.apart).toBe(MINUTE);
  });

  it("are none after two texts, however many posted both", () => {
    expect(crewsOf("harbour", world([{ name: "north", accounts: 30, messages: 2 }]))).toEqual([]);
  });

  it("keep their id while they go on, which is another one in another watch", () => {
    const [early] = crewsOf("harbour", world([{ name: "north", accounts: 14, messages: 5 }]));
    const [late] = crewsOf("harbour", world([{ name: "north", accounts: 14, messages: 9 }]));
    const [elsewhere] = crewsOf("ferry", world([{ name: "north", accounts: 14, messages: 9 }]));
    expect(early?.id).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(late?.id).toBe(early?.id);
    expect(elsewhere?.id).not.toBe(early?.id);
  });
});
