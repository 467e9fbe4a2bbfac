/** What innocent copying is called, why one thinks so, and what brings a burst back, in Dutch. */
import type { Lack, Share, TitleMark } from "../../../domain/explanation.ts";
import type { explanations as english } from "../en/explanations.ts";
import { amounts } from "./amounts.ts";

const { accounts, counted, grouped, posts } = amounts;

const share = ({ some, all }: Share) =>
  some === all ? `alle ${posts(all)}` : `${grouped(some)} van de ${posts(all)}`;

function markWords(mark: TitleMark): string {
  switch (mark.is) {
    case "own-account":
      return `het eigen account van de site, @${mark.handle}, plaatste ze ook`;
    case "via":
      return `${grouped(mark.copies)} ervan ${mark.copies === 1 ? "vermeldt" : "vermelden"} “via @${mark.name}”`;
    case "names-site":
      return `${grouped(mark.copies)} ervan ${mark.copies === 1 ? "noemt" : "noemen"} erna de site${mark.site === null ? "" : ` (${mark.site})`}`;
    case "names-linked-site":
      return `${grouped(mark.copies)} ervan ${mark.copies === 1 ? "noemt" : "noemen"} de site (${mark.site}) waar er ${grouped(mark.linking)} naar linken`;
    case "known-site":
      return `${grouped(mark.linking)} ervan linken naar of noemen een site (${mark.site}) waarvan hier eerder ${grouped(mark.headlines)} koppen gedeeld werden`;
    case "newsrooms":
      return `${grouped(mark.accounts)} van de accounts zijn naar hun naam redacties`;
    case "capitals":
      return "ze staan in hoofdletters zoals titels";
  }
}

const page = (part: string, of: { share: Share; title: string; site: string }) =>
  `De woorden zijn de ${part} van een pagina waarnaar ${share(of.share)} linken: “${of.title}” (${of.site}).`;

const lacks: Readonly<Record<Lack, string>> = {
  "that-link": "zonder die link",
  "a-link": "zonder link",
  "that-beginning": "zonder dat begin",
  "that-request": "zonder dat verzoek",
  "a-score": "zonder score",
  "the-petition": "zonder de petitie",
  "the-dateline": "zonder de plaats- en bronregel",
  "quotation-marks": "zonder aanhalingstekens",
  otherwise: "op een andere manier",
};

export const explanations: typeof english = {
  kinds: {
    reviewed: "een beoordeling",
    "game-score": "spelscore",
    "auto-text": "automatische tekst",
    petition: "petitie",
    "chain-letter": "kettingbrief",
    "share-button": "deelknop",
    "wire-copy": "persbureautekst",
    headline: "kop",
    quotation: "citaat",
    "lyric-or-meme": "songtekst of meme",
  },
  why: {
    puzzle: (of) => `${share(of.share)} bevatten de score van een puzzel of het rooster met vakjes.`,
    "app-frame": (of) =>
      `${share(of.share)} beginnen met “${of.frame} …”, wat apps voor hun gebruikers plaatsen.`,
    "button-frame": (of) =>
      `${share(of.share)} beginnen met “${of.frame} …”, zoals deelknoppen het schrijven, met ${of.pages === 1 ? "één link" : `${grouped(of.pages)} verschillende links`}.`,
    "petition-site": (of) => `${share(of.share)} linken naar een petitiesite (${of.site}).`,
    signature: (of) => `${share(of.share)} vragen om een handtekening of vertellen erover (“${of.quoted}”).`,
    "asks-to-repost": (of) =>
      `De tekst vraagt de lezers om hem opnieuw te plaatsen (“${of.quoted}”) in ${share(of.share)}.`,
    dateline: (of) => {
      const rooms =
        of.newsrooms === null
          ? ""
          : `, en ${grouped(of.newsrooms)} staan op accounts die naar hun naam redacties zijn`;
      return `${share(of.share)} openen met de plaats- en bronregel van een persbureau (${of.agency})${rooms}.`;
    },
    "page-title": (of) => page("titel", of),
    "page-description": (of) => page("omschrijving", of),
    "like-title": (of) =>
      `De woorden staan als een titel voor ${of.samePage === null ? "een link" : `dezelfde pagina (${of.samePage})`} in ${share(of.share)}, en ${markWords(of.mark)}.`,
    "quotes-earlier": (of) =>
      `${share(of.share)} na de eerste zetten de woorden tussen aanhalingstekens, en ${of.earlier === null ? "een ander account" : `@${of.earlier}`} had ze eerder geplaatst.`,
    "quotes-somebody": (of) =>
      `${share(of.share)} zetten de woorden tussen aanhalingstekens en noemen van wie ze zijn.`,
    "about-before": (of) =>
      `De woorden werden in de dagen ervoor ${grouped(of.sightings)} keer geplaatst, en nu hoogstens ${grouped(of.hourly)} keer binnen een uur, zonder haast.`,
    "about-always": (of) =>
      `De woorden werden in de dagen ervoor ${grouped(of.sightings)} keer geplaatst, in ${grouped(of.hours)} verschillende uren: ze gaan voortdurend rond.`,
    reviewed: (of) =>
      `Deze woorden werden op ${of.on} door ${of.name} als verklaard beoordeeld${of.reason === "" ? "" : ` (${of.reason})`}, bij ${accounts(of.accounts)}.`,
    said: (of) => of.sentence,
  },
  lifts: {
    "co-posted": () => "accounts die eerder samen plaatsten, doen mee",
    "bare-copies": (of) =>
      `${counted(of.copies, { one: "kopie komt", other: "kopieën komen" })} ${lacks[of.lack]}`,
    "too-many": (of) => `${accounts(of.accounts)} is meer dan zulke dingen hier halen`,
    "too-late": () => "hij had al gemeld moeten worden voor dit bleek",
    disputed: (of) => `${of.name} zei op ${of.on} dat het er geen is`,
    said: (of) => of.sentence,
  },
  announceIf: {
    points: (of) =>
      `Hij wordt gemeld als ${grouped(of.copies)} of meer kopieën ${lacks[of.lack]} komen, als accounts die eerder samen plaatsten meedoen, of vanaf ${accounts(of.accounts)}.`,
    outgrown: (of) =>
      `Hij wordt gemeld vanaf ${accounts(of.accounts)}, of als accounts die eerder samen plaatsten meedoen.`,
    said: (of) => of.sentence,
  },
};
