/** What a chat says by itself, in Dutch. */
import type { chat as english } from "../en/chat.ts";

export const chat: typeof english = {
  canPost: "Verbatim kan hier berichten plaatsen.",
  burstsOf: "Bursts van",
  onlyATest: "Verstuurd door `verbatim check --send`. Er is niets gevonden; dit is alleen een test.",
  updated: (notification) => `bijgewerkt: ${notification}`,
  picture: (alt) => `Afbeelding: ${alt}`,
  cutHere: "De rest past hier niet in één bericht.",
  share: "Delen",
  choose: "Kies …",
  commandsOf: {
    viewer: "Wat verschillende accounts hetzelfde plaatsten, en wat daarvan bekend is",
    editor: "Volgen, dempen, beoordelen, rechtzetten: wat iets verandert",
    admin: "Wie wat deed, budgetten, wissen",
  },
  whoElse: "Wie plaatste dit nog?",
  openForm: "Invullen …",
  elsewhere:
    "Verbatim antwoordt alleen in de kanalen van het eigen team. Is dit er een, vraag het dan aan wie hem draait.",
  direct:
    "Verbatim antwoordt in de kanalen van je team, waar iedereen ziet wat hij mag zien: vraag het daar.",
  tooLate: "Een antwoord duurde langer dan hier mag. Vraag het opnieuw.",
  failed: "Dit kon niet beantwoord worden",
  failedWhy: "Dit kon niet beantwoord worden; in het logboek staat waarom.",
  filesSent: "Naar u gestuurd in een direct bericht.",
  noFiles: "Verbatim mag hier geen bestanden overhandigen: geef de app de scopes files:write en im:write.",
  buttonTooOld: "Deze knop is te oud. Vraag het opnieuw met een commando.",
};
