/** What is said to somebody about how they are answered, in Dutch. */
import type { own as english } from "../en/own.ts";

export const own: typeof english = {
  changed:
    "U krijgt voortaan antwoord in het Nederlands. Wat iedereen hier leest blijft in de taal van de plek.",
  asThePlace: "U krijgt voortaan antwoord in de taal van elke plek.",
};
