/** Slack's own markup: out of texts that are not ours, and out of what people typed. */

/** What Slack reads as control characters in a `text` (https://docs.slack.dev/messaging/formatting-message-text). */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * A line as it was typed: Slack sends links as `<https://a.example|a.example>`, mentions as `<@U012>` and
 * `<#C012|harbour>`, and escapes the rest. `self` is taken out where it stands first.
 */
export function typedText(line: string, self: string | null): string {
  const bare = self === null ? line : line.replace(new RegExp(`^\\s*<@${self}(?:\\|[^>]*)?>[:,]?\\s*`), "");
  return bare
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_whole, kind: string, target: string, label = "") => {
      if (kind === "") return target.replace(/^mailto:/, "");
      return `${kind === "#" ? "#" : "@"}${label === "" ? target : label.replace(/^[@#]/, "")}`;
    })
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
