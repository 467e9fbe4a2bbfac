/** How a form asks, in Dutch. */
import type { forms as english } from "../en/forms.ts";

export const forms: typeof english = {
  question: (of) => `${of.name}? ${of.help}`,
  choices: (choices) => `Bijvoorbeeld ${choices}.`,
  hint: (giveUp) => `“${giveUp}” breekt af.`,
  optionalHint: (of) => `“${of.leave}” laat het weg, “${of.giveUp}” breekt af.`,
  givenUp: "Afgebroken. Er is niets veranderd.",
  fillIn: "Invullen …",
  send: "Versturen",
  cancel: "Annuleren",
};
