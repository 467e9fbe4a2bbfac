/** Texts that an app or the platform puts into people's mouths: the same frame with other links. */
import { HOUR } from "../../../src/domain/time.ts";
import { type Chance, weighted, zipf } from "../chance.ts";
import { type InnocentKind, innocent } from "../label.ts";
import { anyMoment, isInWeek, type Plan, planned, wakingMoment } from "../planned.ts";
import { headline } from "../wording/english.ts";
import { handle, link, PRODUCTS, person, place } from "../wording/names.ts";

/** What is written where a frame has a slot. */
interface Slots {
  readonly product: string;
  readonly title: string;
  readonly chance: Chance;
}
type Frame = (slots: Slots) => string;

/** The words are the button's; a title, where there is one, is the page's. */
const SHARE_BUTTONS: readonly Frame[] = [
  ({ product, title, chance }) =>
    `I just read "${title}" on ${product} ${url(chance)} via @${product.toLowerCase()}`,
  ({ product, chance }) => `I just signed up for the early list of ${product}. Join me here: ${url(chance)}`,
  ({ product, chance }) => `Check out what I found on ${product}! ${url(chance)}`,
  ({ product, chance }) =>
    `I just backed a project on @${product.toLowerCase()} and you should too ${url(chance)}`,
  ({ product, chance }) => `Use my link to get ten coins off your first order with ${product} ${url(chance)}`,
  ({ product, title, chance }) => `Now listening to ${title} on ${product} ${url(chance)}`,
  ({ product, chance }) => `Join me on ${product} and we both get a free month: ${url(chance)}`,
  ({ product, chance }) =>
    `I took the ${product} quiz and got ${chance.between(3, 10)} out of 10! Take it here ${url(chance)}`,
];

const AUTO_TEXTS: readonly Frame[] = [
  ({ title, chance }) => `I liked a video ${url(chance)} ${title}`,
  ({ title, chance }) => `I added a video to a playlist ${url(chance)} ${title}`,
  ({ chance }) => `Just posted a photo ${url(chance)}`,
  ({ chance }) =>
    `My week: ${chance.between(1, 30)} new followers, ${chance.between(1, 9)} mentions. How did you do? ${url(chance)}`,
  ({ chance }) =>
    `${chance.between(1, 9)} people followed me and ${chance.between(1, 9)} people unfollowed me, checked by ${url(chance)}`,
  ({ product, chance }) => `I just finished a ${chance.between(3, 21)} km run with ${product} ${url(chance)}`,
  ({ product, chance }) => `I am broadcasting live on ${product}, come and watch ${url(chance)}`,
  ({ chance }) =>
    `The latest daily paper is out! Thanks to @${handle(chance)} @${handle(chance)} ${url(chance)}`,
];

/** A popular app's text appears all week; one that has its day appears within hours. */
export function planFrames({ chance, accounts, groups, add }: Plan): void {
  const user = accounts.active("en");
  const families: readonly [InnocentKind, readonly Frame[], number][] = [
    ["share-button", SHARE_BUTTONS, 45],
    ["auto-text", AUTO_TEXTS, 35],
  ];
  for (const [kind, frames, count] of families) {
    for (let n = 0; n < groups(count); n += 1) {
      const frame = frames[n % frames.length]!;
      const product = chance.pick(PRODUCTS);
      const titles = zipf(
        Array.from({ length: 25 }, () => headline(chance)),
        1,
      );
      const hasItsDay = chance.chance(0.4);
      const day = wakingMoment(chance);
      const uses = Math.round(chance.heavyTailed(20, 1.1, 900));
      for (let i = 0; i < uses; i += 1) {
        const at = hasItsDay ? day + chance.exponential(2.5 * HOUR) : anyMoment(chance);
        if (!isInWeek(at)) continue;
        const text = frame({ product, title: titles(chance), chance });
        add(planned(at, user(chance), text, innocent(kind, n)));
      }
    }
  }
}

const CHECK_INS = 4_800;
const VENUES = 500;

/** "I'm at …": many venues, and a few where everybody is. */
export function planCheckIns({ chance, accounts, groups, add }: Plan): void {
  const user = accounts.active("en");
  const kinds = [
    "Harbour Café",
    "Central Station",
    "Airport",
    "Stadium",
    "Concert Hall",
    "Market",
    "Gym",
    "Cinema",
  ];
  const venues = Array.from({ length: VENUES }, (_, n) => ({
    n,
    name: chance.chance(0.3) ? `${person(chance)} ${chance.pick(kinds)}` : chance.pick(kinds),
    town: place(chance),
  }));
  const venue = weighted(venues, ({ n }) => (n + 1) ** -0.9);
  for (let i = 0; i < groups(CHECK_INS); i += 1) {
    const { n, name, town } = venue(chance);
    const company = chance.chance(0.2) ? ` w/ @${handle(chance)}` : "";
    const text = `I'm at ${name} in ${town}${company} ${url(chance)}`;
    add(planned(wakingMoment(chance), user(chance), text, innocent("check-in", n)));
  }
}

function url(chance: Chance): string {
  return link(chance, "t.example");
}
