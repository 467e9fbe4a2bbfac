/** The rule by which a burst was found, with its thresholds, when it was fulfilled, and when that was seen. */
import type { Words } from "../cards/words/catalogue.ts";
import { thingOf } from "../domain/burst.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { moment } from "./inline.ts";
import type { DossierBurst } from "./view.ts";

export function ruleHtml(each: DossierBurst, words: Words): Html {
  const { burst, rule, foundAt } = each;
  const { dossier } = words;
  const slow = burst.horizon === "slow";
  const after = foundAt - burst.detectedAt;
  const seen =
    after < 0 ? NOTHING : html` ${dossier.foundOn} ${moment(foundAt, words)}, ${dossier.foundAfter(after)}.`;
  return html`<p>${dossier.ruleIs({ accounts: rule.minAccounts, window: rule.window, slow })} ${dossier.fulfilled} ${moment(burst.detectedAt, words)}.${seen}</p><p>${announcing(each, words)} ${dossier.ruleToday}</p>`;
}

/** What it takes to be announced, for a burst of its kind. */
function announcing({ burst, rule }: DossierBurst, { dossier }: Words): string {
  if (burst.knownText) return dossier.knownText;
  if (thingOf(burst) !== null) return dossier.neverAnnounced;
  if (rule.firstDay !== null) return dossier.firstDay(rule.firstDay);
  const surprise = dossier.surprise({ found: burst.surprise.toFixed(1) });
  const after =
    burst.horizon === "slow"
      ? dossier.neverAnnounced
      : dossier.announcedFrom({ least: String(rule.surprise) });
  return `${surprise} ${after}`;
}
