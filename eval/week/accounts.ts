/** Who posts: accounts with a language and an activity, most of which post once or twice in a week. */
import type { Account } from "../../src/domain/account.ts";
import { type Chance, chanceOf, weighted } from "./chance.ts";
import type { Tongue } from "./tongues.ts";
import { handle } from "./wording/names.ts";

/** Most of whom come to speak in a full week. */
const ACCOUNTS = 95_000;
/** Posts per account follow a power law; the busiest accounts post some hundred times a day. */
const ACTIVITY = { shape: 1.3, most: 800 } as const;

type Draw = (chance: Pick<Chance, "next">) => Account;

export interface Accounts {
  /** Draws one that speaks this language, by activity. */
  active(language: string): Draw;
  /** `count` different English-speaking ones of everyday activity, which nobody was given before. */
  recruit(count: number): readonly Account[];
}

export function createAccounts(seed: number, tongues: readonly Tongue[]): Accounts {
  const chance = chanceOf(seed, "accounts");
  let number = 0;
  const draws = new Map<string, Draw>();
  const everyday: Account[] = [];
  for (const { writer, share } of tongues) {
    const members = Array.from({ length: Math.round(ACCOUNTS * share) }, () => {
      number += 1;
      const account: Account = { id: `a${String(number).padStart(6, "0")}`, handle: handle(chance) };
      return { account, activity: chance.heavyTailed(1, ACTIVITY.shape, ACTIVITY.most) };
    });
    const draw = weighted(members, ({ activity }) => activity);
    draws.set(writer.language, (by) => draw(by).account);
    if (writer.language !== "en") continue;
    for (const { account, activity } of members) if (activity > 2 && activity < 20) everyday.push(account);
  }
  const recruits = chance.shuffled(everyday);
  return {
    active: (language) => draws.get(language)!,
    recruit: (count) => recruits.splice(0, count),
  };
}
