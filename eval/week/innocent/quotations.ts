/** Sentences of somebody else's, in quotation marks and with a name. */
import type { Account } from "../../../src/domain/account.ts";
import { HOUR, MINUTE } from "../../../src/domain/time.ts";
import type { Chance } from "../chance.ts";
import { innocent } from "../label.ts";
import { isInWeek, type Plan, type PlannedPost, planned, wakingMoment } from "../planned.ts";
import { english } from "../wording/english.ts";
import { CANDIDATES, person } from "../wording/names.ts";
import { spell } from "../wording/writer.ts";

const SPEECHES = 75;

/** What a candidate said, quoted within hours by supporters and opponents alike. */
export function planQuotations({ chance, accounts, groups, add }: Plan): void {
  const listener = accounts.active("en");
  for (let n = 0; n < groups(SPEECHES); n += 1) {
    const label = innocent("quotation", n);
    const speaker = chance.chance(0.7) ? chance.pick(CANDIDATES) : person(chance);
    const words = spell(english, [english.sentence(chance)]);
    const said = wakingMoment(chance);
    if (chance.chance(0.5)) add(planned(said, official(speaker), words, label));
    const quoters = Math.round(chance.heavyTailed(6, 1.2, 80));
    const meanDelay = chance.pick([15 * MINUTE, HOUR, 4 * HOUR]);
    for (let i = 0; i < quoters; i += 1) {
      const at = said + 2 * MINUTE + chance.exponential(meanDelay);
      if (isInWeek(at)) add(planned(at, listener(chance), attributed(words, speaker, chance), label));
    }
  }
}

/** An ordinary post becomes known: others quote it, with its author's name. */
export function quotationsOf(
  post: PlannedPost,
  group: string,
  quoter: (chance: Chance) => Account,
  chance: Chance,
): PlannedPost[] {
  const name = `@${post.author.handle}`;
  return Array.from({ length: chance.between(5, 20) }, () => {
    const at = post.at + 5 * MINUTE + chance.exponential(2 * HOUR);
    return planned(
      at,
      quoter(chance),
      attributed(post.text, name, chance),
      innocent("quotation", group),
      post.lang,
    );
  });
}

function attributed(words: string, speaker: string, chance: Chance): string {
  const quoted = chance.pick([`“${words}”`, `"${words}"`, `"${words}"`, `‘${words}’`]);
  const text = chance.pick([
    `${quoted} - ${speaker}`,
    `${quoted} — ${speaker}`,
    `${speaker}: ${quoted}`,
    `${speaker} said ${quoted}`,
  ]);
  return chance.chance(0.25) ? `${text} ${english.remark(chance).join(" ")}` : text;
}

function official(speaker: string): Account {
  const name = speaker.normalize("NFD").replace(/[^A-Za-z]/g, "");
  return { id: `official-${name}`, handle: name };
}
