/** One burst on the page: its words, what is known of it, its rule, and each copy with what it changed. */
import type { Words } from "../cards/words/catalogue.ts";
import { thingOf } from "../domain/burst.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { cardBody, headed, headline, linkHtml, moment } from "./inline.ts";
import { table } from "./table.ts";
import type { DossierBurst, DossierCopy, Run } from "./view.ts";

export function burstSection(each: DossierBurst, words: Words): Html {
  const { burst, shortId, card, copies, moreCopies } = each;
  const { dossier } = words;
  return html`<section id="burst-${shortId}"><h2>${headed(words.burst.name(shortId))}: ${headline(card, words)}</h2>
<h3>${dossier.passage}</h3><blockquote dir="auto">${burst.passage === "" ? words.burst.undescribed : burst.passage}</blockquote>
<h3>${dossier.known}</h3>${cardBody(card, words)}
<h3>${dossier.rule}</h3>${ruleHtml(each, words)}
<h3>${dossier.copies}</h3>${thingOf(burst) === null ? html`<p class="quiet">${dossier.legend} <ins>${dossier.added}</ins>, <del>${dossier.leftOut}</del>, <span class="around">${dossier.around}</span>.</p>` : NOTHING}
${table(
  dossier.copiesOf(shortId),
  copyColumns(words),
  copies.map((copy) => copyCells(copy, words)),
)}
${moreCopies > 0 ? html`<p>${dossier.moreCopies(moreCopies)}</p>` : NOTHING}${foundHtml(each, words)}</section>`;
}

/** What was found by searching stands apart: it is counted nowhere. */
function foundHtml({ shortId, found, moreFound }: DossierBurst, words: Words): Html {
  const { dossier } = words;
  if (found.length === 0) return NOTHING;
  const columns = [
    ...copyColumns(words),
    { label: dossier.columns.found, kind: "when" },
    { label: dossier.columns.searched, kind: "words" },
  ] as const;
  const rows = found.map((copy) => [
    ...copyCells(copy, words),
    { shown: moment(copy.foundAt, words, "stamp"), value: copy.foundAt },
    { shown: html`<span dir="auto">${copy.query}</span>` },
  ]);
  return html`
<h3>${dossier.found}</h3><p class="quiet">${dossier.howFound}</p>
${table(dossier.foundOf(shortId), columns, rows)}
${moreFound > 0 ? html`<p>${dossier.moreCopies(moreFound)}</p>` : NOTHING}`;
}

function ruleHtml({ burst, rule }: DossierBurst, words: Words): Html {
  const { dossier } = words;
  const slow = burst.horizon === "slow";
  return html`<p>${dossier.ruleIs({ accounts: rule.minAccounts, window: rule.window, slow })} ${dossier.fulfilled} ${moment(burst.detectedAt, words)}.</p><p>${rule.firstDay ? dossier.firstDay : dossier.surprise({ least: String(rule.surprise), found: burst.surprise.toFixed(1) })}</p>`;
}

function copyColumns({ dossier }: Words) {
  return [
    { label: dossier.columns.account, kind: "text" },
    { label: dossier.columns.posted, kind: "when" },
    { label: dossier.columns.words, kind: "words" },
  ] as const;
}

function copyCells({ at, name, url, runs, moreText }: DossierCopy, words: Words) {
  const shown = runs === null ? html`<em>${words.differences.textGone}</em>` : runsHtml(runs, words);
  return [
    { shown: linkHtml(url, name), value: name },
    { shown: moment(at, words, "stamp"), value: at },
    {
      shown: html`<span dir="auto">${shown}</span>${moreText > 0 ? html` <em>${words.dossier.moreText(moreText)}</em>` : NOTHING}`,
    },
  ];
}

/** Neither colour nor a line alone says what a stretch is: a reader of the page hears it too. */
function runsHtml(runs: readonly Run[], words: Words): Html {
  return html`${runs.map((run) => runHtml(run, words))}`;
}

function runHtml({ is, text }: Run, { dossier }: Words): Html {
  switch (is) {
    case "same":
      return html`${text}`;
    case "added":
      return html`<ins><span class="unseen">[${dossier.added}: </span>${text}<span class="unseen">]</span></ins>`;
    case "left-out":
      return html`<del><span class="unseen">[${dossier.leftOut}: </span>${text}<span class="unseen">]</span></del> `;
    case "around":
      return html`<span class="around">${text}</span>`;
  }
}
