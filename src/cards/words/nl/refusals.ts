/** What does not fit in what somebody typed, in Dutch. */

import type { refusals as english } from "../en/refusals.ts";
import { amounts } from "./amounts.ts";

export const refusals: typeof english = {
  needsValue: (option) => `Bij --${option} hoort een waarde.`,
  noOption: (option) => `Er is geen optie “${option}”.`,
  tooMany: (typed) => `“${typed}” is een woord te veel.`,
  missing: (of) => `<${of.option}> ontbreekt: ${of.help}.`,
  notAStretch: (of) => `${of.option} is een tijdsduur zoals 90m, 24h of 7d, niet “${of.typed}”.`,
  notAChoice: (of) => `${of.option} is ${amounts.either(of.choices)}, niet “${of.typed}”.`,
  notANumber: (of) => `${of.option} is een geheel getal vanaf 1, niet “${of.typed}”.`,
};
