/** `account <@handle|id>`: what is stored about an account. */
import { accountCard, noAccountCard } from "../cards/account-card.ts";
import { count } from "../cards/amounts.ts";
import { sentenceCard } from "../cards/answer-cards.ts";
import { shortened } from "../cards/excerpt.ts";
import type { Command } from "./command.ts";

/** One handle may have belonged to several accounts; more than this many are not listed. */
const SHOWN_ACCOUNTS = 5;
/** The longest handle or id that is repeated in an answer. */
const REPEATED = 60;

export const account: Command = {
  spec: {
    name: "account",
    summary: "What is stored about an account: its posts and bursts, and with whom",
    options: [{ name: "account", help: "the @handle or the platform's id", required: true, type: "word" }],
    examples: ["/verbatim account @c_example", "/verbatim account 1234567890"],
    who: "viewer",
  },
  async *run({ desk, options, handles }) {
    const typed = options["account"] ?? "";
    const found = await desk.account(typed);
    if (found.length === 0) yield { is: "card", card: noAccountCard(shortened(typed, REPEATED)) };
    for (const answer of found.slice(0, SHOWN_ACCOUNTS)) {
      const { handles: names, ...rest } = answer;
      yield { is: "card", card: accountCard({ ...rest, names, handles }) };
    }
    const more = found.length - SHOWN_ACCOUNTS;
    if (more > 0) {
      yield { is: "card", card: sentenceCard(`${count(more, "more account")} had this name; ask by id.`) };
    }
  },
};
