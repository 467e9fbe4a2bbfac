/** The lines below a burst's message, in Dutch. */
import type { thread as english } from "../en/thread.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, posts, grouped, atLeast, atMost } = amounts;

export const thread: typeof english = {
  grown: (n) => `Nu ${accounts(n)}`,
  grownSince: (of) =>
    ` (${grouped(of.atFirst)} bij de eerste melding), ${posts(of.posts)}, ${atLeast(of.elapsed)} na de eerste kopie die we zagen.`,
  fastest: (of) => line` Snelst: ${posts(of.posts)} om ${of.first}.`,
  wordings: (n) => ` Bewoordingen: ${grouped(n)}.`,
  wordingsWith: (of) => ` Bewoordingen: ${grouped(of.texts)}, het vaakst ${of.to} in plaats van ${of.from}.`,
  grownRest(of) {
    const next = of.next === null ? "als hij afloopt" : `bij ${accounts(of.next)} of als hij afloopt`;
    const unexplained = of.explained ? "" : " Tot nu toe geen verklaring gevonden.";
    return `${of.ages}${unexplained} Volgende regel ${next}.`;
  },

  ended: "Afgelopen.",
  endedRest: (of) =>
    line` Al ${atMost(of.window)} geen nieuwe kopie. In totaal ${accounts(of.accounts)}, ${posts(of.posts)}, ${of.first}–${of.latest}.`,

  unwatched: "Wordt niet meer gevolgd.",
  unwatchedRest: (of) =>
    line` De watch ervan werd verwijderd. Tot dan ${accounts(of.accounts)}, ${posts(of.posts)}, ${of.first}–${of.latest}.`,

  read: (sentence) => ` Gelezen: ${sentence}.`,

  wave: (wave) => `Golf ${grouped(wave)}: opnieuw dezelfde woorden.`,
  waveRest: (of) => line` ${of.sentence}, de eerste op ${of.first}.`,
  waveBefore: (of) => line` De vorige golf liep af op ${of.ended}.`,

  absorbed: (into) => `Nu deel van burst ${into}.`,
  absorbedRest: (of) =>
    ` De meeste posts van ${of.shortId} zitten ook in ${of.into}, die eerder gevonden werd en voortaan wordt bijgehouden.`,

  alsoFound: (watch) => `De watch ${watch} vond dezelfde woorden`,
  alsoFoundRest: (of) => `: burst ${of.shortId}, ${accounts(of.accounts)}, ${posts(of.posts)}.`,

  raised: (of) => `${of.shortId} telt ${accounts(of.accounts)} en valt nu in de klasse ${of.called}`,
  raisedRest: (of) =>
    ` (gewicht ${of.severity} op 100), met ${posts(of.posts)}. De details staan in het bericht erover.`,
};
