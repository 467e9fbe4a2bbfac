/** A message that knows no platform. Every string in it is data: a renderer makes all of it inert. */
import type { SeverityClass } from "../domain/severity.ts";
import type { Instant } from "../domain/time.ts";

/** A run of text within a line. Nothing in `text` is ever read as markup, mention or link. */
export type Inline =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "strong"; readonly text: string }
  | { readonly is: "code"; readonly text: string }
  /** Shown in the reader's zone where the platform can do that. */
  | { readonly is: "time"; readonly at: Instant; readonly style: "clock" | "date" | "full" }
  | { readonly is: "link"; readonly url: string; readonly label: string };

export type CardNode =
  /** The sentence the message is about; at most one, first. */
  | { readonly is: "headline"; readonly line: readonly Inline[] }
  | { readonly is: "line"; readonly line: readonly Inline[] }
  /** Words of others, set apart as such. */
  | { readonly is: "quote"; readonly text: string }
  | { readonly is: "fact"; readonly label: string; readonly line: readonly Inline[] }
  /** Lines of one kind; `more` says how many more there are than shown. */
  | { readonly is: "list"; readonly items: readonly (readonly Inline[])[]; readonly more: number }
  | { readonly is: "note"; readonly line: readonly Inline[] }
  /** A block to copy, as configuration. */
  | { readonly is: "block"; readonly text: string }
  /** A picture by the name of its content; whoever cannot show it, or has it not yet, says `alt`. */
  | { readonly is: "picture"; readonly name: string; readonly alt: string }
  | { readonly is: "actions"; readonly actions: readonly Action[] };

/** A button, menu entry or shortcut: a command to run, with the options that it needs. */
export interface Action {
  readonly label: string;
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
}

export interface Card {
  /** One plain line of at most 120 characters, without text of a post: what a locked phone shows. */
  readonly notification: string;
  /** Set on everything that is not the real thing; renderers put it in front of headline and notification. */
  readonly mark: "DRILL" | "TEST" | null;
  /** What it is written in, "nl": a renderer's own words and times follow it. Without it English. */
  readonly language?: string;
  /**
   * Whom the operator asked to mention, as the platform names them: the one string that may become a
   * mention. It comes from the configuration, never from a post.
   */
  readonly mention?: string | null;
  /** Of a burst: a renderer with colours may show it by one. */
  readonly severity?: SeverityClass;
  /** What it is about in a name, as the watch's: a renderer with tags may sort by it. */
  readonly topic?: string;
  readonly nodes: readonly CardNode[];
}

export const text = (value: string): Inline => ({ is: "text", text: value });
export const strong = (value: string): Inline => ({ is: "strong", text: value });
export const time = (at: Instant, style: "clock" | "date" | "full" = "clock"): Inline => ({
  is: "time",
  at,
  style,
});
export const link = (url: string, label: string): Inline => ({ is: "link", url, label });
