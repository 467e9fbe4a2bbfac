/** What each command and each of its options is for, in Dutch, by their names. */
import type { commands as english } from "../en/commands.ts";

const page = "welke pagina van de lijst";
const since = "hoe ver terug, zoals 90m, 24h of 7d";
const burstId = "de korte id van de burst, het begin ervan, of “last”";
const lasting = "hoe lang, of tot wanneer: 1h, 24h, 7d, 18:00 of 2026-12-01";
const why = "waarom, voor wie het zich later afvraagt";
const watch = "de id van de watch, zoals in watch list";

const phrases =
  "woorden en zinsneden om naar te zoeken, met komma's ertussen; “+” vooraan voegt toe aan wat er is";
const watchRules = {
  require: "zinsneden waarvan er ook één moet voorkomen, of “none” (geen)",
  exclude: "zinsneden waarvan er geen mag voorkomen, of “none” (geen)",
  languages: "taalcodes met komma's ertussen, of “none” voor alle",
  accounts: "vanaf hoeveel accounts dezelfde woorden een burst zijn",
  window: "binnen welke tijd, als 30m of 2h, in plaats van die voor alle watches",
};
const watchLists = {
  ...watchRules,
  name: "hoe hij heet op kaarten",
  sources: "waaruit hij gelezen wordt, met komma's ertussen",
};

export const commands: typeof english = {
  bursts: {
    summary: "Gevonden bursts, de nieuwste eerst",
    options: {
      since,
      sort: "newest (nieuwste), severity (gewicht) of accounts (grootte)",
      show: "all (alle), announced (gemelde) of quiet (stille)",
      watch: "alleen die van één watch, met de id",
      page,
    },
  },
  burst: {
    summary: "Eén burst: wat er gezegd werd, door wie, wanneer, met links",
    options: {
      id: "de korte id, het begin ervan, of “last” voor de nieuwste",
      show: "“posts” of “accounts” voor de hele lijst",
      page,
    },
  },
  account: {
    summary: "Wat van een account bewaard is en, voor redacteurs, hoe het platform het nu toont",
    options: {
      account: "de @gebruikersnaam of de id van het platform",
      show: "“stored” voor niets live, “live” om er een op te zoeken waarvan niets bewaard is",
    },
  },
  crews: { summary: "Accounts die telkens samen dezelfde teksten plaatsen", options: { page } },
  crew: {
    summary: "Eén groep accounts: wie erin zit, en welke teksten ze delen",
    options: { id: "de korte id, of het begin ervan" },
  },
  phrase: {
    summary: "Bursts en bewaarde posts die een zinsnede bevatten, of de woorden van een post",
    options: { text: "de woorden, met of zonder aanhalingstekens, of het adres van een post" },
  },
  why: {
    summary: "Hoe ver een post, een tekst of een burst kwam op weg naar een bericht, en wat hem tegenhield",
    options: { about: "het adres of nummer van een post, de korte id van een burst, of woorden" },
  },
  "watch list": { summary: "Wat er gevolgd wordt, met de woorden en de plaatsen die het horen", options: {} },
  "watch show": { summary: "Eén watch voluit: woorden, plaatsen, hoe het lezen gaat", options: { watch } },
  "watch add": {
    summary: "Volgt iets nieuws, vanaf nu",
    options: { watch: "een korte id ervoor, zoals lindqvist", keywords: phrases, ...watchLists },
  },
  "watch change": {
    summary:
      "Geeft een watch andere woorden, bronnen of een andere naam; het antwoord zegt wat dat doet, en het kan ongedaan",
    options: { watch, keywords: phrases, ...watchLists },
  },
  "watch try": {
    summary: "Wat een wijziging van de laatste zeven dagen gemaakt zou hebben, vóór ze er is",
    options: { watch, keywords: phrases, ...watchRules },
  },
  "watch discard": {
    summary: "Laat een watch zoals hij is nadat een wijziging geprobeerd werd",
    options: { watch },
  },
  "watch pause": { summary: "Leest een tijd lang niets van een watch", options: { watch, for: lasting } },
  "watch resume": { summary: "Leest een gepauzeerde watch weer", options: { watch } },
  "watch remove": { summary: "Volgt iets niet meer; wat gevonden werd, blijft", options: { watch } },
  "watch undo": {
    summary: "Maakt de laatste wijziging van een watch ongedaan",
    options: { number: "het nummer van de wijziging, zoals het antwoord erop het gaf" },
  },
  follow: {
    summary: "Meldt de bursts van een watch vanaf nu in deze plaats",
    options: { watch, where: "“here” (hier)", severity: "alleen die met minstens dit gewicht, 0–100" },
  },
  unfollow: { summary: "Meldt in deze plaats niets meer van een watch", options: { watch } },
  "text list": {
    summary: "Bekende teksten, zoals een gelekte voorbeeldtekst, met hun nummers",
    options: { watch },
  },
  "text add": {
    summary:
      "Maakt een tekst bekend: kopieën staan vanaf het eerste account in de lijst, en worden vanaf twee gemeld",
    options: { watch, text: "de tekst, woord voor woord" },
  },
  "text remove": {
    summary: "Vergeet een bekende tekst; bursts die erdoor gevonden werden, blijven",
    options: { watch, number: "het nummer van de tekst, zoals in text list" },
  },
  audit: {
    summary: "Wie wat vroeg en wijzigde, het nieuwste eerst",
    options: { since, by: "één persoon, met de id", page },
  },
  ask: {
    summary: "Wat er over een burst bekend is als u zich afvraagt wie en waarom, en wat niet",
    options: { question: "in uw eigen woorden; de id van een burst erin zegt welke", id: burstId },
  },
  mute: {
    summary: "Zegt een tijd lang niets meer over een burst",
    options: { id: burstId, for: lasting, why },
  },
  "mute watch": {
    summary: "Meldt een tijd lang niets van een watch; bursts worden nog gevonden en opgesomd",
    options: { watch, for: lasting, why },
  },
  "mute passage": {
    summary: "Meldt een tijd lang geen burst met deze woorden",
    options: { for: lasting, words: "minstens drie woorden op een rij uit de passage", why },
  },
  "mute accounts": {
    summary: "Meldt een tijd lang geen burst die er zonder deze accounts geen was",
    options: { for: lasting, accounts: "handles of id's, met spaties ertussen", why },
  },
  "mute list": { summary: "Wat gedempt is, tot wanneer, door wie en waarom", options: {} },
  "mute end": {
    summary: "Beëindigt een demping voortijdig",
    options: { number: "het nummer van de demping, zoals in mute list" },
  },
  review: {
    summary: "Wat je van een burst vindt, als het jouwe op elk bericht erover",
    options: {
      id: burstId,
      verdict: "follow-up, explained, declared of unclear",
      note: "wat je te weten kwam",
      as: "wat hem verklaart, zoals petitie",
    },
  },
  publish: {
    summary: "Meldt een burst op een plaats die het eerst aan een mens vraagt",
    options: {
      id: burstId,
      place: "waar, als hij op meerdere plaatsen wacht",
      names: "“masked” laat namen en links weg",
    },
  },
  keep: {
    summary: "Meldt een burst niet op een plaats die het eerst aan een mens vraagt",
    options: { id: burstId, place: "waar, als hij op meerdere plaatsen wacht" },
  },
  announce: { summary: "Meldt op deze plek een burst die hier stil gehouden werd", options: { id: burstId } },
  dispute: {
    summary: "Zegt dat een verklaring deze woorden niet verklaart, in deze watch",
    options: { id: burstId, kind: "de verklaring die niet klopt; zonder alle die het stil houden" },
  },
  correct: {
    summary: "Zet recht wat over een burst gezegd werd, op elk bericht erover",
    options: { id: burstId, text: "wat juist is" },
  },
  withdraw: {
    summary: "Trekt een burst in, en haalt woorden en namen uit wat verstuurd werd",
    options: { id: burstId, reason: "waarom" },
  },
  export: {
    summary: "Een dossier om door te geven: posts, accounts, wie met wie postte, en wat het bewijst",
    options: {
      id: "de korte id van een burst of groep, een @handle, of de id van een watch met een dag",
      day: "van een watch, in UTC: 2026-11-05",
      kind: "burst, crew, account of watch, waar een id meer kan zijn",
      files: "“single” voor elk bestand apart, in plaats van één zip",
    },
  },
  "export check": {
    summary: "Wat er uit een dossier weg moest sinds het gemaakt werd",
    options: { manifest: "de 64 tekens uit het antwoord op de export" },
  },
  "export revoke": {
    summary: "Laat de link naar een dossier nergens meer heen leiden",
    options: { number: "het nummer uit het antwoord op de export" },
  },
  hold: {
    summary: "Behoedt een burst of account voor verwijderen en wissen",
    options: {
      id: "de korte id van een burst, of de @handle of id van een account",
      reason: "waarom",
      until: "tot wanneer, zoals 90d",
    },
  },
  "hold list": { summary: "Wat vastgehouden wordt, door wie en waarom", options: {} },
  "hold release": {
    summary: "Geeft vrij wat vastgehouden werd",
    options: { number: "het nummer, zoals in hold list", reason: "waarom" },
  },
  "purge post": {
    summary: "Wist een post voorgoed, ook uit wat verstuurd werd",
    options: { name: "zijn id of adres", sure: "“yes”; anders hoor je wat er zou verdwijnen" },
  },
  "purge account": {
    summary: "Wist een account en zijn posts voorgoed, ook uit wat verstuurd werd",
    options: { name: "zijn @handle of id", sure: "“yes”; anders hoor je wat er zou verdwijnen" },
  },
  block: {
    summary: "Beantwoordt vanaf nu niets wat een persoon vraagt",
    options: { person: "de id, zoals het logboek die toont", why },
  },
  "block list": { summary: "Wie geblokkeerd is, sinds wanneer, door wie en waarom", options: {} },
  "block end": {
    summary: "Beantwoordt weer wat een persoon vraagt",
    options: { person: "de id, zoals block list die toont" },
  },
  reviews: { summary: "Hoe vaak mensen het eens waren, naar gewicht en naar verklaring", options: {} },
  "watch start": {
    summary: "Start een watch die wacht omdat hem lezen geld kost",
    options: { watch },
  },
  "watch read-back": {
    summary: "Leest een tijd terug waarin er geen geld was om een watch te lezen, of laat hem ongelezen",
    options: { watch, answer: "“yes” of “no”; zonder hoor je wat het kost" },
  },
  cost: {
    summary: "Wat lezen deze maand kostte: per watch, doel, burst en persoon",
    options: {},
  },
  "budget raise": {
    summary: "Verhoogt het budget van deze maand van een bron die geld kost",
    options: {
      source: "de bron, bijvoorbeeld x",
      dollars: "het nieuwe budget van deze maand, in Amerikaanse dollar",
    },
  },
  drill: {
    summary: "Speelt op deze plek verzonnen bursts, om te zien hoe ze gemeld worden",
    options: { scenario: "“short”, drie uur met twee bursts, of “week”" },
  },
  "drill stop": { summary: "Beëindigt de oefening op deze plek", options: {} },
  language: {
    summary: "In welke taal u antwoord krijgt, wat de plek ook leest",
    options: { language: "een taalcode, of “place” voor de taal van elke plek" },
  },
  status: { summary: "Of alles werkt, wat er wacht, en wat er gemist werd", options: {} },
  help: { summary: "Wat u kunt vragen, en hoe", options: { command: "een van de commando’s" } },
};
