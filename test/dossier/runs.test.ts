/** A copy beside the words that it is compared with: what was changed reads in its place, in whatever script. */
import { expect, it } from "vitest";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import { runsOf } from "../../src/detect/differences.ts";
import { runsHtml } from "../../src/dossier/runs.ts";

const SENTENCE = "nobody asked the people of the lower quay";
const HEBREW = "שלום עולם";
const shown = (passage: string, copy: string) => runsHtml(runsOf(passage, copy), passage, ENGLISH).html;

it("says what stood there before what stands in its place, and marks no blanks", () => {
  const html = shown(SENTENCE, "nobody asked the folk of the lower quay");
  const read = html.replace(/<span class="unseen">[^<]*<\/span>/g, "").replace(/<\/?(?:bdi|span)[^>]*>/g, "");
  expect(read).toBe("nobody asked the <del>people</del> <ins>folk</ins> of the lower quay");
  expect(html).toMatch(/\[left out: .*people.*\[added: .*folk/);
});

it("keeps stretches of another direction out of the words", () => {
  const html = shown(SENTENCE, `${HEBREW} ${SENTENCE} ${HEBREW}`);
  expect(html, "in the direction of the words, not of what stands before them").toMatch(/^<span dir="ltr">/);
  expect(html).toBe(
    `<span dir="ltr"><bdi class="around">${HEBREW}</bdi> <bdi>${SENTENCE}</bdi> <bdi class="around">${HEBREW}</bdi></span>`,
  );
  expect(shown(HEBREW, `look: ${HEBREW}`)).toMatch(/^<span dir="rtl"><bdi class="around">look:<\/bdi>/);
});

it("leaves a copy that is compared with nothing to its own direction", () => {
  expect(runsHtml([{ is: "same", text: HEBREW }], "", ENGLISH).html).toBe(
    `<span dir="auto"><bdi>${HEBREW}</bdi></span>`,
  );
});
