/** Ordinary posts: every one put together anew, so that they agree in subject but not in wording. */
import type { Random } from "./random.ts";
import { VOCABULARY } from "./vocabulary.ts";

/**
 * Sentences with slots. No more than three words stand between two slots, so that a run of five or eight
 * words can only be shared by who also drew the same fillers.
 */
const ABOUT_HER: readonly string[] = [
  "{who} met {her} {place} {when} and came home {mood}.",
  "Question {when} for {her}: {topic}, {ask}?",
  "{her} {did} {topic} {when}, {ask}?",
  "{when} {place}: {count}, and {her} {did} {topic}.",
  "I heard {her} {place} {when}. She {opinion}.",
  "{who} says {her} {opinion}, {who} disagrees.",
  "Between {topic} and {topic}, {her} {opinion}.",
  "{her} versus {rival} on {topic}: one {opinion}, the other {opinion}.",
  "From {her} I want {wish}. And {wish}, {who} adds.",
  "Me, {thing} and {her} on {topic} {when}: {mood}.",
  "{count} {place} for {her}. {who} left {mood}.",
  "{topic}? {her} {opinion} {place}, {who} noticed.",
  "{her} means {wish}, {rival} {wish}, {who} says.",
  "{who} {did} {topic} with {her} {place}. {ask}?",
  "{thing}, {her} {when}: {opinion}, {ask}?",
  "{her} {place}, {when}. {who} brought {thing}.",
  "Nobody {place} asked {her} about {topic}; {who} {did} {topic} instead.",
  "{when} {who} dreamt that {her} {did} {topic}. Woke up {mood}.",
  "{her}: {topic} first. {rival}: {topic} first. {who}: {wish}.",
  "Poster of {her} {place} next to {thing}. {mood}, {ask}?",
  "Dear {her}, {who} needs {wish}, not {topic}.",
  "{who} bets {thing} that {her} {opinion} {when}.",
  "She {opinion}, {who} says. Saw {her} {place}, left {mood}.",
  "My ranking: {wish}, {topic}, {thing}, then {her} {place}.",
];

/** Posts that a search for her does not find. */
const ABOUT_OTHERS: readonly string[] = [
  "{rival} {did} {topic} {when}, {ask}?",
  "{who} waits {place} with {thing}, {mood}.",
  "{topic} again {when}. {who} wants {wish}.",
];

/** The text of one post; about one in twelve does not name the candidate. */
export function chat(random: Random): string {
  const about = random.chance(0.08) ? ABOUT_OTHERS : ABOUT_HER;
  const opener = random.chance(0.35) ? slot("opener", random) : "";
  const parts = [asSentences(`${opener} ${fill(random.pick(about), random)}`.trim())];
  if (random.chance(0.35)) parts.push(slot("closer", random));
  if (random.chance(0.2)) parts.push(slot("emoji", random));
  if (random.chance(0.25)) parts.push(...random.sample(VOCABULARY["tag"] ?? [], 1 + random.below(2)));
  if (random.chance(0.05)) parts.push(`https://photos.example/${random.below(1_000_000)}`);
  return parts.join(" ");
}

function fill(sentence: string, random: Random): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => slot(name, random));
}

/** With a capital at the beginning and after every full stop. */
function asSentences(text: string): string {
  return text.replace(
    /(^|[.?!:] )(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

function slot(name: string, random: Random): string {
  const fillers = VOCABULARY[name];
  if (fillers === undefined) throw new RangeError(`no vocabulary for {${name}}`);
  return random.pick(fillers);
}
