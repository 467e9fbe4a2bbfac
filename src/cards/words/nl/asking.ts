/** What is answered to a question that nobody can answer from posts alone, in Dutch. */
import type { asking as english } from "../en/asking.ts";

export const asking: typeof english = {
  cannotTell: "Verbatim kan niet zeggen wie deze woorden schreef, of waarom",
  about: (of) => `Burst ${of.shortId}, ${of.watch}: ${of.sentence}.`,
  noneHere: "Hier is nog geen burst gevonden; er valt dus niets over te zeggen.",
  labels: {
    things: "Kopieën bevatten ook",
    together: "Plaatsten eerder samen",
    explained: "Verklaringen",
    known: "Bekende tekst",
    declared: "Zelf vermelde banden",
    ages: "Leeftijd van de accounts",
    notKnown: "Niet bekend",
  },
  noThings: "geen link, afbeelding of hashtags die de meeste delen",
  noneTogether: "geen van de accounts die ermee begonnen, voor zover hier gelezen werd",
  noneExplains: "geen van die waar we naar zoeken; er kan een andere zijn",
  knownHere: "deze woorden waren vooraf in deze watch opgegeven",
  noneDeclares: "geen die we herkennen, in wat er van deze accounts gelezen werd",
  notLookedUp: "niet opgezocht",
  notKnown:
    "wie de woorden als eerste schreef (we zien de eerste kopie die gelezen werd), van wie de accounts zijn, of iemand hun gevraagd heeft om dit te plaatsen",
  closing: "Wat dit betekent, is aan mensen om uit te zoeken; de posts en de accounts zijn een begin.",
};
