/** What a chat says by itself, in Dutch. */
import type { chat as english } from "../en/chat.ts";

export const chat: typeof english = {
  canPost: "Verbatim kan hier berichten plaatsen.",
  burstsOf: "Bursts van",
  onlyATest: "Verstuurd door `verbatim check --send`. Er is niets gevonden; dit is alleen een test.",
  updated: (notification) => `bijgewerkt: ${notification}`,
  picture: (alt) => `Afbeelding: ${alt}`,
  failed: "Dit kon niet beantwoord worden",
  failedWhy: "Dit kon niet beantwoord worden; in het logboek staat waarom.",
};
