/** A table that can be sorted, read aloud, scrolled on a phone and printed. */
import { type Html, html } from "./html.ts";

export interface Column {
  readonly label: string;
  readonly kind: "text" | "number" | "when" | "date" | "words";
}

export interface Cell {
  readonly shown: Html;
  /** What it is sorted by, where that is not what is shown. */
  readonly value?: string | number;
}

/** Of more columns than these a phone shows a part, and the rest by scrolling. */
const FITTING = 3;

/** @param caption says what is in it; the first cell of a row names the row. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Html {
  const heads = columns.map(
    ({ label, kind }) => html`<th scope="col" class="${kind}"><button type="button">${label}</button></th>`,
  );
  const body = rows.map((row) => html`<tr>${row.map((cell, i) => cellHtml(cell, columns[i], i === 0))}</tr>`);
  return html`<section class="wide" aria-label="${caption}" tabindex="0"><table${columns.length > FITTING ? html` class="many"` : null}><caption>${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></section>`;
}

function cellHtml({ shown, value }: Cell, column: Column | undefined, isHead: boolean): Html {
  const sorted = value === undefined ? null : html` data-value="${value}"`;
  const kind = column?.kind ?? "text";
  return isHead
    ? html`<th scope="row" class="${kind}"${sorted}>${shown}</th>`
    : html`<td class="${kind}"${sorted}>${shown}</td>`;
}
