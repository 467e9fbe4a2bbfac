/** What innocent copying is called, in Dutch. */
import type { explanations as english } from "../en/explanations.ts";

export const explanations: typeof english = {
  kinds: {
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
};
