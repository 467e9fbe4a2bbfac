/** Who asked and changed what, in Dutch. */
import type { audit as english } from "../en/audit.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

export const audit: typeof english = {
  none: "Er is niets gevraagd of gewijzigd",
  entries: (n) =>
    amounts.counted(n, { one: "vermelding in het logboek", other: "vermeldingen in het logboek" }),
  entry: (of) => line`${of.when} · ${of.actor} · ${of.place} · ${of.did} · ${of.outcome}`,
  outcomes: {
    run: "beantwoord",
    "too-fast": "te veel binnen een minuut",
    "bad-options": "niet begrepen",
    "not-allowed": "niet toegestaan",
    "not-shared": "niet gedeeld",
    "unknown-command": "bestaat niet",
    outside: "buiten het team gevraagd",
  },
  failed: (reference) => `is niet gelukt (${reference})`,
  exported: (reference) => `gemaakt, manifest ${reference}…`,
  kept: "Elk commando staat hier, beantwoord of geweigerd, in een keten die verbatim verify opnieuw leest.",
};
