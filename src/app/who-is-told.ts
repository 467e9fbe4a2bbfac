/** Who is told of money: one place with amounts, the others without. */
import { routesOf } from "../alerts/route.ts";
import type { Place } from "../domain/alert.ts";
import type { NoticeParts } from "../pipeline/money-notices.ts";
import type { WatchingNow } from "./watching.ts";

/** A place is spoken to in the language of its first route. What is watched changes while the bot runs. */
export function whoIsTold(
  moneyPlace: Place | null,
  { watches, routes }: Pick<WatchingNow, "watches" | "routes">,
): Pick<NoticeParts, "payer" | "audiences"> {
  const languageAt = (place: Place) => routes.find(({ to }) => to === place)?.language ?? "en";
  return {
    payer: moneyPlace === null ? null : { place: moneyPlace, language: languageAt(moneyPlace) },
    audiences: () =>
      [...new Set(routes.map(({ to }) => to))]
        .filter((place) => place !== moneyPlace)
        .map((place) => ({
          place,
          language: languageAt(place),
          watches: watches.filter(({ id }) => routesOf(id, routes).some(({ to }) => to === place)),
        })),
  };
}
