/** Finds copies that begin with a frame which an app or a button wrote. */
import type { Copy, Evidence } from "./copies.ts";
import { hasLink } from "./pages.ts";
import { mostOf } from "./reason.ts";
import { EXPLAIN } from "./thresholds.ts";

export interface Framed {
  /** The frame as most copies have it, in their own words. */
  readonly frame: string;
  readonly fits: (copy: Copy) => boolean;
  readonly copies: readonly Copy[];
}

/** The copies with the frame that most of them begin with; null where most begin with none, or say more. */
export function framed({ words, copies }: Evidence, frames: readonly RegExp[]): Framed | null {
  if (words.length > EXPLAIN.frameWords) return null;
  for (const pattern of frames) {
    const fits = (copy: Copy) => pattern.test(copy.plain);
    const fitting = mostOf(copies, fits);
    const frame = fitting?.[0] === undefined ? undefined : pattern.exec(fitting[0].plain)?.[0];
    if (fitting !== null && frame !== undefined) return { frame: frame.trim(), fits, copies: fitting };
  }
  return null;
}

/** Of copies with a frame, those with a link; null when they are not most. */
export function linkedOf(copies: readonly Copy[]): readonly Copy[] | null {
  return mostOf(copies, hasLink);
}
