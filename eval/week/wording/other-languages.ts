/**
 * Writes texts in the letters of other languages. Their words are invented from a language's letters, but
 * for the small ones that hold sentences together, so nothing in them is anybody's text.
 */
import { type Chance, chanceOf, zipf } from "../chance.ts";
import type { StockPhrase, Writer } from "./writer.ts";

interface Alphabet {
  readonly language: string;
  /** What a word is composed of. */
  readonly parts: string;
  readonly partsInWord: readonly [low: number, high: number];
  readonly wordsInSentence: readonly [low: number, high: number];
  /** Real particles and function words. */
  readonly small: string;
  readonly space: "" | " ";
  readonly stop: string;
}

const WORDS = 600;
const STOCK_PHRASES = 12;

export const german = writerOf({
  language: "de",
  parts: "ber ge hal kur fen stra mei ler wan dung heit zeu schli bau no tra mün ver rück öl gän ßen tor",
  partsInWord: [2, 3],
  wordsInSentence: [8, 14],
  small: "der die das und nicht ist wir sie mit für auf ein eine auch noch haben wird zu von im",
  space: " ",
  stop: ".",
});

export const spanish = writerOf({
  language: "es",
  parts: "ca ri lo ten ña mar sol pue dra ción ver gu ten tra mi jo sa ble fuer za ño co lle gar",
  partsInWord: [2, 3],
  wordsInSentence: [8, 14],
  small: "el la los las de que y en un una no se por con para es muy pero como más",
  space: " ",
  stop: ".",
});

export const french = writerOf({
  language: "fr",
  parts: "cha ri teau ven leu mon tre gar çon bou lan gé rie té voi lur pe fil mau sor neu clair que",
  partsInWord: [2, 3],
  wordsInSentence: [8, 14],
  small: "le la les de et un une est pas que dans pour sur avec nous vous mais plus très il",
  space: " ",
  stop: ".",
});

export const japanese = writerOf({
  language: "ja",
  parts:
    "港 市 駅 橋 雨 朝 声 海 船 学 校 道 花 店 茶 猫 空 山 町 票 税 約 束 駄 祭 カ メ ラ バ ス ね こ さ く ゆ",
  partsInWord: [1, 3],
  wordsInSentence: [7, 12],
  small: "は が を に で と の も から まで です ます ない した",
  space: "",
  stop: "。",
});

export const chinese = writerOf({
  language: "zh",
  parts:
    "港 城 桥 雨 晨 船 学 路 花 店 茶 猫 山 票 税 约 节 风 车 站 钱 书 灯 海 鱼 市 民 声 信 火 工 厂 医 院 菜",
  partsInWord: [1, 2],
  wordsInSentence: [8, 14],
  small: "的 是 在 了 我们 不 也 都 和 很 就 要 有 他们",
  space: "",
  stop: "。",
});

export const thai = writerOf({
  language: "th",
  parts: "กา ขา คน งา จะ ชา ซื้อ ดี ตา ทำ นา บ้าน ปลา ฝน พา ฟ้า มา ยา รถ ลม วัน สี หา อา เมือง เรือ แม่ โรง ใจ ไฟ",
  partsInWord: [1, 3],
  wordsInSentence: [8, 14],
  small: "และ ที่ ใน ของ ไม่ ได้ เป็น ให้ กับ แล้ว ก็ มี",
  space: "",
  stop: " ",
});

export const arabic = writerOf({
  language: "ar",
  parts: "با تر جم حل خي در رس زم سو شم صف ضو طر عل غر فن قل كت لم مد نه ور يد",
  partsInWord: [2, 3],
  wordsInSentence: [7, 12],
  small: "في من على إلى أن لا هذا هذه كل مع بعد قبل نحن هم كان",
  space: " ",
  stop: ".",
});

export const hebrew = writerOf({
  language: "he",
  parts: "בא גל דר הר זמ חל טו יד כת לב מש נו סו עי פר צל קו רח של תמ",
  partsInWord: [2, 3],
  wordsInSentence: [7, 12],
  small: "של את על לא זה זאת עם גם כל אבל הוא היא אנחנו יש אין",
  space: " ",
  stop: ".",
});

function writerOf(alphabet: Alphabet): Writer {
  const { language, space, stop } = alphabet;
  const invention = chanceOf(0, `words/${language}`);
  const parts = alphabet.parts.split(" ");
  const invented = new Set<string>();
  while (invented.size < WORDS) {
    const length = invention.between(...alphabet.partsInWord);
    invented.add(Array.from({ length }, () => invention.pick(parts)).join(""));
  }
  const word = zipf([...invented], 0.6);
  const small = zipf(alphabet.small.split(" "), 0.5);
  const written = (chance: Chance, length: number) =>
    Array.from({ length }, (_, i) => (i % 3 === 1 ? small(chance) : word(chance)));
  const stock = zipf(
    Array.from({ length: STOCK_PHRASES }, (_, rank): StockPhrase => {
      const whole = rank % 2 === 0;
      return { id: `${language}-${rank}`, words: written(invention, whole ? 6 : 5), whole };
    }),
    1,
  );
  return {
    language,
    sentence: (chance) => written(chance, chance.between(...alphabet.wordsInSentence)),
    remark: (chance) => written(chance, chance.between(3, 5)),
    word,
    stock,
    space,
    stop,
  };
}
