/** A button put the words into the post: a known frame, and links that differ or lead to what was shared. */
import { framed, linkedOf } from "./frames.ts";
import { pagesOf } from "./pages.ts";
import { type Explain, shareOf } from "./reason.ts";

/**
 * How the share buttons of shops, players, quizzes and blogs begin, in English, Dutch, German, French and
 * Spanish: the default texts of X's web intents, YouTube, Spotify, SoundCloud, WordPress, Kickstarter,
 * BuzzFeed and Goodreads, and referral invitations.
 */
const FRAMES: readonly RegExp[] = [
  /^(?:i(?:'ve)? )?just (?:read|signed up|backed|entered|bought|ordered|earned|supported|watched|discovered|joined|won|published|reviewed)\b/,
  /^check (?:out|this out)\b/,
  /^(?:#?now ?playing|now (?:playing|listening|watching|reading)|(?:i'm |i am )?(?:listening to|currently reading|watching))\b/,
  /^(?:please )?(?:join me (?:on|at|in)|use my (?:link|code)|sign up (?:with|using|through) my)\b/,
  /^i (?:took|just took|got) .{0,60}\bquiz\b/,
  /^new (?:blog )?(?:post|video|article|episode)\b ?[:!-]/,
  /^(?:i want this|i entered|enter to win|win a)\b/,
  /^(?:ik (?:las|heb) (?:net|zojuist)|bekijk (?:dit|deze|mijn)|ik luister naar|nieuw (?:bericht|artikel) ?:|doe mee met mij)\b/,
  /^(?:ich habe (?:gerade|eben)|schau dir|schaut euch|ich höre gerade|neuer (?:beitrag|artikel) ?:)/,
  /^(?:je viens de (?:lire|voir|regarder)|découvre(?:z)?|regarde(?:z)? |j'écoute|nouvel? (?:article|billet) ?:)/,
  /^(?:acabo de (?:leer|ver)|mira (?:esto|lo que|este|esta)|estoy escuchando|escuchando|nueva? (?:entrada|artículo|post) ?:)/,
];

export const shareButton: Explain = (evidence) => {
  const found = framed(evidence, FRAMES);
  if (found === null) return null;
  const linked = linkedOf(evidence.copies);
  if (linked === null) return null;
  const share = shareOf(found.copies, evidence.copies);
  return {
    why: { is: "button-frame", share, frame: found.frame, pages: pagesOf(linked) },
    fits: found.fits,
    lack: "that-beginning",
  };
};
