/** Who hands out what, and who pastes it when: one big campaign and several small ones. */
import type { Account } from "../../../src/domain/account.ts";
import { DAY, HOUR, type Instant, MINUTE } from "../../../src/domain/time.ts";
import { type Chance, weighted } from "../chance.ts";
import type { Mutation } from "../label.ts";
import { type Plan, planned, SPAN, START, wakingMoment } from "../planned.ts";
import { english } from "../wording/english.ts";
import { arabic, chinese, german, japanese, spanish, thai } from "../wording/other-languages.ts";
import type { Writer } from "../wording/writer.ts";
import { type Message, type MessageForm, textOf, writeMessage } from "./message.ts";
import { mutate } from "./mutate.ts";

export const BIG = {
  accounts: 500,
  messages: 60,
  /** Of the messages. */
  short: 12,
  mailMerge: 6,
  slow: 8,
  copies: [8, 60],
  slowCopies: [10, 14],
} as const;
export const SMALL = { campaigns: 20, accounts: [5, 9], messages: [1, 4] } as const;
const FAST_SPAN = [10, 50] as const;
/** An hour less than a day and a half, so that the last copy is surely within. */
const SLOW_SPAN = [12, 35] as const;
/** The big campaign's messages in other languages, by their number. */
const WRITERS: Readonly<Record<number, Writer>> = {
  30: german,
  31: german,
  32: german,
  33: spanish,
  34: spanish,
  35: japanese,
  36: japanese,
  37: chinese,
  38: thai,
  39: arabic,
};
/** How copies are changed, in percent where all are possible. */
const SHARES: readonly (readonly [Mutation, number])[] = [
  ["verbatim", 18],
  ["intro", 10],
  ["outro", 8],
  ["intro-and-outro", 8],
  ["one-word", 12],
  ["two-words", 10],
  ["trimmings", 10],
  ["spelling", 12],
  ["truncated", 8],
  ["reordered", 4],
];
const mutation = weighted(SHARES, ([, share]) => share);

/** A message and who posted it: what a perfect detector would report. */
export interface Planted {
  readonly id: string;
  readonly campaign: string;
  readonly form: MessageForm;
  readonly pace: "fast" | "slow";
  readonly language: string;
  readonly text: string;
  /** Account ids; each posts it once. */
  readonly accounts: readonly string[];
}

export function planCampaigns(plan: Plan): Planted[] {
  const write = distinctMessages(plan.chance);
  return [...planBig(plan, write), ...planSmall(plan, write)];
}

type WriteMessage = (about: Parameters<typeof writeMessage>[0]) => Message;

/** Messages may resemble each other, but a run of eight words would make two of them one. */
function distinctMessages(chance: Chance): WriteMessage {
  const known = new Set<string>();
  return (about) => {
    for (;;) {
      const message = writeMessage(about, chance);
      const words = message.sentences.flat();
      const runs = words.slice(7).map((_, i) =>
        words
          .slice(i, i + 8)
          .join(" ")
          .toLowerCase(),
      );
      if (runs.some((run) => known.has(run))) continue;
      for (const run of runs) known.add(run);
      return message;
    }
  };
}

function planBig(plan: Plan, write: WriteMessage): Planted[] {
  const { chance, accounts } = plan;
  const members = accounts.recruit(BIG.accounts).map((account) => ({
    account,
    zeal: chance.heavyTailed(1, 1.5, 12),
  }));
  const zealous = weighted(members, ({ zeal }) => zeal);
  let waiting: Account[] = [];
  const next = (): Account => {
    // A part of the work goes round, so that everybody takes part.
    if (chance.chance(0.7)) return zealous(chance).account;
    if (waiting.length === 0) waiting = chance.shuffled(members.map(({ account }) => account));
    return waiting.pop()!;
  };
  return Array.from({ length: BIG.messages }, (_, n) => {
    const pace = n >= BIG.messages - BIG.slow ? "slow" : "fast";
    const form = n < BIG.short ? "short" : n < BIG.short + BIG.mailMerge ? "mail-merge" : "long";
    const id = `big-${String(n).padStart(2, "0")}`;
    const message = write({ id, campaign: "big", form, pace, writer: WRITERS[n] ?? english });
    const count = pace === "slow" ? chance.between(...BIG.slowCopies) : chance.between(...BIG.copies);
    const senders = new Set<Account>();
    while (senders.size < count) senders.add(next());
    return plant(plan, message, [...senders]);
  });
}

function planSmall(plan: Plan, write: WriteMessage): Planted[] {
  const { chance, accounts } = plan;
  return Array.from({ length: SMALL.campaigns }, (_, c) => {
    const campaign = `small-${String(c).padStart(2, "0")}`;
    const members = accounts.recruit(chance.between(...SMALL.accounts));
    return Array.from({ length: chance.between(...SMALL.messages) }, (_, n) => {
      const about = {
        id: `${campaign}-${n}`,
        campaign,
        form: "long",
        pace: "fast",
        writer: english,
      } as const;
      const senders = chance.sample(members, Math.max(SMALL.accounts[0], members.length - chance.below(2)));
      return plant(plan, write(about), senders);
    });
  }).flat();
}

function plant({ chance, add }: Plan, message: Message, senders: readonly Account[]): Planted {
  const { id, campaign, form, pace, writer } = message;
  for (const [i, at] of times(pace, senders.length, chance).entries()) {
    const copy = copyOf(message, chance);
    const label = { is: "copy", campaign, message: id, mutation: copy.mutation } as const;
    add(planned(at, senders[i]!, copy.text, label, writer.language));
  }
  const accounts = senders.map((sender) => sender.id);
  return { id, campaign, form, pace, language: writer.language, text: textOf(message), accounts };
}

function copyOf(message: Message, chance: Chance): { readonly text: string; readonly mutation: Mutation } {
  for (;;) {
    const kind = message.form === "mail-merge" ? "mail-merge" : mutation(chance)[0];
    const text = mutate(message, kind, chance);
    if (text !== null) return { text, mutation: kind };
  }
}

/** The first copy opens and the last one closes the span; in between, most come early. */
function times(pace: Message["pace"], count: number, chance: Chance): Instant[] {
  const span = pace === "slow" ? chance.between(...SLOW_SPAN) * HOUR : chance.between(...FAST_SPAN) * MINUTE;
  const latest = START + SPAN - span - MINUTE;
  const first = Math.min(
    pace === "slow" ? START + Math.floor(chance.next() * 5.5 * DAY) : wakingMoment(chance),
    latest,
  );
  return Array.from({ length: count }, (_, i) => {
    const part = i === 0 ? 0 : i === count - 1 ? 1 : chance.next() ** 1.3;
    return first + Math.floor(part * span);
  });
}
