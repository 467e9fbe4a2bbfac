/** What somebody may see, by the watches that belong to it. */
import type { Place } from "./alert.ts";

/** The watches that may be seen, or all of them. */
export type Scope =
  | { readonly all: true }
  | {
      readonly all: false;
      readonly watches: readonly string[];
      /** Bursts that somebody released in this place may be seen too, of whatever watch. */
      readonly releasedIn?: Place;
    };
