/** What is said of a burst's accounts and posts after it was announced, in Dutch. */
import type { following as english } from "../en/following.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, posts, grouped, formed } = amounts;

const BE = { one: "is", other: "zijn" };

export const following: typeof english = {
  labels: {
    accounts: "Accounts",
    explainedSince: "Later verklaard",
    carried: "Kopieën tonen ook",
    found: "Opgezocht",
    since: "Sindsdien",
  },

  ages: (of) => `leeftijd: ${of.ages}`,
  noneKnown: {
    looking: "wordt opgezocht",
    refused: "niet opgezocht, er is geen budget voor",
    failed: "nog niet opgezocht: het platform kon niet gevraagd worden",
    complete: "niet bekend",
  },
  young: (of) =>
    `${grouped(of.young)} van ${grouped(of.accounts)} aangemaakt in de laatste 90 dagen (${of.extent})`,
  knownForAll: (n) => `bekend voor alle ${grouped(n)}`,
  knownOf: {
    complete: (n) => `bekend voor ${grouped(n)}`,
    looking: (n) => `bekend voor ${grouped(n)}, de andere worden opgezocht`,
    refused: (n) => `bekend voor ${grouped(n)}, de andere niet opgezocht, er is geen budget voor`,
    failed: (n) => `bekend voor ${grouped(n)}, de andere nog niet: het platform kon niet gevraagd worden`,
  },
  agesSentence: (of) =>
    ` Leeftijd van de accounts: ${grouped(of.young)} van de ${grouped(of.accounts)} ${formed(of.young, { one: "werd", other: "werden" })} aangemaakt in de laatste 90 dagen (${of.extent}).`,

  declares: (of) =>
    `${grouped(of.declaring)} van ${grouped(of.accounts)} ${formed(of.declaring, { one: "meldt", other: "melden" })} zelf een band: ${of.declaration}`,
  inItsBio: (of) => `${of.quoted} (in de bio)`,
  inItsPost: (of) => `${of.quoted} (in de post)`,

  quote: (of) => `${grouped(of.copies)} van ${grouped(of.among)} citeren dezelfde post`,
  reply: (of) => `${grouped(of.copies)} van ${grouped(of.among)} antwoorden op dezelfde post`,
  explainedSince: (of) =>
    line`${of.added}: een citaat van een post van ${of.name} waarin deze woorden staan; ${grouped(of.copies)} van ${grouped(of.among)} kopieën citeren die post`,
  picture: (of) =>
    `${grouped(of.copies)} van ${grouped(of.among)} een afbeelding, beschreven als ${of.quoted}`,

  declaring: (of) => `meldt zelf: ${of.declaration}`,

  bySearching: "gevonden door op de woorden te zoeken",
  firstFound: (of) => line`de vroegste kopie ${of.first}, gevonden door op de woorden te zoeken · `,
  found: (of) =>
    line`door op de woorden te zoeken: ${posts(of.posts)} van ${accounts(of.accounts)} buiten wat hier gelezen wordt, de vroegste ${of.first} (vermeld, niet meegeteld)`,

  since: (of) => line`${of.standing} (nagekeken ${of.lookedAt})`,
  allThere: "alle accounts en posts zijn er nog",
  suspended: (of) => `${grouped(of.n)}${of.accounts} ${formed(of.n, BE)} sindsdien geschorst`,
  protected: (of) => `${grouped(of.n)}${of.accounts} ${formed(of.n, BE)} sindsdien afgeschermd`,
  gone: (of) => `${grouped(of.n)}${of.accounts} ${formed(of.n, BE)} sindsdien weg`,
  ofAccounts: (n) => ` van ${accounts(n)}`,
  postsGone: (of) => `${grouped(of.n)} van ${posts(of.posts)} ${formed(of.n, BE)} weg`,
  renamed: (n) => `${accounts(n)} ${formed(n, { one: "heeft", other: "hebben" })} nu een andere handle`,

  looksAgain: (of) =>
    ` Accounts en posts worden opnieuw bekeken na 1 uur, 6 uur, 24 uur, 7 en 30 dagen${of.amount === "" ? "" : ` (ongeveer ${of.amount})`}.`,
  looks: {
    "1h": "Na een uur opnieuw bekeken:",
    "6h": "Na 6 uur opnieuw bekeken:",
    "24h": "Na 24 uur opnieuw bekeken:",
    "7d": "Na 7 dagen opnieuw bekeken:",
    "30d": "Na 30 dagen opnieuw bekeken:",
  },
  looksRest: (of) => ` ${of.standing}.`,
};
