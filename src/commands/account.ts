/** `account <@handle|id>`: what is stored about an account. */
import { accountCard, noAccountCard } from "../cards/account-card.ts";
import { sentenceCard } from "../cards/answer-cards.ts";
import { shortened } from "../cards/excerpt.ts";
import type { Command } from "./command.ts";

/** The longest handle or id that is repeated in an answer. */
const REPEATED = 60;

export const account: Command = {
  spec: {
    name: "account",
    options: [{ name: "account", required: true, type: "word" }],
    examples: ["/verbatim account @c_example", "/verbatim account 1234567890"],
    who: "viewer",
  },
  async *run({ desk, options, handles, words }) {
    const typed = options["account"] ?? "";
    const { accounts, more } = await desk.account(typed);
    if (accounts.length === 0) yield { is: "card", card: noAccountCard(shortened(typed, REPEATED), words) };
    for (const answer of accounts) {
      const { handles: names, ...rest } = answer;
      yield { is: "card", card: accountCard({ ...rest, names, handles }, words), data: answer };
    }
    if (more > 0) {
      yield { is: "card", card: sentenceCard(words.account.moreOfThisName(more)) };
    }
  },
};
