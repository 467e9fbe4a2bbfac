/** How a copy differs from the passage, in Dutch. */
import type { differences as english } from "../en/differences.ts";
import { amounts } from "./amounts.ts";

export const differences: typeof english = {
  textGone: "de tekst is niet meer bewaard",
  none: "woordelijk",
  changed: (of) => `${of.to} in plaats van ${of.from}`,
  leftOut: (quoted) => `zonder ${quoted}`,
  added: (quoted) => `met ${quoted} ertussen`,
  before: (quoted) => `ervoor ${quoted}`,
  after: (quoted) => `erna ${quoted}`,
  more: (n) => `en nog ${amounts.counted(n, { one: "verschil", other: "verschillen" })}`,
};
