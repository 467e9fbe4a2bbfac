/** The words of a petition, or of those who signed it. */
import type { Why } from "../../domain/explanation.ts";
import type { Copy } from "./copies.ts";
import { hostOf } from "./pages.ts";
import { type Explain, mostOf, shareOf } from "./reason.ts";

/** As petition sites let people say it, in English, Dutch, German, French and Spanish. */
const SIGNED =
  /sign (?:the|this|our|my|and share (?:the|this)) petition|i(?:'ve)? (?:just )?signed\b(?! (?:up|in|on|off|out)\b)|petition[^.]{0,40}\bsign (?:it|here|and share)|[-:–] ?sign here|will you sign\b|(?:teken|onderteken) (?:de|deze|mee)|ik heb (?:zojuist |net )?(?:deze petitie )?(?:onder)?getekend|petition (?:unter(?:schreib|zeichn)|mit)|ich habe (?:gerade |eben )?(?:diese petition )?unter(?:schrieben|zeichnet)|jetzt unterschreiben|signe[zr]? (?:la|cette) pétition|je viens de signer|firma (?:la|esta) petición|acabo de firmar/;
/** Sites that hold nothing but petitions, or mostly. */
const SITES =
  /(?:^|\.)(?:change\.org|chng\.it|chn\.ge|avaaz\.org|petities\.(?:nl|com)|openpetition\.\w+|mesopinions\.com|campact\.de|wemove\.eu|petition\.parliament\.uk|petitions\.whitehouse\.gov|ipetitions\.com|thepetitionsite\.com|38degrees\.org\.uk|lapetition\.be|osoigo\.com)$/;

export const petition: Explain = ({ copies }) => {
  const said = ({ plain }: Copy) => SIGNED.exec(plain)?.[0] ?? null;
  const site = ({ links }: Copy) =>
    links.map(({ url }) => hostOf(url)).find((host) => SITES.test(host)) ?? null;
  const fits = (copy: Copy) => said(copy) !== null || site(copy) !== null;
  const fitting = mostOf(copies, fits);
  const first = fitting?.[0];
  if (fitting === null || first === undefined) return null;
  const share = shareOf(fitting, copies);
  const quoted = said(first);
  const why: Why =
    quoted === null
      ? { is: "petition-site", share, site: site(first) ?? "" }
      : { is: "signature", share, quoted };
  return { why, fits, lack: "the-petition" };
};
