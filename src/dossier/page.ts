/** The page of a dossier: one file that needs no network, opens with a sentence to quote, and says how we know. */
import { createHash } from "node:crypto";
import { coverageWords } from "../cards/coverage-words.ts";
import { accountSection } from "./account-section.ts";
import { burstSection, passage } from "./burst-section.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { headed } from "./inline.ts";
import { opening } from "./opening.ts";
import { gapSection, verifySection } from "./proof-sections.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";
import type { DossierPicture, DossierView } from "./view.ts";

/** Nothing but its own style, its own script and pictures within it: also where it is served. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src '${hashOf(STYLE)}'`,
  `script-src '${hashOf(SCRIPT)}'`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export function dossierPage(view: DossierView): string {
  const { words, mark, bursts, moreBursts, pictures } = view;
  const { dossier } = words;
  const title = words.exporting.made({
    called: words.exporting.subjects[view.subject.is](view.subject.name),
    posts: view.posts,
    accounts: view.accounts,
  });
  const page = html`<!DOCTYPE html>
<html lang="${words.language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>${mark === null ? "" : `${mark} `}${title}</title><style>${{ html: STYLE }}</style></head>
<body><header>${mark === null ? NOTHING : html`<p><span class="mark">${mark}</span> ${dossier.notReal}</p>`}<p class="quiet">${title}</p><h1>${opening(view)}</h1>${quotation(view)}</header>
<main><section id="how"><h2>${dossier.how}</h2><p class="lead">${howWeKnow(view)}</p></section>
${contents(view)}
${pictures.length === 0 ? NOTHING : html`<section id="pictures"><h2>${dossier.pictures}</h2><div class="pictures">${pictures.map(figure)}</div>${pictures.some(({ shows }) => shows === "network") ? NOTHING : html`<p class="quiet">${dossier.noNetwork}</p>`}</section>`}
${bursts.map((each) => burstSection(each, words))}
${moreBursts > 0 ? html`<p>${dossier.moreBursts(moreBursts)}</p>` : NOTHING}
${accountSection(view)}${gapSection(view)}${verifySection(view)}</main>
<footer><p class="quiet">${words.burst.closingSlow}</p></footer>
<script>${{ html: SCRIPT }}</script></body></html>
`;
  return page.html;
}

/** What a dossier of one burst is about, before anything else. */
function quotation({ subject, bursts, words }: DossierView): Html {
  const [first] = bursts;
  return subject.is === "burst" && first !== undefined ? passage(first.burst, words) : NOTHING;
}

function howWeKnow(view: DossierView): string {
  const { subject, sources, watchNames, withoutText, coverage, unread, words } = view;
  const { dossier, amounts } = words;
  const listed = amounts.all(sources.map((source) => dossier.readFrom(source)));
  return [
    dossier.howRead({ listed, watch: amounts.all(watchNames) }),
    dossier.howCovered({ covered: coverageWords(coverage, words), gaps: unread }),
    ...(unread > 0 ? [dossier.howUnread(unread)] : []),
    dossier.howCounted,
    ...(subject.is === "crew" ? [dossier.howCrew] : []),
    dossier.howLimited,
    ...(withoutText > 0 ? [dossier.howGone] : []),
  ].join(" ");
}

function contents({ bursts, pictures, words }: DossierView): Html {
  const { dossier } = words;
  const entries = [
    ...(pictures.length === 0 ? [] : [{ id: "pictures", label: dossier.pictures }]),
    ...bursts.map(({ shortId }) => ({ id: `burst-${shortId}`, label: headed(words.burst.name(shortId)) })),
    { id: "accounts", label: dossier.accounts },
    { id: "gaps", label: dossier.gaps },
    { id: "verify", label: dossier.verify },
  ];
  const links = entries.map(({ id, label }) => html`<li><a href="#${id}">${label}</a></li>`);
  return html`<nav aria-label="${dossier.contents}"><ul>${links}</ul></nav>`;
}

function figure({ src, alt, caption }: DossierPicture): Html {
  return html`<figure><img src="${src}" alt="${alt}"><figcaption class="quiet">${caption}</figcaption></figure>`;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}
