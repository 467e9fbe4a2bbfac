/** Reading back a time without money, in Dutch. */
import type { readBack as english } from "../en/read-back.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { dollars, posts } = amounts;

export const readBack: typeof english = {
  headline: (of) => `${of.watch} op ${of.source}: een tijd is niet gelezen`,
  unread: (of) => line`Van ${of.first} tot ${of.latest} was er geen budget om hem te lezen.`,
  costs: (of) =>
    ` Ongeveer ${posts(of.posts)} voldoen; ze teruglezen kost ongeveer ${dollars(of.cost)} van de ${dollars(of.ofMonth)} van deze maand.`,
  matches: (n) => ` Ongeveer ${posts(n)} voldoen.`,
  meaning:
    "Wat teruggelezen wordt sluit aan bij bursts en beantwoordt vragen (why, phrase, account). Het maakt zelf geen burst: wat erna kwam is al beoordeeld. Zoeken gaat zeven dagen terug, dus met elk uur blijft er minder van over.",
  askedElsewhere: (watch) =>
    `Hij kan nog enkele dagen teruggelezen worden; redacteurs beslissen daarover: /verbatim watch read-back ${watch}`,
  yes: "Teruglezen",
  no: "Laten",
  agreed: (by) => ` Hij wordt teruggelezen (goedgekeurd door ${by}).`,
  left: (by) => ` Hij blijft ongelezen (${by}).`,
  done: (of) => ` Hij is sindsdien teruggelezen: ${posts(of.posts)} (goedgekeurd door ${of.by}).`,
  doneTo: (of) =>
    line` Vanaf ${of.first} is hij sindsdien teruggelezen: ${posts(of.posts)} (goedgekeurd door ${of.by}). De rest blijft ongelezen.`,
  lapsed: " Hij blijft ongelezen: teruglezen kan niet meer.",
  nothing: (watch) => `Er is geen ongelezen tijd van ${watch} die teruggelezen kan worden.`,
  answered: (watch) => `De ongelezen tijd van ${watch} wordt de volgende keer teruggelezen.`,
  leftNow: (watch) => `De ongelezen tijd van ${watch} blijft ongelezen, en staat zo genoteerd.`,
  listed: "een ongelezen tijd kan teruggelezen worden (watch read-back)",
};
