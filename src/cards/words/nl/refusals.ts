/** What does not fit in what somebody typed, in Dutch. */
import type { refusals as english } from "../en/refusals.ts";

export const refusals: typeof english = {
  needsValue: (option) => `Bij --${option} hoort een waarde.`,
  noOption: (option) => `Er is geen optie “${option}”.`,
  tooMany: (typed) => `“${typed}” is een woord te veel.`,
  missing: (of) => `<${of.option}> ontbreekt: ${of.help}.`,
  notANumber: (of) => `${of.option} is een geheel getal vanaf 1, niet “${of.typed}”.`,
};
