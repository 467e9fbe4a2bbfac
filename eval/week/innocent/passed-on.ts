/** Texts that people pass on knowingly: chain letters, petitions, lyrics and memes. */
import { DAY, HOUR } from "../../../src/domain/time.ts";
import { zipf } from "../chance.ts";
import { innocent } from "../label.ts";
import { anyMoment, isInWeek, type Plan, planned, START, wakingMoment } from "../planned.ts";
import { english, fill } from "../wording/english.ts";
import { capital, link, person, place } from "../wording/names.ts";
import { spell } from "../wording/writer.ts";

const CHAIN_LETTERS = 14;
const CHAIN_ENDINGS = [
  "Copy and paste this to your wall, do not just share it. Most people will not.",
  "Please copy and paste this and pass it on to everyone you know before midnight.",
  "If you agree then repost this. I bet nobody has the courage.",
  "Repost this within one hour and something good will happen to you. Break the chain at your own risk.",
] as const;

/** Each is passed on from friend to friend: it grows for a day or two and dies away. */
export function planChainLetters({ chance, accounts, groups, add }: Plan): void {
  const friend = accounts.active("en");
  for (let n = 0; n < groups(CHAIN_LETTERS); n += 1) {
    const letter = `${spell(english, [english.sentence(chance), english.sentence(chance)])} ${chance.pick(CHAIN_ENDINGS)}`;
    const peak = START + chance.next() * 6 * DAY;
    const spread = chance.between(4, 30) * HOUR;
    const copies = chance.between(30, 150);
    for (let i = 0; i < copies; i += 1) {
      // A logistic curve around its peak.
      const part = 0.001 + chance.next() * 0.998;
      const at = peak + spread * 0.5 * Math.log(part / (1 - part));
      if (!isInWeek(at)) continue;
      const before = chance.chance(0.15) ? `${english.remark(chance).join(" ")}. ` : "";
      add(planned(at, friend(chance), before + letter, innocent("chain-letter", n)));
    }
  }
}

const PETITIONS = 16;

/** Signers share the petition's own words; a mention on the news brings many at once. */
export function planPetitions({ chance, accounts, groups, add }: Plan): void {
  const signer = accounts.active("en");
  for (let n = 0; n < groups(PETITIONS); n += 1) {
    const aim = capital(fill("VERB the ADJ NOUN of PLACE and VERB its NOUNS".split(" "), chance).join(" "));
    const starter = person(chance);
    const frame = chance.pick([
      (url: string) => `I just signed the petition "${aim}". Please sign and share: ${url}`,
      (url: string) => `${aim} - Sign the petition! ${url} via @petitionsnow`,
      (url: string) => `${starter}: ${aim} - sign here ${url}`,
      (url: string) => `Will you sign this petition with me? ${aim} ${url}`,
    ]);
    const page = link(chance, "petitions.example/p");
    const peak = wakingMoment(chance);
    const signers = chance.between(30, 220);
    for (let i = 0; i < signers; i += 1) {
      const at = chance.chance(0.5) ? peak + chance.exponential(3 * HOUR) : anyMoment(chance);
      if (!isInWeek(at)) continue;
      add(planned(at, signer(chance), frame(page), innocent("petition", n)));
    }
  }
}

const LINES = 90;
const QUOTERS = 7_500;

/** Choruses and memes: known before, quoted at any time, by nobody in particular. */
export function planLyricsAndMemes({ chance, accounts, groups, add }: Plan): void {
  const fan = accounts.active("en");
  const lines = Array.from({ length: LINES }, (_, n) => {
    const words = english.sentence(chance);
    const twice = chance.chance(0.3) ? `\n${words.join(" ")}` : "";
    return { n, text: words.join(" ").toLowerCase() + twice.toLowerCase() };
  });
  const line = zipf(lines, 0.8);
  for (let i = 0; i < groups(QUOTERS); i += 1) {
    const { n, text } = line(chance);
    const note = chance.chance(0.25) ? " 🎶" : chance.chance(0.1) ? ` #${place(chance).toLowerCase()}fm` : "";
    add(planned(anyMoment(chance), fan(chance), text + note, innocent("lyric-or-meme", n)));
  }
}
