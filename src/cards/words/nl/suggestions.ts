/** What is suggested to people at the desk, in Dutch. */
import type { suggestions as english } from "../en/suggestions.ts";
import { amounts } from "./amounts.ts";

const { accounts, grouped } = amounts;

export const suggestions: typeof english = {
  suggested: (of) =>
    `Binnen zeven dagen werd ${grouped(of.among)} keer iets van ${of.watch} gedempt of als verklaard beoordeeld. Strengere regels kunnen geprobeerd worden op wat gelezen werd, vóór er iets wijzigt.`,
  tryAccounts: (n) => `Probeer vanaf ${accounts(n)}`,
  tryExclude: (quoted) => `Probeer zonder ${quoted}`,
};
