/** The text of a copy with what it changed: neither colour nor a line alone says it, a reader of the page hears it too. */
import type { Words } from "../cards/words/catalogue.ts";
import { type Html, html } from "./html.ts";
import type { Run } from "./view.ts";

/**
 * As it is read beside the words that it is compared with: stretches follow each other as those words do, and each is
 * by itself, so that none of another direction comes to stand within another one.
 * @param passage the words; "" where nothing is compared
 */
export function runsHtml(runs: readonly Run[], passage: string, words: Words): Html {
  const direction = passage === "" ? "auto" : directionOf(passage);
  return html`<span dir="${direction}">${leftOutFirst(runs).map((run) => runHtml(run, words))}</span>`;
}

function runHtml({ is, text }: Run, { dossier }: Words): Html {
  // Blanks at its ends are no part of what was changed.
  const [, before = "", inside = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  switch (is) {
    case "same":
      return html`${before}<bdi>${inside}</bdi>${after}`;
    case "added":
      return html`${before}<ins><span class="unseen">[${dossier.added}: </span><bdi>${inside}</bdi><span class="unseen">]</span></ins>${after}`;
    case "left-out":
      return html`${before}<del><span class="unseen">[${dossier.leftOut}: </span><bdi>${inside}</bdi><span class="unseen">]</span></del> `;
    case "around":
      return html`${before}<bdi class="around">${inside}</bdi>${after}`;
  }
}

/** What stood there, then what stands in its place. */
function leftOutFirst(runs: readonly Run[]): readonly Run[] {
  const ordered: Run[] = [];
  for (const run of runs) {
    const last = ordered.at(-1);
    if (run.is !== "left-out" || last?.is !== "added") {
      ordered.push(run);
      continue;
    }
    const [, before = "", rest = ""] = /^(\s*)(.*)$/su.exec(last.text) ?? [];
    ordered.splice(-1, 1, { ...run, text: `${before}${run.text}` }, { ...last, text: rest });
  }
  return ordered;
}

const RIGHT_TO_LEFT =
  /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** As its first letter is written. */
function directionOf(text: string): "ltr" | "rtl" {
  const [letter = ""] = /\p{L}/u.exec(text) ?? [];
  return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}
