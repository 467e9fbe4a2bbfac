/** The page of a dossier, in Dutch. */
import { UNREAD, type Unread } from "../../../domain/unread.ts";
import type { dossier as english } from "../en/dossier.ts";
import { amounts } from "./amounts.ts";

const { accounts, posts, bursts, counted, formed, grouped, atMost } = amounts;

/** ` op X die bij de watch “Mara Lindqvist” passen`, achter posts. */
function matching(of: { n: number; watch: string; source: string; single: boolean }): string {
  const on = of.source === "" ? "" : ` op ${of.source}`;
  const watches = formed(of.n, { one: "watch", other: "watches" });
  return `${on} die bij de ${watches} ${of.watch} ${of.single ? "past" : "passen"}`;
}

const UNREAD_WORDS: Readonly<Record<Unread, string>> = {
  [UNREAD.sampled]: "steekproef: de nieuwste posts van elk tijdvak werden gelezen",
  [UNREAD.countsLed]: "geleid door tellingen: alleen de minuten die opvielen werden gelezen",
  [UNREAD.month]: "het maandbudget was op",
  [UNREAD.day]: "het deel van het budget voor die dag was op",
  [UNREAD.notAgreed]: "niemand had met de kosten ingestemd",
};

const READ_FROM: ReadonlyMap<string, string> = new Map([
  ["x", "op X"],
  ["replay", "uit bestanden"],
  ["drill", "uit de oefening"],
]);

export const dossier: typeof english = {
  standings: {
    present: "aanwezig",
    suspended: "geschorst",
    protected: "afgeschermd",
    gone: "weg",
  },
  notReal: "Dit is verzonnen, om dingen uit te proberen. Niets ervan is gebeurd.",
  onDay: { on: ", op", at: "om", between: "tussen", and: "en", end: " UTC" },
  between: ", tussen",
  and: "en",
  quote: {
    burst: (of) => `, in posts${matching({ n: of.n, watch: of.watch, source: of.source, single: false })}`,
    crew: (of) =>
      `${accounts(of.accounts)} (groep ${of.name}) ${formed(of.accounts, { one: "plaatste", other: "plaatsten" })} ${counted(of.copies, { one: "kopie", other: "kopieën" })} in ${bursts(of.bursts)} van dezelfde woorden`,
    account: (of) =>
      `${of.called} plaatste ${posts(of.posts)}${matching({ n: of.n, watch: of.watch, source: of.source, single: of.posts === 1 })}`,
    day: (of) =>
      `${accounts(of.accounts)} ${formed(of.accounts, { one: "plaatste", other: "plaatsten" })} ${posts(of.posts)}${matching({ n: of.n, watch: of.watch, source: of.source, single: of.posts === 1 })}`,
    copies: (of) => {
      if (of.copies === 0)
        return `; ${of.posts === 1 ? "die is geen kopie" : "geen daarvan is een kopie"} in een burst van dezelfde woorden`;
      const whole = `${of.copies === 1 ? "een kopie" : "kopieën"} in ${bursts(of.bursts)} van dezelfde woorden`;
      if (of.posts === 1) return `; die is ${whole}`;
      return `; ${of.copies === of.posts ? "alle" : grouped(of.copies)} daarvan ${formed(of.copies, { one: "is", other: "zijn" })} ${whole}`;
    },
    allWordForWord: (n) => `: ${n === 1 ? "1 post" : `alle ${posts(n)}`} woordelijk`,
    compared: (of) =>
      of.n === 0
        ? `: ${posts(of.posts)}, elk met wijzigingen`
        : `: ${grouped(of.n)} van ${posts(of.posts)} woordelijk, ${grouped(of.posts - of.n)} met wijzigingen`,
    comparedSome: (of) =>
      `: minstens ${grouped(of.n)} van ${posts(of.posts)} woordelijk, voor zover hun teksten bewaard zijn`,
    covered: (of) => `gelezen: ${of.covered}`,
    unread: (n) =>
      `${counted(n, { one: "stuk", other: "stukken" })} van die tijd ${formed(n, { one: "werd", other: "werden" })} niet gelezen`,
    explained: (of) => `verklaard: ${of.listed}`,
    open: (at) => `het was op ${at} niet afgelopen`,
    withdrawn: (n) =>
      `${posts(n)} van ingetrokken bursts ${formed(n, { one: "is", other: "zijn" })} weggelaten`,
    waves: (of) =>
      `Dit is golf ${grouped(of.wave)} van deze woorden; over alle golven ${formed(of.accounts, { one: "plaatste", other: "plaatsten" })} ${accounts(of.accounts)} ze in ${posts(of.posts)}.`,
  },
  how: "Hoe we dit weten",
  readFrom: (source) => READ_FROM.get(source) ?? `van ${source}`,
  howRead: (of) =>
    `Verbatim leest posts ${of.listed} die bij de zoekwoorden van ${of.watch} passen, bewaart elke post zoals die kwam, en vergelijkt de woorden van alle posts.`,
  howCounted:
    "Een burst is een aantal verschillende accounts dat binnen korte tijd dezelfde woorden plaatste; reposts tellen niet mee. “Eerste” betekent altijd de eerste kopie die wij zagen.",
  howCrew:
    "Een groep is een aantal accounts die meerdere bursts gemeen hebben, meer dan toeval samen zou brengen; dat zegt niet dat ze elkaar kennen.",
  howLimited:
    "Een zoekopdracht geeft niet alles terug, en wat verwijderd werd voor het gelezen was ontbreekt, dus alle aantallen zijn minimums. Dezelfde woorden zeggen niet wie ze schreef of waarom: ook koppen, petities, liedjes en deelknoppen worden overgenomen.",
  howCovered: (of) =>
    of.covered === ""
      ? of.gaps === 0
        ? "In de tijd van deze posts is alles gelezen wat de zoekopdracht teruggaf."
        : "In de tijd van deze posts is niet alles gelezen."
      : `In de tijd van deze posts is niet alles gelezen wat paste: ${of.covered}.`,
  howUnread: (n) =>
    `${counted(n, { one: "stuk van die tijd werd helemaal niet gelezen, en staat", other: "stukken van die tijd werden helemaal niet gelezen, en staan" })} hieronder.`,
  howGone: "Van sommige posts moest de tekst weg; alleen hun id, tijden en hash zijn er nog.",
  contents: "Inhoud",
  pictures: "Afbeeldingen",
  noNetwork:
    "Er is geen netwerk te tekenen: van de accounts in edges.csv plaatsten er geen twee meer dan eens kort na elkaar hetzelfde.",
  passage: "De woorden",
  known: "Wat bekend is",
  rule: "De regel waaraan het voldeed",
  ruleIs: (of) =>
    `Minstens ${accounts(of.accounts)} met dezelfde woorden binnen ${atMost(of.window)}${of.slow ? " (traag)" : ""}.`,
  fulfilled: "Daaraan was voldaan met de post van",
  foundOn: "Verbatim vond het op",
  foundAfter: (span) => `${atMost(span)} na die post`,
  ruleToday: "De drempels zijn die welke ingesteld waren toen deze pagina gemaakt werd.",
  surprise: (of) =>
    `Verrassing ${of.found}: naar wat deze watch in de dagen ervoor las, is de kans dat zoveel accounts dit binnen één venster plaatsen één op tien tot die macht.`,
  announcedFrom: (of) =>
    `Een snelle burst wordt gemeld vanaf ${of.least}; een manier van spreken vraagt meer, accounts die eerder samen plaatsten minder.`,
  neverAnnounced: "Een burst van deze soort wordt vermeld, en nooit vanzelf gemeld.",
  knownText: "De watch kende deze tekst al: elke kopie wordt vermeld, en twee accounts melden hem.",
  firstDay: (of) =>
    `De watch werd nog niet lang genoeg gelezen om te weten wat er gewoon is. Op de eerste dag wordt een burst gemeld vanaf ${accounts(of.accounts)} binnen één venster en ${grouped(of.words)} woorden die nauwelijks eerder gezien waren; waar zelfs het weinige dat gelezen werd het verrassend maakt, vanaf evenveel accounts, of vanaf ${grouped(of.most)} woorden.`,
  moreText: (n) =>
    `… ${counted(n, { one: "verder teken staat", other: "verdere tekens staan" })} in posts.csv`,
  moreTextElsewhere: (n) =>
    `… ${counted(n, { one: "verder teken wordt", other: "verdere tekens worden" })} niet getoond`,
  copies: "Elke kopie, met wat er veranderd is",
  legend: "Zo leest u het:",
  added: "toegevoegd",
  leftOut: "weggelaten",
  around: "voor of na de woorden",
  copiesOf: (shortId) => `Kopieën in burst ${shortId}, de vroegste eerst`,
  moreCopies: (n) =>
    `${counted(n, { one: "verdere kopie staat", other: "verdere kopieën staan" })} in posts.csv.`,
  moreElsewhere: (of) =>
    `${counted(of.n, { one: "verdere kopie wordt", other: "verdere kopieën worden" })} niet vermeld; een dossier van de burst ${of.shortId} bevat ze alle.`,
  found: "Gevonden door te zoeken, en niet meegeteld",
  howFound:
    "Verbatim zocht één keer naar de woorden, buiten wat de watch leest. Wat dat opleverde wordt vermeld en bewezen zoals elke andere post, en zit in geen enkel aantal op deze pagina.",
  foundOf: (shortId) => `Kopieën gevonden door te zoeken naar de woorden van ${shortId}, de vroegste eerst`,
  moreBursts: (n) =>
    `${counted(n, { one: "verdere burst is", other: "verdere bursts zijn" })} hier niet beschreven; posts.csv noemt bij elke post zijn burst.`,
  moreAccounts: (n) =>
    `${counted(n, { one: "verder account staat", other: "verdere accounts staan" })} in accounts.csv.`,
  accounts: "Accounts",
  accountsTable: "Accounts, naar hun eerste post in dit dossier",
  notLookedUp:
    "Waar aangemaakt en volgers leeg zijn heeft niemand het account opgezocht, of toonde het platform ze niet. De stand is zoals het platform die toonde toen het voor het laatst gevraagd werd. Hier staan zegt weinig over één account: mensen nemen teksten over die ze goed vinden.",
  columns: {
    account: "Account",
    posted: "Geplaatst (UTC)",
    words: "Woorden",
    copies: "Posts",
    first: "Eerste (UTC)",
    created: "Aangemaakt",
    followers: "Volgers",
    standing: "Stand",
    declares: "Zegt zelf",
    found: "Gevonden (UTC)",
    searched: "Gezocht naar",
  },
  declaredIn: { bio: "zijn bio", post: "zijn post" },
  gaps: "Wat niet verzameld werd",
  unread: UNREAD_WORDS,
  nearGaps: (window) =>
    `Ook wat binnen ${atMost(window)} voor de eerste en na de laatste van deze posts niet gelezen werd staat er: kopieën uit die tijd zouden ontbreken.`,
  moreGaps: (n) =>
    `${counted(n, { one: "verder gat is", other: "verdere gaten zijn" })} niet vermeld; het laatste eindigde op`,
  noGaps: "Er is geen gat vastgelegd. Wat de zoekopdracht zelf wegliet kan niemand weten.",
  withoutText: (n) =>
    n === 0
      ? "Elke post in dit dossier heeft zijn tekst nog."
      : `${posts(n)} in dit dossier ${n === 1 ? "heeft" : "hebben"} geen tekst meer.`,
  withdrawn: (n) =>
    `${posts(n)} uit deze tijd ${n === 1 ? "is" : "zijn"} weggelaten: de burst waarin ${n === 1 ? "die stond" : "ze stonden"} is ingetrokken.`,
  removedDropped: "Een tekst die zijn platform verwijderde gaat ook hier weg.",
  removedKept: (reason) =>
    `Een tekst die zijn platform verwijderde blijft hier bewaard, om deze reden: ${reason}.`,
  holds: "Vastgehouden",
  held: (of) => `${of.name}, door ${of.by}: “${of.reason}”`,
  verify: "Hoe dit te controleren is",
  howToVerify:
    "manifest.json noemt elk bestand met zijn SHA-256. De hash van manifest.json zelf werd gezegd aan wie dit dossier maakte, en staat in het auditlogboek: `verbatim verify` vergelijkt ze allemaal. Elke regel van chain.jsonl bevat een schakel van de bewijsketen: zijn hash is de SHA-256 van de vorige hash, een regeleinde, en de schakel als canonieke JSON (RFC 8785).",
  files: "Bestanden naast deze pagina",
  chains: "Waar de ketens stonden",
  chainAt: (of) => `${of.called}, schakel ${grouped(of.n)}:`,
  made: (of) => `Gemaakt voor ${of.by} door Verbatim ${of.version} op`,
  configuration: (hash) => `Configuratie ${hash}.`,
};
