/** What becomes of a message when an account pastes it: one copy, changed in one way. */
import type { Chance } from "../chance.ts";
import type { Mutation } from "../label.ts";
import { english } from "../wording/english.ts";
import { EMOJI, HASHTAGS } from "../wording/english-words.ts";
import { FIRST_NAMES, handle, link, place } from "../wording/names.ts";
import type { Writer } from "../wording/writer.ts";
import { bodyOf, isShort, leastRunOf, type Message, textOf, weightOf } from "./message.ts";
import { INTROS, OUTROS } from "./patterns.ts";
import { respelled } from "./respell.ts";

const TRIES = 40;

/** The copy, or null where this mutation would leave less of the message than makes a copy. */
export function mutate(message: Message, mutation: Mutation, chance: Chance): string | null {
  switch (mutation) {
    case "verbatim":
      return textOf(message);
    case "intro":
      return `${addition(message, INTROS, 1, chance)} ${textOf(message)}`;
    case "outro":
      return `${textOf(message)} ${addition(message, OUTROS, 1, chance)}`;
    case "intro-and-outro":
      return `${addition(message, INTROS, 2, chance)} ${textOf(message)} ${addition(message, OUTROS, 2, chance)}`;
    case "one-word":
      return swapped(message, 1, chance);
    case "two-words":
      return swapped(message, 2, chance);
    case "trimmings":
      return retrimmed(message, chance);
    case "spelling":
      return [respelled(bodyOf(message), message.writer, chance), ...message.trimmings].join(" ");
    case "truncated":
      return truncated(message, chance);
    case "reordered":
      return reordered(message, chance);
    case "mail-merge":
      return merged(message, chance);
  }
}

/**
 * Words of the sender's own. A short message stays three fifths of its copy: of what is added, each of
 * `parts` additions gets its part.
 */
function addition(message: Message, common: readonly string[], parts: number, chance: Chance): string {
  const { writer, sentences } = message;
  const room = isShort(message) ? Math.max(1, Math.floor(sentences.flat().length / 1.5 / parts)) : 14;
  if (writer === english && chance.chance(0.6)) {
    const fitting = common.filter((text) => text.split(" ").length <= room);
    if (fitting.length > 0) return chance.pick(fitting);
  }
  const own = chance.chance(0.5) ? writer.remark(chance) : writer.sentence(chance);
  return own.slice(0, room).join(writer.space) + writer.stop.trim();
}

function swapped(message: Message, count: number, chance: Chance): string | null {
  const { sentences, writer } = message;
  const words = sentences.flat();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const places = new Set(chance.sample([...words.keys()], count));
    if (longestRun(words, places, message) < leastRunOf(message)) continue;
    let at = 0;
    const changed = sentences.map((sentence) =>
      sentence.map((word) => {
        const isSwapped = places.has(at);
        at += 1;
        return isSwapped ? anotherWord(word, writer, chance) : word;
      }),
    );
    return textOf({ ...message, sentences: changed });
  }
  return null;
}

function anotherWord(word: string, writer: Writer, chance: Chance): string {
  for (;;) {
    const other = writer.word(chance);
    if (other.toLowerCase() !== word.toLowerCase()) return other;
  }
}

function longestRun(words: readonly string[], without: ReadonlySet<number>, { writer }: Message): number {
  let longest = 0;
  let from = 0;
  for (let i = 0; i <= words.length; i += 1) {
    if (i < words.length && !without.has(i)) continue;
    longest = Math.max(longest, weightOf(words.slice(from, i), writer));
    from = i + 1;
  }
  return longest;
}

/** Other hashtags, another link, emoji, somebody mentioned, a word made a hashtag: at least one of these. */
function retrimmed(message: Message, chance: Chance): string {
  const { writer, sentences } = message;
  const inner = writer.space === " " && chance.chance(0.3);
  const marked = inner ? hashtagged(sentences, chance) : sentences;
  const parts = marked.map((sentence) => bodyOf({ writer, sentences: [sentence] }));
  const between = chance.chance(0.4) ? ` ${chance.pick(EMOJI)} ` : writer.space || "";
  const body = parts.join(between);
  const front = chance.chance(0.3) ? [`@${handle(chance)}`] : [];
  const tags = chance.sample(HASHTAGS, chance.between(0, 4)).map((tag) => `#${tag}`);
  const links = chance.chance(0.4) ? [link(chance, "t.example")] : [];
  const emoji = chance.chance(0.5) ? [chance.pick(EMOJI).repeat(chance.between(1, 3))] : [];
  const text = [...front, body, ...tags, ...links, ...emoji].join(" ");
  return text === textOf(message) ? `${text} ${chance.pick(EMOJI)}` : text;
}

/** A word of the first sentence; near its end a hashtag could be taken for one of the trailing list. */
function hashtagged([first = [], ...rest]: Message["sentences"], chance: Chance): string[][] {
  const at = chance.below(Math.max(1, first.length - 3));
  return [
    first.map((word, i) => (i === at && /^\p{L}+$/u.test(word) ? `#${word}` : word)),
    ...rest.map((s) => [...s]),
  ];
}

/** Cut where a platform or a clipboard cut it, between words or within one. */
function truncated(message: Message, chance: Chance): string | null {
  const { writer, sentences } = message;
  const words = sentences.flat();
  const least = words.findIndex((_, i) => weightOf(words.slice(0, i), writer) >= leastRunOf(message));
  if (least === -1) return null;
  const kept = chance.between(Math.max(least, Math.floor(words.length * 0.4)), words.length - 1);
  const within = chance.chance(0.4) && words[kept]!.length > 4 ? words[kept]!.slice(0, 3) : null;
  const shown = within === null ? words.slice(0, kept) : [...words.slice(0, kept), within];
  const cut: string[][] = [];
  for (const sentence of sentences) {
    const part = shown.splice(0, sentence.length);
    if (part.length > 0) cut.push(part);
  }
  const body = bodyOf({ writer, sentences: cut });
  const bare = writer.stop.trim() === "" ? body : body.slice(0, -writer.stop.length);
  const ending = chance.chance(0.3) ? ` ${link(chance, "t.example")}` : "";
  return bare + chance.pick(["…", "...", " …"]) + ending;
}

function reordered(message: Message, chance: Chance): string | null {
  const { sentences, writer } = message;
  if (sentences.length < 2 || isShort(message)) return null;
  if (!sentences.some((sentence) => weightOf(sentence, writer) >= leastRunOf(message))) return null;
  for (;;) {
    const order = chance.shuffled(sentences);
    if (order.some((sentence, i) => sentence !== sentences[i]))
      return textOf({ ...message, sentences: order });
  }
}

function merged(message: Message, chance: Chance): string {
  const name = chance.pick(FIRST_NAMES);
  const town = place(chance);
  return textOf(message).replaceAll("{name}", name).replaceAll("{town}", town);
}
