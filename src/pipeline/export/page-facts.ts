/** What the page of a dossier is told from outside: rules, what is kept, by which version. */
import type { Card } from "../../cards/card.ts";
import type { Duration } from "../../domain/time.ts";
import type { DossierView } from "../../dossier/view.ts";

/** By which rules bursts of a watch are found. */
export interface Rules {
  readonly minAccounts: number;
  readonly window: Duration;
  readonly slowMinAccounts: number;
  readonly slowWindow: Duration;
  readonly thingMinAccounts: number;
  readonly surprise: number;
}

export interface PageFacts {
  readonly rules: (watch: string) => Rules;
  /** Phrases with which accounts declare a relation, beside the usual ones. */
  readonly declarations: readonly string[];
  readonly removed: DossierView["removed"];
  /** What all of it is marked as, when it is not the real thing. */
  readonly mark: Card["mark"];
  readonly version: string;
  /** SHA-256 of the configuration without its secrets; null where none was read. */
  readonly configuration: string | null;
}
