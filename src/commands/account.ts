/** `account <@handle|id|address>`: what is stored about an account, and for editors how its platform shows it now. */
import { accountCard, foundAccountCard, noAccountCard } from "../cards/account-card.ts";
import type { LiveLook } from "../cards/account-looks.ts";
import { sentenceCard } from "../cards/answer-cards.ts";
import { shortened } from "../cards/excerpt.ts";
import type { Instant } from "../domain/time.ts";
import { accountNamed } from "../evidence/account-address.ts";
import type { Command, CommandContext, Reply } from "./command.ts";
import type { AccountAnswer } from "./desk.ts";
import type { LookedUp, LookUp, Sought } from "./look-up.ts";

/** The longest handle or id that is repeated in an answer. */
const REPEATED = 60;

export const account: Command = {
  spec: {
    name: "account",
    options: [
      { name: "account", required: true, type: "word", names: "account" },
      { name: "show", required: false, type: "word" },
    ],
    examples: [
      "/verbatim account @c_example",
      "/verbatim account https://x.com/c_example",
      "/verbatim account 1234567890 stored",
    ],
    who: "viewer",
  },
  async *run(context) {
    const { desk, options, handles, words, lookUp = null } = context;
    const typed = accountNamed(options["account"] ?? "");
    const show = options["show"]?.toLowerCase();
    const stored = await desk.account(typed);
    if (stored.accounts.length === 0) {
      yield await nothingStored(context, typed, {
        isAsked: show === "live",
        since: stored.extent?.since ?? null,
      });
      return;
    }
    // A name that several had is looked up by its id, which one sees then.
    const [only] = stored.accounts.length === 1 ? stored.accounts : [];
    const asks = lookUp !== null && show !== "stored" && only !== undefined;
    const live = asks ? await looked(lookUp, context, soughtOf(only)) : null;
    const { accounts, more, extent } = live?.is === "looked-up" ? await desk.account(typed) : stored;
    for (const answer of accounts) {
      const { handles: names, ...rest } = answer;
      yield {
        is: "card",
        card: accountCard({ ...rest, names, live, handles, extent: extent ?? null }, words),
        data: withoutRaw(answer),
      };
    }
    if (more > 0) {
      yield { is: "card", card: sentenceCard(words.account.moreOfThisName(more)) };
    }
  },
};

async function nothingStored(
  context: CommandContext,
  typed: string,
  { isAsked, since }: { readonly isAsked: boolean; readonly since: Instant | null },
): Promise<Reply> {
  const { lookUp = null, words, handles } = context;
  const shown = shortened(typed, REPEATED);
  const price = lookUp?.price ?? null;
  if (lookUp === null || price === null || !isAsked) {
    const offer = price === null ? null : { asked: typed, price };
    return { is: "card", card: noAccountCard(shown, words, { offer, since }) };
  }
  const isId = /^\d+$/.test(typed);
  const sought = { platform: null, accountId: isId ? typed : null, handle: typed.replace(/^@/, "") };
  const answer = await lookUp.account(sought);
  const live = await liveOf(answer, context);
  if (answer.is !== "looked-up" || live === null) {
    return { is: "card", card: noAccountCard(shown, words, { offer: null, since }) };
  }
  return { is: "card", card: foundAccountCard({ snapshot: answer.snapshot, live, handles }, words) };
}

async function looked(lookUp: LookUp, context: CommandContext, sought: Sought): Promise<LiveLook | null> {
  return liveOf(await lookUp.account(sought), context);
}

/** What a look-up brought, its recent posts compared with the passages that may be seen here. */
async function liveOf(answer: LookedUp, { desk }: CommandContext): Promise<LiveLook | null> {
  if (answer.is === "nobody") return null;
  if (answer.is !== "looked-up") return answer;
  const passages = await desk.passages(answer.recent.map(({ text }) => text));
  const { cost, left } = answer;
  const holding = passages.flatMap((burst) => (burst === null ? [] : [burst.shortId]));
  return { is: "looked-up", posts: answer.recent.length, holding, cost, left };
}

/** Without what only the evidence needs of it: the platform's items as they came. */
function withoutRaw({ snapshots, ...answer }: AccountAnswer) {
  return { ...answer, snapshots: snapshots.map(({ raw: _, ...seen }) => seen) };
}

function soughtOf(account: {
  readonly platform: string;
  readonly accountId: string;
  readonly handles: readonly string[];
}): Sought {
  return { platform: account.platform, accountId: account.accountId, handle: account.handles[0] ?? "" };
}
