/** Words that pass a verdict, in each language: none of our sentences may hold one. */

function words(...alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives.join("|")})(?!\\p{L})`, "iu");
}

const EVERYWHERE = [
  "bots?",
  "botnets?",
  "fake\\p{L}*",
  "trolls?",
  "astroturf\\p{L}*",
  "propaganda",
  "spam\\p{L}*",
];

export const VERDICTS: Readonly<Record<string, RegExp>> = {
  en: words(
    ...EVERYWHERE,
    ...["paid", "trolling", "orchestrat\\p{L}*", "coordinat\\p{L}*", "inauthentic\\p{L}*", "disinformation"],
    ...["misinformation", "puppets?", "sockpuppets?", "behind this", "campaigns?", "suspicious\\p{L}*"],
    ...["malicious\\p{L}*", "perpetrat\\p{L}*", "culprits?", "originator\\p{L}*", "mastermind\\p{L}*"],
  ),
  nl: words(
    ...EVERYWHERE,
    ...[
      "betaald\\p{L}*",
      "nep\\p{L}*",
      "vals",
      "valse",
      "trollen",
      "georkestreerd\\p{L}*",
      "\\p{L}*gecoördineerd\\p{L}*",
    ],
    ...[
      "coördinat\\p{L}*",
      "aangestuurd\\p{L}*",
      "desinformatie",
      "misinformatie",
      "marionet\\p{L}*",
      "sokpop\\p{L}*",
    ],
    ...[
      "hierachter",
      "erachter",
      "\\p{L}*campagnes?",
      "verdacht\\p{L}*",
      "kwaadwillig\\p{L}*",
      "kwaadaardig\\p{L}*",
    ],
    ...["daders?", "schuldigen?", "aanstichters?", "opdrachtgevers?", "meesterbrein", "brein"],
  ),
};

/** A sentence that each list must recognise, so that an empty list cannot pass. */
export const VERDICT_EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  en: ["a paid campaign", "these are bots", "Fake accounts", "coordinated", "who is behind this"],
  nl: ["een betaalde campagne", "dit zijn bots", "Nepaccounts", "ongecoördineerd", "wie zit hierachter"],
};
