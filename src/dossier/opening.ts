/** The sentence with which a page opens: it can be quoted as it stands, because its limits stand in it. */
import { coverageWords } from "../cards/coverage-words.ts";
import { kindWords } from "../cards/explanation-words.ts";
import type { Words } from "../cards/words/catalogue.ts";
import { DAY, type Instant, MINUTE } from "../domain/time.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { headed, headline, moment } from "./inline.ts";
import type { DossierBurst, DossierView } from "./view.ts";

/** Numbers, what was the same, when and where, and what makes the numbers smaller than they are. */
export function opening(view: DossierView): Html {
  const [first] = view.bursts;
  if (view.subject.is === "burst" && first !== undefined) return ofBurst(first, view);
  const { subject, posts, accounts, copied: copies, words } = view;
  const { quote } = words.dossier;
  const bursts = view.bursts.length + view.moreBursts;
  const when = whenOf(view);
  if (subject.is === "crew") {
    const { name } = subject;
    return html`${quote.crew({ accounts, copies: posts, bursts, name })}${when}${quote.burst(where(view))}${limits(view)}.`;
  }
  const called = headed(words.exporting.subjects[subject.is](subject.name));
  const told =
    subject.is === "account"
      ? quote.account({ called, posts, ...where(view) })
      : quote.day({ accounts, posts, ...where(view) });
  return html`${told}${when}${quote.copies({ posts, copies, bursts })}${limits(view)}.`;
}

/** Its newest wave, and all of them together where there were several. */
function ofBurst(first: DossierBurst, view: DossierView): Html {
  const { words, accounts, posts } = view;
  const { burst, card } = first;
  const { quote } = words.dossier;
  const { wave } = burst;
  const when = between(burst.firstAt, burst.lastAt, words);
  const waves = wave > 1 ? ` ${quote.waves({ wave, accounts, posts })}` : "";
  return html`${headline(card, words)}${when}${quote.burst(where(view))}${compared(first, words)}${limits(view)}.${waves}`;
}

function whenOf({ stretch, words }: DossierView): Html {
  return stretch === null ? NOTHING : between(stretch.from, stretch.to, words);
}

/** What is made up was posted nowhere. */
function where({ watchNames, platforms, mark, words }: DossierView) {
  const { all } = words.amounts;
  const watch = all(watchNames.map((name) => `“${name}”`));
  return { n: watchNames.length, watch, source: mark === null ? all(platforms) : "" };
}

/** Without it "the same words" would say more than was seen: most copies of many bursts are changed a little. */
function compared({ burst, compared: as }: DossierBurst, { dossier: { quote } }: Words): string {
  if (as === null) return "";
  if (as.wordForWord === burst.posts) return quote.allWordForWord(burst.posts);
  if (as.unknown > 0) return quote.comparedSome({ posts: burst.posts, n: as.wordForWord });
  return quote.compared({ posts: burst.posts, n: as.wordForWord });
}

/** What makes the numbers smaller than they are, or the words less than they look. */
function limits({ subject, bursts, madeAt, coverage, unread, withdrawn, words }: DossierView): string {
  const { quote } = words.dossier;
  const covered = coverageWords(coverage, words);
  const burst = subject.is === "burst" ? bursts[0]?.burst : undefined;
  const kinds = (burst?.explanations ?? []).flatMap(({ kind, liftedBy }) =>
    liftedBy === null ? [kindWords(kind, words)] : [],
  );
  const said = [
    ...(kinds.length > 0 ? [quote.explained({ listed: words.amounts.all(kinds) })] : []),
    ...(burst?.state === "open" ? [quote.open(words.amounts.moment(madeAt, "full", "UTC"))] : []),
    ...(covered === "" ? [] : [quote.covered({ covered })]),
    ...(unread > 0 ? [quote.unread(unread)] : []),
    ...(withdrawn > 0 ? [quote.withdrawn(withdrawn)] : []),
  ];
  return said.length === 0 ? "" : ` (${said.join("; ")})`;
}

/** A day is said once where both are of it, and so is a minute. */
function between(firstAt: Instant, lastAt: Instant, words: Words): Html {
  const { dossier } = words;
  if (Math.floor(firstAt / DAY) !== Math.floor(lastAt / DAY)) {
    return html`${dossier.between} ${moment(firstAt, words)} ${dossier.and} ${moment(lastAt, words)}`;
  }
  const { on, at, between: from, and, end } = dossier.onDay;
  const day = html`${on} ${moment(firstAt, words, "date")}`;
  if (Math.floor(firstAt / MINUTE) === Math.floor(lastAt / MINUTE)) {
    return html`${day} ${at} ${moment(firstAt, words, "clock")}${end}`;
  }
  return html`${day} ${from} ${moment(firstAt, words, "clock")} ${and} ${moment(lastAt, words, "clock")}${end}`;
}
