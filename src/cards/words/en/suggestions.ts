/** What is suggested to people at the desk, in English. */
import { amounts } from "./amounts.ts";

const { accounts, grouped } = amounts;

export const suggestions = {
  suggested: (of: { watch: string; among: number }) =>
    `${grouped(of.among)} times within seven days somebody muted something of ${of.watch} or reviewed it as explained. Narrower rules can be tried on what was read, before anything is changed.`,
  tryAccounts: (n: number) => `Try from ${accounts(n)} on`,
  tryExclude: (quoted: string) => `Try without ${quoted}`,
};
