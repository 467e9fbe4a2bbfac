/** What is said about accounts that keep posting the same, in Dutch. */
import type { crews as english } from "../en/crews.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, counted } = amounts;

export const crews: typeof english = {
  none: "Geen accounts die telkens dezelfde teksten plaatsen",
  groups: (n) =>
    `${counted(n, { one: "groep", other: "groepen" })} accounts die telkens dezelfde teksten plaatsen`,
  name: (shortId) => `groep ${shortId}`,
  notification: (of) => `Groep ${of.shortId}: ${accounts(of.accounts)}`,
  observation: (of) => `deze ${accounts(of.accounts)} ${of.coPosted}`,
  span: (of) => line`eerst ${of.first}, laatst ${of.latest}`,
  labels: { seen: "Gezien", accounts: "Accounts" },
  members: (names) => `${names}; hoeveel van de teksten elk`,
  closing:
    "Dit is wat deze accounts deden in de posts die hier gelezen werden. Het toont niet waarom, of van wie ze zijn.",
};
