/** What a chat says by itself, in Dutch. */
import type { chat as english } from "../en/chat.ts";

export const chat: typeof english = {
  canPost: "Verbatim kan hier berichten plaatsen.",
  burstsOf: "Bursts van",
  onlyATest: "Verstuurd door `verbatim check --send`. Er is niets gevonden; dit is alleen een test.",
  updated: (notification) => `bijgewerkt: ${notification}`,
  picture: (alt) => `Afbeelding: ${alt}`,
  cutHere: "De rest past hier niet in één bericht.",
  failed: "Dit kon niet beantwoord worden",
  failedWhy: "Dit kon niet beantwoord worden; in het logboek staat waarom.",
  filesSent: "Naar u gestuurd in een direct bericht.",
  noFiles: "Verbatim mag hier geen bestanden overhandigen: geef de app de scopes files:write en im:write.",
  buttonTooOld: "Deze knop is te oud. Vraag het opnieuw met een commando.",
};
