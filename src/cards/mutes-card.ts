/** What is muted, and what became of muting or of ending a mute. */
import type { MuteTarget } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import { sentenceCard } from "./answer-cards.ts";
import { type Action, type Card, type Inline, strong, text, time } from "./card.ts";
import { shortened } from "./excerpt.ts";
import { maskedName } from "./mask.ts";
import { type Handles, inlineQuote } from "./names.ts";
import type { Words } from "./words/catalogue.ts";

const SHOWN = 20;
const NAMED_ACCOUNTS = 5;
/** A reason is repeated up to this length. */
const REASON = 200;
/** A name that somebody typed is repeated up to this length. */
const NAME = 60;

export interface ShownMute {
  readonly number: number;
  readonly target: MuteTarget;
  /** A burst's short id or a watch's name; empty for words and accounts, which say it themselves. */
  readonly name: string;
  readonly until: Instant;
  readonly by: string;
  readonly why: string;
}

export function mutesCard(mutes: readonly ShownMute[], handles: Handles, words: Words): Card {
  const sentence = mutes.length === 0 ? words.mutes.none : words.mutes.counted(mutes.length);
  const shown = mutes.slice(0, SHOWN);
  const items = shown.map((mute) => [text(`${mute.number} · `), ...muteLine(mute, handles, words)]);
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      ...(mutes.length === 0
        ? []
        : [
            { is: "list" as const, items, more: mutes.length - shown.length },
            {
              is: "actions" as const,
              actions: shown.slice(0, 5).map((mute) => endAction(mute, words)),
            },
          ]),
    ],
  };
}

export function mutedCard(mute: ShownMute, handles: Handles, words: Words): Card {
  const { mutes } = words;
  return {
    notification: mutes.isMuted,
    mark: null,
    nodes: [
      { is: "line", line: [strong(`${mutes.isMuted}: `), ...muteLine(mute, handles, words)] },
      { is: "note", line: [text(mutes.meaning[mute.target.kind])] },
      { is: "actions", actions: [endAction(mute, words)] },
    ],
  };
}

export function muteEndedCard(mute: ShownMute, handles: Handles, words: Words): Card {
  const { mutes } = words;
  return {
    notification: mutes.isEnded,
    mark: null,
    nodes: [{ is: "line", line: [strong(`${mutes.isEnded}: `), ...muteLine(mute, handles, words)] }],
  };
}

export function noMuteCard(number: number, { mutes }: Words): Card {
  const action = { label: mutes.action, command: "mute list", options: {} };
  return sentenceCard(mutes.noMute(number), [action]);
}

/** @param names none where nobody was named. */
export function unknownAccountsCard(names: readonly string[], { mutes }: Words): Card {
  if (names.length === 0) return sentenceCard(mutes.nameOne);
  const named = names.slice(0, NAMED_ACCOUNTS).map((name) => shortened(name, NAME));
  return { ...sentenceCard(mutes.unknownAccounts(named.join(", "))), notification: mutes.noSuchAccount };
}

/** `burst 7K3Q · until 24 Nov 2026, 18:00 UTC · by Anna · “we called the office”`. */
function muteLine(mute: ShownMute, handles: Handles, words: Words): Inline[] {
  const why = mute.why === "" ? [] : [text(` · “${shortened(mute.why, REASON)}”`)];
  return [
    text(`${targetWords(mute, handles, words)} · `),
    ...words.mutes.until({ ended: time(mute.until, "full"), name: mute.by }),
    ...why,
  ];
}

function targetWords({ target, name }: ShownMute, handles: Handles, { burst, mutes }: Words): string {
  switch (target.kind) {
    case "burst":
      return burst.name(name);
    case "watch":
      return burst.watch(name);
    case "passage":
      return mutes.theWords(inlineQuote(target.text, handles));
    case "accounts": {
      const named = target.accounts
        .slice(0, NAMED_ACCOUNTS)
        .map((account) => (handles === "masked" ? maskedName(account.name) : account.name));
      return mutes.theAccounts({ names: named.join(", "), more: target.accounts.length - named.length });
    }
  }
}

function endAction({ number }: ShownMute, { mutes }: Words): Action {
  return { label: mutes.end(number), command: "mute end", options: { number: String(number) } };
}
