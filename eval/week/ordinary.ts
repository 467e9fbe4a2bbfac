/** Ordinary posts: what people say, with the phrases that everybody uses. */
import type { Account } from "../../src/domain/account.ts";
import { HOUR, type Instant } from "../../src/domain/time.ts";
import { type Chance, weighted } from "./chance.ts";
import { innocent, type Label } from "./label.ts";
import { type PlannedPost, planned, wakingMoment } from "./planned.ts";
import { english, signOff, slogan } from "./wording/english.ts";
import { EMOJI, HASHTAGS } from "./wording/english-words.ts";
import { handle, link } from "./wording/names.ts";
import { type StockPhrase, spell, type Writer } from "./wording/writer.ts";

type Kind = "plain" | "reply" | "stock" | "slogan" | "emoji" | "mention" | "hashtag";

/** In percent. */
const SHARES: readonly (readonly [Kind, number])[] = [
  ["plain", 58],
  ["reply", 17],
  ["stock", 19],
  ["slogan", 1.5],
  ["emoji", 2],
  ["mention", 1],
  ["hashtag", 1.5],
];
const kindOf = weighted(SHARES, ([, share]) => share);
const sentencesOf = weighted([1, 2, 3, 4], (_, rank) => [28, 34, 26, 12][rank]!);

const SURGES = 10;
/** While a phrase surges, this share of the stock phrases is that one. */
const SURGE_SHARE = 0.06;

export interface Ordinary {
  write(at: Instant, author: Account, writer: Writer): PlannedPost;
}

export function createOrdinary(chance: Chance): Ordinary {
  const surges = Array.from({ length: SURGES }, () => {
    const from = wakingMoment(chance);
    return { from, to: from + HOUR, phrase: chance.chance(0.5) ? slogan(chance) : english.stock(chance) };
  });

  function stockAt(at: Instant, writer: Writer): StockPhrase {
    const surge = writer === english ? surges.find(({ from, to }) => at >= from && at < to) : undefined;
    return surge !== undefined && chance.chance(SURGE_SHARE) ? surge.phrase : writer.stock(chance);
  }

  return {
    write(at, author, writer) {
      const [kind] = kindOf(chance);
      const { text, label } = written(kind, writer, stockAt(at, writer), chance);
      return planned(at, author, text, label, writer.language);
    },
  };
}

interface Written {
  readonly text: string;
  readonly label: Label;
}

function written(kind: Kind, writer: Writer, stock: StockPhrase, chance: Chance): Written {
  switch (kind) {
    case "plain":
      return { text: trimmed(sentences(writer, chance), chance), label: null };
    case "reply":
      return { text: `${mentions(chance)} ${answer(writer, chance)}`, label: null };
    case "stock":
      return { text: stockText(stock, writer, chance), label: innocent("stock-phrase", stock.id) };
    case "slogan": {
      if (writer !== english) return written("plain", writer, stock, chance);
      const { id, words } = slogan(chance);
      const more = chance.chance(0.4) ? ` ${spell(writer, [writer.sentence(chance)])}` : "";
      return { text: trimmed(words.join(" ") + more, chance), label: innocent("slogan", id) };
    }
    case "emoji": {
      const text = chance.pick(EMOJI).repeat(chance.between(1, 4));
      return { text, label: innocent("emoji-only", text) };
    }
    case "mention":
      return { text: mentions(chance), label: innocent("mention-only", "all") };
    case "hashtag": {
      const text = hashtags(chance.between(1, 4), chance);
      return { text, label: innocent("hashtag-only", text) };
    }
  }
}

function sentences(writer: Writer, chance: Chance): string {
  return spell(
    writer,
    Array.from({ length: sentencesOf(chance) }, () => writer.sentence(chance)),
  );
}

function answer(writer: Writer, chance: Chance): string {
  return chance.chance(0.45) ? writer.remark(chance).join(writer.space) : sentences(writer, chance);
}

function stockText({ words, whole }: StockPhrase, writer: Writer, chance: Chance): string {
  const phrase = words.join(writer.space);
  const goesOn = whole ? chance.chance(0.35) : true;
  const mark = whole ? chance.pick(["", "!", ".", "!!"]) : "";
  const front = whole && chance.chance(0.25) ? `${mentions(chance)} ` : "";
  const more = goesOn ? writer.space + sentences(writer, chance) : "";
  return trimmed(front + phrase + mark + more, chance);
}

/** With what people hang on their posts. */
function trimmed(text: string, chance: Chance): string {
  const parts = [text];
  if (chance.chance(0.05)) parts.push(signOff(chance));
  if (chance.chance(0.22)) parts.push(hashtags(chance.between(1, 3), chance));
  if (chance.chance(0.14)) parts.push(link(chance, "t.example"));
  if (chance.chance(0.15)) parts.push(chance.pick(EMOJI));
  return parts.join(" ");
}

function mentions(chance: Chance): string {
  return Array.from({ length: chance.chance(0.2) ? 2 : 1 }, () => `@${handle(chance)}`).join(" ");
}

function hashtags(count: number, chance: Chance): string {
  return chance
    .sample(HASHTAGS, count)
    .map((tag) => `#${tag}`)
    .join(" ");
}
