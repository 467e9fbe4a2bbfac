/**
 * What commands may change. The gate hands a workbench out only to those whose role may change anything,
 * cut to the same scope as their desk: what is outside is answered like what does not exist.
 */
import type { Instant } from "../domain/time.ts";

/** Who changes something, and when. */
export interface Author {
  /** "slack:U012". */
  readonly by: string;
  readonly at: Instant;
}

export type TextAdded =
  /** It counts from the watch's next poll on. */
  | { readonly is: "added"; readonly watchName: string; readonly number: number }
  /** The watch knows a text of the same words already. */
  | { readonly is: "known"; readonly watchName: string; readonly number: number }
  | { readonly is: "too-short" }
  | { readonly is: "too-long"; readonly most: number }
  | { readonly is: "no-watch" };

export type TextRemoved =
  | { readonly is: "removed"; readonly watchName: string; readonly text: string }
  /** The configuration file owns it; `left` are the texts of the file without it. */
  | { readonly is: "in-file"; readonly watchName: string; readonly left: readonly string[] }
  | { readonly is: "no-text"; readonly watchName: string; readonly count: number }
  | { readonly is: "no-watch" };

export interface Workbench {
  /** Makes a text known to a watch, beside those of the configuration file. */
  addText(watch: string, text: string): Promise<TextAdded>;
  /** @param number as the list of texts gives it, from 1 on. */
  removeText(watch: string, number: number): Promise<TextRemoved>;
}
