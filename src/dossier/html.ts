/** HTML as a value: what is put into it is text and stays text, unless it is HTML itself. */
import { inertLine } from "../cards/inert.ts";

export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[] | null;

/** html`<p>${name}</p>`: strings and numbers are escaped and made inert, null is nothing. */
export function html(written: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let whole = written[0] ?? "";
  for (const [i, part] of parts.entries()) whole += shown(part) + (written[i + 1] ?? "");
  return { html: whole };
}

export const NOTHING: Html = { html: "" };

function shown(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string") return escaped(inertLine(part));
  if (typeof part === "number") return String(part);
  return "html" in part ? part.html : part.map((each) => each.html).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
