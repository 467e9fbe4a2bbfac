/** Patterns of English sentences; words in capitals are slots. */

function patterns(lines: string): readonly (readonly string[])[] {
  return lines
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
}

export const SENTENCES = patterns(`
  the ADJ NOUN near PLACE was ADV VERBED by a ADJ NOUN
  my NOUN ADV VERBED the NOUN before TIME
  why does every NOUN in PLACE have a ADJ NOUN
  PERSON VERBED QTY NOUNS and nobody VERBED the ADJ NOUN
  I am FEELING about the NOUN because the NOUN was ADV ADJ
  we VERBED the ADJ NOUNS from PLACE with PERSON TIME
  if the NOUN is ADJ then the NOUN should be VERBED by PERSON
  QTY NOUNS and one ADJ NOUN later the NOUN is still ADJ
  somebody VERBED our NOUN and left a ADJ NOUN behind
  still VERBING the ADJ NOUN that PERSON VERBED TIME
  the NOUN in PLACE needs more NOUNS and fewer ADJ NOUNS
  never thought a ADJ NOUN could VERB so many NOUNS
  PERSON says the NOUN will VERB the NOUNS of PLACE
  you can VERB the NOUN but the NOUN stays ADJ
  our ADJ NOUN ADV VERBED after QTY ADJ NOUNS
  who VERBED the NOUN behind the ADJ NOUN of PLACE
  a ADJ NOUN with ADJ NOUNS is what PLACE ADV needs
  TIME the NOUN felt ADJ and the NOUN even more ADJ
  not one NOUN VERBED the ADJ NOUN when PERSON ADV VERBED it
  between the NOUN and the ADJ NOUN there were QTY NOUNS
  the NOUNS of PLACE VERBED their ADJ NOUN in front of PERSON
  VERBING NOUNS with a ADJ NOUN makes me FEELING
  PERSON and PERSON VERBED a NOUN about ADJ NOUNS
  most NOUNS are ADJ but this NOUN is ADV ADJ
  they will VERB the NOUN once the ADJ NOUN has VERBED
  it takes QTY NOUNS to VERB a ADJ NOUN in PLACE
  imagine VERBING a NOUN while the NOUN is ADJ and ADJ
  his NOUN VERBED her NOUN and now both NOUNS are ADJ
  no NOUN should ADV VERB a ADJ NOUN without PERSON
  there is a ADJ NOUN on the NOUN between PLACE and PLACE
  the NOUN VERBED TIME was ADJ compared with the NOUN of PERSON
  every ADJ NOUN hides a NOUN that PERSON ADV VERBED
  without NOUNS the ADJ NOUN of PLACE would be ADJ
  looks like PERSON ADV VERBED the ADJ NOUN in PLACE
  since TIME my NOUN and the NOUN of PERSON are ADJ
  what PERSON VERBED about NOUNS was ADJ and ADV ADJ
  do NOUNS VERB NOUNS or do ADJ NOUNS VERB PLACE
  bought a ADJ NOUN for QTY coins and VERBED it TIME
  the NOUN and I ADV VERBED QTY ADJ NOUNS TIME
  PLACE deserves a NOUN that is ADJ and a NOUN that VERBED
`);

/** What people say in passing: short enough that some of it is said twice. */
export const REMARKS = patterns(`
  FEELING about this NOUN
  the NOUN was ADV ADJ
  I VERBED the ADJ NOUN
  what a ADJ NOUN
  my NOUN is ADJ TIME
  nobody VERBED that NOUN
  you ADV VERBED my NOUN
  PERSON is so ADJ
  where is the NOUN
  love this ADJ NOUN from PLACE
  this NOUN makes me FEELING
  can PERSON VERB the NOUN
`);

export const HEADLINES = patterns(`
  PERSON wants a vote on the ADJ NOUN in PLACE before TIME
  PLACE council VERBS plan to VERB QTY ADJ NOUNS
  ADJ NOUN in PLACE VERBED after QTY NOUNS are VERBED
  How PERSON VERBED the ADJ NOUN and what it means for PLACE
  QTY NOUNS VERBED as ADJ NOUN hits PLACE and PLACE
  Why the NOUN of PLACE may never be ADJ again
  PERSON VERBS ADJ NOUN deal with PERSON over NOUNS
  Court VERBS PERSON in ADJ NOUN case from PLACE
  The ADJ NOUN that VERBED a whole NOUN in PLACE
  NOUN prices in PLACE rise for the QTY month as NOUNS turn ADJ
  Exclusive PERSON ADV VERBED ADJ NOUNS says NOUN of PLACE
  Study finds ADJ NOUNS VERB QTY times more NOUNS in PLACE
`);
