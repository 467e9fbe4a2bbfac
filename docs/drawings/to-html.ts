/** Block Kit as HTML, much as Slack shows it: for drawings in the README, not for use. */
import type { slackMessage } from "../../src/chat/slack/blocks.ts";

type Block = ReturnType<typeof slackMessage>["blocks"][number];
type RichPart = Extract<Block, { type: "rich_text" }>["elements"][number];
type RichElement = Extract<RichPart, { type: "rich_text_quote" }>["elements"][number];

/** A page with one message on it; `at` as the clock beside the name shows it. */
export function pageOf(
  blocks: readonly Block[],
  { at, note }: { readonly at: string; readonly note: string },
): string {
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>
<main><div class="icon">“”</div><div class="body">
<div class="who"><b>Verbatim</b> <i>APP</i> <span>${escaped(at)}</span></div>
${note === "" ? "" : `<div class="note">${escaped(note)}</div>`}
${blocks.map(blockHtml).join("\n")}</div></main>`;
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case "header":
      return `<h3>${escaped(block.text.text)}</h3>`;
    case "rich_text":
      return block.elements.map(partHtml).join("");
    case "actions":
      return `<div class="actions">${block.elements
        .map((each) => (each.type === "button" ? `<button>${escaped(each.text.text)}</button>` : ""))
        .join("")}</div>`;
    default:
      throw new Error(`Nobody has drawn a ${block.type} block yet.`);
  }
}

function partHtml(part: RichPart): string {
  switch (part.type) {
    case "rich_text_section":
      return `<p>${elementsHtml(part.elements)}</p>`;
    case "rich_text_quote":
      return `<blockquote>${elementsHtml(part.elements)}</blockquote>`;
    case "rich_text_preformatted":
      return `<pre>${elementsHtml(part.elements)}</pre>`;
    case "rich_text_list":
      return `<ul>${part.elements.map((item) => `<li>${elementsHtml(item.elements)}</li>`).join("")}</ul>`;
  }
}

function elementsHtml(elements: readonly RichElement[]): string {
  return elements.map(elementHtml).join("");
}

function elementHtml(element: RichElement): string {
  switch (element.type) {
    case "text":
      return styled(escaped(element.text).replaceAll("\n", "<br>"), element.style);
    case "link":
      return styled(`<a>${escaped(element.text ?? element.url)}</a>`, element.style);
    case "date":
      return styled(escaped(dateText(element.timestamp, element.format)), element.style);
    default:
      throw new Error(`Nobody has drawn a ${element.type} element yet.`);
  }
}

/** As a reader in Brussels sees it, who likes the day before the month. */
function dateText(timestamp: number, format: string): string {
  const at = new Date(timestamp * 1_000);
  const zone = { timeZone: "Europe/Brussels" };
  return format
    .replace(
      "{date_short}",
      at.toLocaleDateString("en-GB", { ...zone, day: "numeric", month: "short", year: "numeric" }),
    )
    .replace("{time}", at.toLocaleTimeString("en-GB", { ...zone, hour: "2-digit", minute: "2-digit" }));
}

function styled(
  html: string,
  style: { bold?: boolean; italic?: boolean; code?: boolean } | undefined,
): string {
  const code = style?.code === true ? `<code>${html}</code>` : html;
  const italic = style?.italic === true ? `<em>${code}</em>` : code;
  return style?.bold === true ? `<b>${italic}</b>` : italic;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const STYLE = `
body { margin: 0; background: #fff; color: #1d1c1d; font: 15px/1.46 Lato, "Noto Sans", "DejaVu Sans", sans-serif; }
main { width: 700px; padding: 14px 18px 16px; display: flex; gap: 10px; box-sizing: border-box; }
.icon { flex: none; width: 36px; height: 36px; border-radius: 8px; background: #1f2933; color: #fff;
  font: bold 24px/44px Georgia, serif; text-align: center; overflow: hidden; }
.who span { color: #616061; font-size: 12px; } .note { color: #616061; font-size: 13px; }
.who i { font: 10px sans-serif; background: #e8e8e8; color: #616061; border-radius: 3px; padding: 1px 3px; }
h3 { font-size: 18px; line-height: 1.3; margin: 4px 0 6px; } p { margin: 2px 0 4px; } a { color: #1264a3; }
blockquote { margin: 6px 0; padding-left: 12px; border-left: 4px solid #ddd; }
ul { margin: 2px 0; padding-left: 24px; } pre { background: #f8f8f8; border: 1px solid #ddd; padding: 8px; }
.actions { margin-top: 8px; display: flex; flex-wrap: wrap; gap: 8px; }
button { font: bold 13px inherit; font-family: inherit; background: #fff; color: #1d1c1d; border: 1px solid #bbb;
  border-radius: 6px; padding: 5px 12px; }`;
