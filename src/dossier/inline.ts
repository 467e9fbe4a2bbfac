/** Lines and nodes of a card as HTML, in the card's own words. */
import type { Card, CardNode, Inline } from "../cards/card.ts";
import type { Words } from "../cards/words/catalogue.ts";
import { type Instant, toIso } from "../domain/time.ts";
import { type Html, html, NOTHING } from "./html.ts";

type MomentStyle = Parameters<Words["amounts"]["moment"]>[1];

/** A moment in UTC, machine-readable too; a "stamp" is full but for the zone, which stands in its column's head. */
export function moment(at: Instant, { amounts }: Words, style: MomentStyle = "full"): Html {
  return html`<time datetime="${toIso(at)}">${amounts.moment(at, style, "UTC")}</time>`;
}

/** As a heading begins, in any script. */
export function headed(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** A sentence in which what is typed stands between `backticks`. */
export function withCode(sentence: string): Html {
  return html`${sentence.split("`").map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`;
}

function lineHtml(line: readonly Inline[], words: Words): Html {
  return html`${line.map((part) => inline(part, words))}`;
}

/** What a card is about: of a burst that was corrected it says so. */
export function headline({ nodes }: Card, words: Words): Html {
  return html`${nodes.map((node) => (node.is === "headline" ? lineHtml(node.line, words) : NOTHING))}`;
}

/** The facts, lists and notes of a card; its headline and its quotation stand elsewhere on the page. */
export function cardBody(card: Card, words: Words): Html {
  const facts = card.nodes.filter((node) => node.is === "fact");
  const [lines, after] = [["line"], ["list", "note"]].map((kinds) =>
    card.nodes.filter(({ is }) => kinds.includes(is)).map((node) => otherNode(node, words)),
  );
  const rows = facts.map(
    ({ label, line }) => html`<dt>${label}</dt><dd dir="auto">${lineHtml(line, words)}</dd>`,
  );
  return html`${lines ?? []}${rows.length === 0 ? NOTHING : html`<dl>${rows}</dl>`}${after ?? []}`;
}

function otherNode(node: CardNode, words: Words): Html {
  switch (node.is) {
    case "line":
      return html`<p dir="auto">${lineHtml(node.line, words)}</p>`;
    case "note":
      return html`<p class="quiet">${lineHtml(node.line, words)}</p>`;
    case "list":
      return html`<ul>${node.items.map((item) => html`<li>${lineHtml(item, words)}</li>`)}</ul>`;
    default:
      return NOTHING;
  }
}

function inline(part: Inline, words: Words): Html {
  switch (part.is) {
    case "text":
      return html`${part.text}`;
    case "strong":
      return html`<strong>${part.text}</strong>`;
    case "code":
      return html`<code>${part.text}</code>`;
    case "time":
      return moment(part.at, words, part.style);
    case "link":
      return linkHtml(part.url, part.label);
  }
}

/** Only what leads to a page of the web is a link. */
export function linkHtml(url: string | null, label: string): Html {
  if (url === null || !/^https?:\/\//.test(url)) return html`<bdi>${label}</bdi>`;
  return html`<a href="${url}" rel="noreferrer noopener"><bdi>${label}</bdi></a>`;
}
