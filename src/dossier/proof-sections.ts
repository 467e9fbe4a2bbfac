/** What a reader needs to trust a page or to doubt it: what was not collected, what is held, how to verify. */
import type { Words } from "../cards/words/catalogue.ts";
import type { Unread } from "../domain/unread.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { moment, withCode } from "./inline.ts";
import type { DossierView } from "./view.ts";

export function gapSection(view: DossierView): Html {
  const { gaps, moreGaps, lastGapTo, withoutText, withdrawn, removed, holds, gapsAround, words } = view;
  const { dossier } = words;
  const items = gaps.map(
    ({ watchName, from, to, why }) =>
      html`<li>${watchName}, ${moment(from, words)} – ${moment(to, words)}: ${dossier.unread[why as Unread] ?? why}</li>`,
  );
  const more =
    moreGaps > 0 && lastGapTo !== null
      ? html`<li>${dossier.moreGaps(moreGaps)} ${moment(lastGapTo, words)}.</li>`
      : NOTHING;
  const kept = removed.texts === "keep" ? dossier.removedKept(removed.reason ?? "") : dossier.removedDropped;
  return html`<section id="gaps"><h2>${dossier.gaps}</h2>
${gaps.length === 0 ? html`<p>${dossier.noGaps}</p>` : html`<ul>${items}${more}</ul>`}
${gapsAround > 0 ? html`<p class="quiet">${dossier.nearGaps(gapsAround)}</p>` : NOTHING}
<p>${dossier.withoutText(withoutText)} ${kept}</p>
${withdrawn > 0 ? html`<p>${dossier.withdrawn(withdrawn)}</p>` : NOTHING}
${holds.length === 0 ? NOTHING : holdsHtml(holds, words)}</section>`;
}

function holdsHtml(holds: DossierView["holds"], { dossier }: Words): Html {
  const items = holds.map(({ name, why, by }) => html`<li>${dossier.held({ name, by, reason: why })}</li>`);
  return html`<h3>${dossier.holds}</h3><ul>${items}</ul>`;
}

export function verifySection(view: DossierView): Html {
  const { words, files, chains, madeBy, madeAt, version, configuration } = view;
  const { dossier } = words;
  const names = files.map(({ name, sha256 }) => html`<li>${name}: <code>${sha256}</code></li>`);
  const heads = chains.map(
    ({ chain, n, hash }) => html`<li>${dossier.chainAt({ called: chain, n })} <code>${hash}</code></li>`,
  );
  return html`<section id="verify"><h2>${dossier.verify}</h2><p>${withCode(dossier.howToVerify)}</p>
<h3>${dossier.files}</h3><ul>${names}</ul>
<h3>${dossier.chains}</h3><ul>${heads}</ul>
<p class="quiet">${dossier.made({ by: madeBy, version })} ${moment(madeAt, words)}. ${configuration === null ? "" : dossier.configuration(configuration)}</p></section>`;
}
