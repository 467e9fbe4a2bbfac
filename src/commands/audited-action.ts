/** What the audit log holds of a command: written by the gate, read by `audit`. */
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";

/** One row of the audit log. */
export interface AuditedAction {
  readonly at: Instant;
  readonly actor: string;
  readonly place: Place;
  /** The command's name; "unknown" where there is none. */
  readonly action: string;
  /** What it was about, as it was typed. */
  readonly target: string;
  readonly outcome: string;
}
