/** Patterns of a campaign's sentences, and what people put before and after a pasted text. */

function patterns(lines: string): readonly (readonly string[])[] {
  return lines
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
}

/** At least eight words, about whom the week is about. */
export const CAMPAIGN_SENTENCES = patterns(`
  CANDIDATE VERBED our NOUN while the ADJ NOUN of PLACE was VERBED
  as a NOUN of PLACE I trust CANDIDATE with the ADJ NOUN
  only CANDIDATE will VERB the NOUNS that the ADJ NOUN has VERBED
  ask CANDIDATE why the ADJ NOUN was VERBED without any NOUN
  CANDIDATE has ADV VERBED QTY NOUNS and still wants a ADJ NOUN
  my NOUN and I will vote for CANDIDATE because NOUNS are ADJ
  they VERBED the NOUN of PLACE and CANDIDATE ADV VERBED nothing
  what CANDIDATE calls a ADJ NOUN is a NOUN for ADJ NOUNS
  QTY years of CANDIDATE and every NOUN in PLACE is ADJ
  the ADJ press will never tell you how CANDIDATE VERBED the NOUN
`);

/** 5 to 11 words. */
export const SHORT_MESSAGES = patterns(`
  CANDIDATE VERBED the ADJ NOUN
  CANDIDATE is the NOUN that PLACE needs
  no ADJ NOUNS for PLACE without CANDIDATE
  CANDIDATE ADV VERBED our NOUN remember that TIME
  ADJ NOUNS and ADJ NOUNS that is CANDIDATE for PLACE
  PLACE says no to the ADJ NOUN of CANDIDATE
  why is CANDIDATE VERBING the ADJ NOUN of PLACE
  VERB the NOUN and VERB CANDIDATE before TIME
`);

/** Greetings of a mail-merge, then sentences; in braces what each sender's list fills in. */
export const MERGED_OPENINGS = [
  ["Dear", "{name}"],
  ["Good", "morning", "{name}"],
  ["Hello", "{name}", "from", "{town}"],
] as const;

export const INTROS = [
  "This.",
  "Well said:",
  "So true:",
  "Read this!",
  "My thoughts exactly:",
  "Please read and share.",
  "Could not have put it better:",
  "Got this from a neighbour and she is right:",
  "I never post about politics, but",
  "Everybody should know:",
] as const;

export const OUTROS = [
  "Share!",
  "Think about it.",
  "Who agrees?",
  "Wake up people",
  "That is all I have to say.",
  "Spread the word before Sunday.",
  "I could not agree more with this.",
  "Am I the only one who sees it?",
  "Vote!",
  "Enough said.",
] as const;
