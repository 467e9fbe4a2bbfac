/** What is said about one account, in Dutch. */
import type { account as english } from "../en/account.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, atLeast, bursts, counted, days, grouped, ordinal, posts } = amounts;

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
  since: (of) => line`(sinds ${of.before}, in de watches die hier te zien zijn) `,
  dataOf: (of) =>
    line`${posts(of.posts)} bewaard, ${of.first} tot ${of.latest} · in ${grouped(of.bursts)} van ${bursts(of.among)}`,
  burst: (of) =>
    line`${of.shortId}: de ${ordinal(of.position)} kopie die we zagen, ${of.posted} · ${accounts(of.accounts)} in totaal · ${of.watch}`,
  notKnown:
    "van wie het account is, posts buiten de watches die hier te zien zijn, verwijderde posts die nooit gelezen werden",
  closing:
    "In één burst zitten zegt weinig: mensen nemen teksten over die hun bevallen. Herhaling zegt meer, en nog steeds niet waarom.",
  noneStored: "geen post bewaard",
  none: (typed) =>
    `We hebben geen post van ${typed} in de watches die hier te zien zijn. Dat betekent niet dat het account er geen plaatste.`,
  noneSince: (of) =>
    line`We hebben sinds ${of.first} geen post van ${of.name} in de watches die hier te zien zijn. Dat betekent niet dat het account er geen plaatste.`,
  moreOfThisName: (n) =>
    `Nog ${counted(n, { one: "account had", other: "accounts hadden" })} deze naam; vraag het op met de id.`,
  profileLabel: "Profiel",
  recentLabel: "Recente posts",
  earlierLookLabel: "Eerder bekeken",
  lookUpLabel: "Opzoeking",
  standings: { present: "aanwezig", suspended: "geschorst", protected: "afgeschermd", gone: "weg" },
  lookedAt: (of) => line` · ${of.standing} (opgezocht ${of.read})`,
  away: (of) => line`${of.platform} zegt dat dit account ${of.standing} is (gezien ${of.read}`,
  presentBefore: (of) => line`; aanwezig ${of.before}`,
  seenBefore: "). Wat eerder gezien werd, staat hieronder.",
  created: (of) => line`aangemaakt ${of.posted} (${atLeast(of.elapsed)} oud) · `,
  followed: (of) =>
    `${counted(of.followers, { one: "volger", other: "volgers" })}, volgt er ${grouped(of.others)}`,
  allPosts: (n) => ` · ${posts(n)}`,
  bio: (quoted) => ` · omschrijving: ${quoted}`,
  declares: (declaration) => ` · meldt zelf: ${declaration}`,
  declaresNothing: " · meldt geen band die we herkennen",
  earlierLook: (of) => line`op ${of.before}: ${of.handle}, ${of.bio}`,
  otherHandle: (name) => `gebruikersnaam was ${name}`,
  sameHandle: "gebruikersnaam dezelfde",
  otherBio: (quoted) => `omschrijving was ${quoted}`,
  sameBio: "omschrijving dezelfde",
  recentNone: (n) => `geen van ${grouped(n)} bevat een passage die hier bekend is`,
  recentSome: (of) =>
    `${grouped(of.found)} van ${grouped(of.posts)} bevatten een passage die hier bekend is: ${of.names}`,
  cost: (amount) => `kosten van deze opzoeking ${amount}`,
  left: (of) => `; vandaag nog ${grouped(of.times)} van uw ${grouped(of.most)} over`,
  refused: "niet opgezocht: wat aan opzoekingen besteed mag worden, is op",
  refusedPerson: "niet opgezocht: u vroeg er vandaag al zoveel als iemand mag",
  refusedTeam: "niet opgezocht: het team vroeg er vandaag al zoveel als het mag",
  resumes: (of) => line`; opnieuw vanaf ${of.until}`,
  notAnswered: (reason) => `niet opgezocht: ${reason}`,
  lookUpAction: (amount) => `Zoek het profiel op, ${amount}`,
  togetherOften: (of) =>
    `plaatste ${counted(of.bursts, { one: "identieke tekst", other: "verschillende identieke teksten" })} met dezelfde ${accounts(of.accounts)}, op ${days(of.days)}: ${of.names}`,
};
