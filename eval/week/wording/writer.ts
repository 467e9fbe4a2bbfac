/** A writer knows a language: its sentences as words, and how words become text. */
import type { Chance } from "../chance.ts";

export interface Writer {
  /** BCP 47. */
  readonly language: string;
  /** A sentence's words, without the mark that ends it; 6–14 words, more characters where they are words. */
  sentence(chance: Chance): string[];
  /** Something short. */
  remark(chance: Chance): string[];
  /** One word that could stand anywhere in a sentence. */
  word(chance: Chance): string;
  /** A phrase that many people use as it is. */
  stock(chance: Chance): StockPhrase;
  /** What stands between words, and what ends a sentence. */
  readonly space: "" | " ";
  readonly stop: string;
}

export interface StockPhrase {
  readonly id: string;
  readonly words: readonly string[];
  /** Whether it is a post by itself; else a sentence follows. */
  readonly whole: boolean;
}

export function spell(writer: Writer, sentences: readonly (readonly string[])[]): string {
  const ends = writer.space === "" ? writer.stop : `${writer.stop} `;
  return sentences
    .map((words) => words.join(writer.space) + ends)
    .join("")
    .trimEnd();
}
