/** One burst on the page: its words, what is known of it, its rule, and each copy with what it changed. */
import type { Words } from "../cards/words/catalogue.ts";
import { type Burst, thingOf } from "../domain/burst.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { cardBody, headed, headline, linkHtml, moment } from "./inline.ts";
import { ruleHtml } from "./rule.ts";
import { runsHtml } from "./runs.ts";
import { table } from "./table.ts";
import type { DossierBurst, DossierCopy } from "./view.ts";

export function burstSection(each: DossierBurst, words: Words): Html {
  const { burst, shortId, card, copies, moreCopies } = each;
  const { dossier } = words;
  return html`<section id="burst-${shortId}"><h2>${headed(words.burst.name(shortId))}: ${headline(card, words)}</h2>
<h3>${dossier.passage}</h3>${passage(burst, words)}
<h3>${dossier.known}</h3>${cardBody(card, words)}
<h3>${dossier.rule}</h3>${ruleHtml(each, words)}
<h3>${dossier.copies}</h3>${thingOf(burst) === null ? html`<p class="quiet">${dossier.legend} <ins>${dossier.added}</ins>, <del>${dossier.leftOut}</del>, <span class="around">${dossier.around}</span>.</p>` : NOTHING}
${table(
  dossier.copiesOf(shortId),
  copyColumns(words),
  copies.map((copy) => copyCells(copy, each, words)),
)}
${furtherHtml(moreCopies, each, words)}${foundHtml(each, words)}</section>`;
}

/** What is the same in all of it. */
export function passage(burst: Pick<Burst, "passage">, words: Words): Html {
  return html`<blockquote dir="auto">${burst.passage === "" ? words.burst.undescribed : burst.passage}</blockquote>`;
}

/** What was found by searching stands apart: it is counted nowhere. */
function foundHtml(each: DossierBurst, words: Words): Html {
  const { shortId, found, moreFound } = each;
  const { dossier } = words;
  if (found.length === 0) return NOTHING;
  const columns = [
    ...copyColumns(words),
    { label: dossier.columns.found, kind: "when" },
    { label: dossier.columns.searched, kind: "words" },
  ] as const;
  const rows = found.map((copy) => [
    ...copyCells(copy, each, words),
    { shown: moment(copy.foundAt, words, "stamp"), value: copy.foundAt },
    { shown: html`<span dir="auto">${copy.query}</span>` },
  ]);
  return html`
<h3>${dossier.found}</h3><p class="quiet">${dossier.howFound}</p>
${table(dossier.foundOf(shortId), columns, rows)}
${furtherHtml(moreFound, each, words)}`;
}

/** Where the rest stands: in the files beside the page, or only in those of a dossier of the burst itself. */
function furtherHtml(n: number, { isWhole, shortId }: DossierBurst, { dossier }: Words): Html {
  if (n === 0) return NOTHING;
  return html`<p>${isWhole ? dossier.moreCopies(n) : dossier.moreElsewhere({ n, shortId })}</p>`;
}

function copyColumns({ dossier }: Words) {
  return [
    { label: dossier.columns.account, kind: "text" },
    { label: dossier.columns.posted, kind: "when" },
    { label: dossier.columns.words, kind: "words" },
  ] as const;
}

function copyCells(
  { at, name, url, runs, moreText }: DossierCopy,
  { burst, isWhole }: DossierBurst,
  words: Words,
) {
  const { dossier } = words;
  const more = isWhole ? dossier.moreText : dossier.moreTextElsewhere;
  const shown =
    runs === null
      ? html`<em>${words.differences.textGone}</em>`
      : runsHtml(runs, thingOf(burst) === null ? burst.passage : "", words);
  return [
    { shown: linkHtml(url, name), value: name },
    { shown: moment(at, words, "stamp"), value: at },
    {
      shown: html`${shown}${moreText > 0 ? html` <em>${more(moreText)}</em>` : NOTHING}`,
    },
  ];
}
