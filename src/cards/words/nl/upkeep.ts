/** What the bot does for its own house, in Dutch: what was forgotten, verified and backed up, and how it stopped. */
import type { upkeep as english } from "../en/upkeep.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { all, atLeast, counted, grouped } = amounts;

const breaks: (typeof english)["breaks"] = {
  changed: "hij is niet wat er geschreven werd",
  missing: "hij is er niet, terwijl latere er wel zijn",
  cut: "hij is weg, en alles wat erop volgde ook",
  added: "hij werd van buitenaf toegevoegd",
  head: "hij is niet de laatste die geschreven werd",
};

export const upkeep: typeof english = {
  breaks,
  chainTitle: "Bewijs",
  auditChain: "het logboek van handelingen",
  evidenceChain: (name) => `de bewijsketen van ${name}`,
  breaksAt: (of) => `Vanaf schakel ${grouped(of.n)} klopt ${of.chain} niet: ${breaks[of.broken]}.`,
  changedBehindUs:
    "Iemand of iets heeft de database van buitenaf veranderd. Bewaar deze kopie ervan, en zet een back-up terug.",
  brokenShort: (chain) => `${chain} klopt niet`,
  stops: {
    clean: "netjes gestopt",
    killed: "het proces werd afgebroken of de stroom viel uit",
    reboot: "de machine werd herstart",
    crash: "een fout",
    full: "de schijf was vol",
  },
  lastStop: (of) => `laatste stop: ${of.stop}, ${atLeast(of.elapsed)} uit`,
  crashed: (of) => `${of.stop} (“${of.reason}”)`,
  verified: (of) => line`ketens nagerekend op ${of.when}`,
  neverVerified: "ketens nog niet nagerekend",
  lastBackup: (of) => line`laatste back-up ${of.when}`,
  noBackup: "nog geen back-up (verbatim backup)",
  keptLabel: "Bewaard",
  keptFor: (of) => `teksten ${atLeast(of.span)}, wat ze bewijst ${atLeast(of.history)}`,
  removed: (of) => line`${counted(of.texts, { one: "tekst", other: "teksten" })} verwijderd op ${of.when}`,
  removedHashes: (of) => line`${counted(of.n, { one: "hash", other: "hashes" })} verwijderd op ${of.when}`,
  nothingRemoved: "nog niets verwijderd",
  due: (n) => `${counted(n, { one: "tekst is", other: "teksten zijn" })} nu aan de beurt`,
  dueNext: (of) => line`de volgende op ${of.when}`,
  heldBack: (of) =>
    `${counted(of.texts, { one: "tekst blijft", other: "teksten blijven" })} langer door ${counted(of.holds.length, { one: "bewaring", other: "bewaringen" })} (${all(of.holds)})`,
};
