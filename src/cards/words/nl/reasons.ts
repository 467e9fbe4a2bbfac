/** Why a burst was announced or kept quiet, in Dutch. */
import type { reasons as english } from "../en/reasons.ts";

export const reasons: typeof english = {
  long: {
    first: "gemeld toen hij gevonden werd",
    wave: "gemeld als nieuwe golf",
    grown: "gemeld; sindsdien gegroeid",
    raised: "opnieuw gemeld nadat hij een grens overschreed waar een plaats om vroeg",
    ended: "gemeld; intussen afgelopen",
    unchanged: "niets nieuws te zeggen",
    quiet: "niet gemeld: verspreid over vele uren, wat in de lijst staat maar niemand stoort",
    "below-surprise": "niet gemeld: niet meer dan wat in deze watch gebruikelijk is",
    "below-participation": "niet gemeld: een bekende tekst, tot nu toe van één account",
    "no-shared-words":
      "niet gemeld: dezelfde link, afbeelding of hashtags zonder dezelfde woorden komt alleen in de lijst",
    "below-severity": "niet gemeld: onder het gewicht dat deze plaats vraagt",
    explained: "niet gemeld: er is een verklaring die een lezer kan nagaan",
    "not-enough-history": "niet gemeld: nog te weinig geschiedenis om te weten wat hier gebruikelijk is",
    stale: "niet gemeld: te laat gevonden om nieuws te zijn",
    muted: "niet gemeld: iemand heeft hem gedempt",
    overCeiling: "niet gemeld: deze plaats kreeg al zoveel meldingen als ze binnen een uur wil",
    "quiet-hours": "niet gemeld: stille uren",
    absorbed: "niet apart gemeld: deel van een andere burst",
  },
  short: {
    unchanged: "niets nieuws",
    quiet: "traag",
    "below-surprise": "hier gebruikelijk",
    "below-severity": "licht gewicht",
    explained: "verklaard",
    "not-enough-history": "te weinig geschiedenis",
    "below-participation": "een bekende tekst, tot nu toe één account",
    "no-shared-words": "geen gedeelde woorden",
    stale: "laat gevonden",
    muted: "gedempt",
    overCeiling: "te veel binnen een uur",
    "quiet-hours": "stille uren",
    absorbed: "deel van een andere burst",
  },
  announced: "gemeld",
  quietBecause: (reason) => `stil: ${reason}`,
};
