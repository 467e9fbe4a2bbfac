/** What is said about one account, in Dutch. */
import type { account as english } from "../en/account.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, bursts, counted, ordinal, posts } = amounts;

export const account: typeof english = {
  labels: {
    account: "Account",
    data: "In onze gegevens",
    together: "Samen met anderen",
    earlier: "Andere gebruikersnamen gezien",
    notKnown: "Niet bekend",
  },
  id: (id) => `id ${id}`,
  stored: (n) => `${posts(n)} bewaard`,
  data: (of) =>
    line`${posts(of.posts)} bewaard, ${of.first} tot ${of.latest} · ${of.bursts === 0 ? "in geen burst" : `in ${bursts(of.bursts)}`}`,
  burst: (of) =>
    line`${of.shortId}: de ${ordinal(of.position)} kopie die we zagen, ${of.posted} · ${accounts(of.accounts)} in totaal · ${of.watch}`,
  together: (names) => `in twee of meer dezelfde bursts als ${names}`,
  notKnown:
    "van wie het account is, posts buiten de watches die hier te zien zijn, verwijderde posts die nooit gelezen werden",
  closing:
    "In één burst zitten zegt weinig: mensen nemen teksten over die hun bevallen. Herhaling zegt meer, en nog steeds niet waarom.",
  noneStored: "geen post bewaard",
  none: (typed) =>
    `We hebben geen post van ${typed} in de watches die hier te zien zijn. Dat betekent niet dat het account er geen plaatste.`,
  moreOfThisName: (n) =>
    `Nog ${counted(n, { one: "account had", other: "accounts hadden" })} deze naam; vraag het op met de id.`,
};
