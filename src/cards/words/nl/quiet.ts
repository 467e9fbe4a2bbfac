/** What is said where somebody does something about a burst that is kept quiet, in Dutch. */
import type { quiet as english } from "../en/quiet.ts";

export const quiet: typeof english = {
  announce: "Meld het",
  announceThat: (shortId) => `Meld ${shortId}`,
  not: {
    "game-score": "Geen spelscore",
    "auto-text": "Geen automatische tekst",
    petition: "Geen petitie",
    "chain-letter": "Geen kettingbrief",
    "share-button": "Geen deelknop",
    "wire-copy": "Geen persbureautekst",
    headline: "Geen kop",
    quotation: "Geen citaat",
    "lyric-or-meme": "Geen liedtekst of meme",
    reviewed: "Niet wat een beoordeling zegt",
  },
  announced: (shortId) => `${shortId} wordt hier nu gemeld.`,
  told: (shortId) => `${shortId} werd hier al gemeld.`,
  withdrawn: (shortId) => `${shortId} werd ingetrokken, en wordt aan niemand meer gemeld.`,
  asksFirst:
    "Op deze plek wordt alleen gemeld wat een mens publiceert, waar dat gevraagd wordt: /verbatim publish.",
  notToldHere: (watch) =>
    `Op deze plek wordt niets van ${watch} gemeld. Wie dat wil, volgt het eerst: /verbatim follow.`,
  notExplained: (shortId) => `Niets van die soort houdt ${shortId} stil.`,
  disputed: (of) =>
    `Genoteerd, met uw naam: ${of.names} verklaart de woorden van ${of.shortId} niet. In deze watch houdt dat ze niet meer stil, nu en wanneer ze terugkomen. Met de volgende kopie wordt het gemeld als niets anders ertegen spreekt.`,
};
