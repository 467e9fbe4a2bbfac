/** What is said about mutes, in Dutch. */
import type { mutes as english, until as englishUntil } from "../en/mutes.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { counted, grouped } = amounts;

export const mutes: typeof english = {
  none: "Niets is gedempt",
  counted: (n) => counted(n, { one: "demping", other: "dempingen" }),
  isMuted: "Gedempt",
  isEnded: "Beëindigd",
  action: "Dempingen",
  end: (number) => `Beëindig ${number}`,
  until: (of) => line`tot ${of.ended} · door ${of.name}`,
  theWords: (quoted) => `de woorden ${quoted}`,
  theAccounts: (of) => `de accounts ${of.names}${of.more > 0 ? ` en nog ${grouped(of.more)}` : ""}`,
  meaning: {
    burst: "Het bericht wordt bijgehouden; verder wordt er niets over gezegd, ook niet over latere golven.",
    watch: "Wat hij vindt staat zoals altijd in de lijst, en wordt niet gemeld.",
    passage: "Bursts waarin deze woorden staan, komen in de lijst en worden niet gemeld.",
    accounts: "Bursts die er zonder deze accounts geen waren, komen in de lijst en worden niet gemeld.",
  },
  noMute: (number) => `Er is geen demping ${number} onder die hier gelden.`,
  tooFewWords: "Dit zijn te weinig woorden om te herkennen: noem er minstens drie op een rij.",
  nameOne: "Noem minstens één account. Er werd niets gedempt.",
  unknownAccounts: (names) => `Van ${names} is niets bewaard. Er werd niets gedempt.`,
  noSuchAccount: "Zo'n account is er niet",
};

export const until: typeof englishUntil = {
  unclear: "Voor hoe lang? Schrijf 1h, 24h of 7d, of tot wanneer: 18:00, 2026-12-01 of 2026-12-01T18:00.",
  past: "Dat moment is al voorbij.",
  "too-long": "Dat is langer dan een jaar, en meer mag niet.",
};
