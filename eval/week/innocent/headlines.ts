/** Headlines of news sites, shared with the link, by hand or by the site's button. */
import type { Account } from "../../../src/domain/account.ts";
import { HOUR, MINUTE } from "../../../src/domain/time.ts";
import { type Chance, zipf } from "../chance.ts";
import { innocent } from "../label.ts";
import { isInWeek, type Plan, planned, wakingMoment } from "../planned.ts";
import { english, headline } from "../wording/english.ts";
import { link, SITES } from "../wording/names.ts";

const HEADLINES = 850;
/** 5 to 300 sharers, 15 on average. */
const SHARERS = { least: 5, shape: 1.35, most: 300 } as const;
/** How long the half of the sharers takes: some headlines fly, some linger. */
const MEAN_DELAYS = [12 * MINUTE, 40 * MINUTE, 2 * HOUR, 5 * HOUR, 9 * HOUR] as const;

export function planHeadlines({ chance, accounts, groups, add }: Plan): void {
  const site = zipf(SITES, 0.9);
  const desks = new Map(SITES.map((name): [string, Account] => [name, { id: `site-${name}`, handle: name }]));
  const reader = accounts.active("en");
  for (let n = 0; n < groups(HEADLINES); n += 1) {
    const label = innocent("headline", n);
    const name = site(chance);
    const title = headline(chance);
    const address = link(chance, `${name}.example`);
    const published = wakingMoment(chance);
    add(planned(published, desks.get(name)!, `${title} ${address}`, label));
    const sharers = Math.round(chance.heavyTailed(SHARERS.least, SHARERS.shape, SHARERS.most));
    const meanDelay = chance.pick(MEAN_DELAYS);
    for (let i = 0; i < sharers; i += 1) {
      const at = published + MINUTE + chance.exponential(meanDelay);
      if (isInWeek(at)) add(planned(at, reader(chance), shared({ title, name, address }, chance), label));
    }
  }
}

interface Page {
  readonly title: string;
  readonly name: string;
  readonly address: string;
}

function shared({ title, name, address }: Page, chance: Chance): string {
  // The platform wraps each sharer's link anew; some sites hand out their own address.
  const url = chance.chance(0.5) ? link(chance, "t.example") : address;
  const draw = chance.next();
  if (draw < 0.38) return `${title} ${url} via @${name}`;
  if (draw < 0.72) return `${title} ${url}`;
  if (draw < 0.8) return `${title} - ${name} ${url}`;
  if (draw < 0.88) return `${english.remark(chance).join(" ")}: ${title} ${url}`;
  if (draw < 0.95) return `${title} ${url} ${english.remark(chance).join(" ")}`;
  return `${title} (${name})`;
}
