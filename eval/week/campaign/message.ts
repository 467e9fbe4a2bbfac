/** A campaign's message as it was handed out. */
import type { Chance } from "../chance.ts";
import { english, fill } from "../wording/english.ts";
import { HASHTAGS } from "../wording/english-words.ts";
import { CANDIDATES, capital, link } from "../wording/names.ts";
import { spell, type Writer } from "../wording/writer.ts";
import { CAMPAIGN_SENTENCES, MERGED_OPENINGS, SHORT_MESSAGES } from "./patterns.ts";

export type MessageForm = "long" | "short" | "mail-merge";

export interface Message {
  readonly id: string;
  readonly campaign: string;
  readonly form: MessageForm;
  readonly pace: "fast" | "slow";
  readonly writer: Writer;
  /** Bare words; `{name}` and `{town}` are what a mail-merge fills in. */
  readonly sentences: readonly (readonly string[])[];
  /** What hangs on: hashtags and a link. */
  readonly trimmings: readonly string[];
}

/** The weights of DETECTION: a word 4, a Han or kana character 2, a character of a Thai-like script 1. */
const WORD_WEIGHT = 4;
/** A copy keeps a run of eight words of its message … */
const LEAST_RUN = 8 * WORD_WEIGHT;
/** … or, where the message has at most twelve, five words and three fifths of the message. */
const SHORT = { most: 12 * WORD_WEIGHT, leastRun: 5 * WORD_WEIGHT, leastShare: 0.6 } as const;

export function bodyOf({ writer, sentences }: Pick<Message, "writer" | "sentences">): string {
  return spell(writer, sentences);
}

export function textOf(message: Message): string {
  return [bodyOf(message), ...message.trimmings].join(" ");
}

export function weightOf(words: readonly string[], writer: Writer): number {
  if (writer.space === " ") return words.length * WORD_WEIGHT;
  return words.join("").length * (writer.language === "th" ? 1 : 2);
}

/** The weight of the run that a copy of this message has to keep, to be a copy at all. */
export function leastRunOf({ sentences, writer }: Message): number {
  const weight = weightOf(sentences.flat(), writer);
  return weight > SHORT.most ? LEAST_RUN : Math.max(SHORT.leastRun, Math.ceil(weight * SHORT.leastShare));
}

export function isShort({ sentences, writer }: Message): boolean {
  return weightOf(sentences.flat(), writer) <= SHORT.most;
}

export function writeMessage(
  about: Pick<Message, "id" | "campaign" | "form" | "pace" | "writer">,
  chance: Chance,
): Message {
  const sentences = {
    long: () => longMessage(about.writer, chance),
    short: () => [shortMessage(chance)],
    "mail-merge": () => mergedMessage(about.writer, chance),
  }[about.form]();
  return { ...about, sentences, trimmings: about.form === "short" ? [] : trimmings(chance) };
}

function longMessage(writer: Writer, chance: Chance): string[][] {
  const sentences = Array.from({ length: chance.between(2, 4) }, () => writer.sentence(chance));
  if (writer === english) sentences[0] = campaignSentence(chance);
  return sentences;
}

/** Five to eleven words. */
function shortMessage(chance: Chance): string[] {
  for (;;) {
    const words = campaignWords(chance.pick(SHORT_MESSAGES), chance);
    if (words.length >= 5 && words.length <= 11) return words;
  }
}

function mergedMessage(writer: Writer, chance: Chance): string[][] {
  const first = writer === english ? campaignSentence(chance) : writer.sentence(chance);
  const last = ["In", "{town}", ...writer.sentence(chance), "{name}"];
  return [[...chance.pick(MERGED_OPENINGS)], first, last];
}

function campaignSentence(chance: Chance): string[] {
  return campaignWords(chance.pick(CAMPAIGN_SENTENCES), chance);
}

function campaignWords(pattern: readonly string[], chance: Chance): string[] {
  const candidate = chance.pick(CANDIDATES).split(" ");
  const [first = "", ...rest] = fill(
    pattern.flatMap((word) => (word === "CANDIDATE" ? candidate : [word])),
    chance,
  );
  return [capital(first), ...rest];
}

function trimmings(chance: Chance): string[] {
  const tags = chance.chance(0.5)
    ? chance.sample(HASHTAGS, chance.between(1, 3)).map((tag) => `#${tag}`)
    : [];
  return chance.chance(0.35) ? [...tags, link(chance)] : tags;
}
