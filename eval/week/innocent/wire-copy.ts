/** Agency reports, printed word for word by many newsrooms at once. */
import type { Account } from "../../../src/domain/account.ts";
import { MINUTE } from "../../../src/domain/time.ts";
import type { Chance } from "../chance.ts";
import { innocent } from "../label.ts";
import { isInWeek, type Plan, planned, wakingMoment } from "../planned.ts";
import { english } from "../wording/english.ts";
import { link, place } from "../wording/names.ts";
import { spell } from "../wording/writer.ts";

const STORIES = 110;
const NEWSROOMS = 64;
const AGENCIES = ["NPA", "Coastwire", "United Dispatch"] as const;
const ROOMS = ["News", "Daily News", "Gazette", "Radio", "Today", "Newsdesk"] as const;

export function planWireCopy({ chance, groups, add }: Plan): void {
  const rooms = Array.from({ length: NEWSROOMS }, (_, n) => newsroom(n, chance));
  for (let n = 0; n < groups(STORIES); n += 1) {
    const agency = chance.pick(AGENCIES);
    const town = place(chance);
    const body = spell(english, [english.sentence(chance), english.sentence(chance)]);
    const released = wakingMoment(chance);
    for (const room of chance.sample(rooms, chance.between(5, 25))) {
      const at = released + chance.exponential(25 * MINUTE);
      if (!isInWeek(at)) continue;
      const dateline = chance.chance(0.75) ? `${town.toUpperCase()} (${agency}) - ` : `${town}, ${agency}: `;
      const ending = chance.chance(0.6) ? ` ${link(chance, `${room.handle?.toLowerCase()}.example`)}` : "";
      add(planned(at, room, dateline + body + ending, innocent("wire-copy", n)));
    }
  }
}

/** Their handles say what they are, as newsrooms' do. */
function newsroom(n: number, chance: Chance): Account {
  const name = `${place(chance)}${chance.pick(ROOMS)}`.normalize("NFD").replace(/[^A-Za-z]/g, "");
  return { id: `newsroom-${n}`, handle: name };
}
