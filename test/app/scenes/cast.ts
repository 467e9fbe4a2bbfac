/** Who plays, and where. */
import type { Person } from "../stage.ts";

export const DESK = "slack:DESK";
export const NEWS = "slack:NEWS";
export const PAPER = "slack:PAPER";

export const ANNA: Person = { id: "slack:U-ANNA", name: "Anna" };
export const BO: Person = { id: "slack:U-BO", name: "Bo" };
/** Whom the configuration does not name: may look, and change nothing. */
export const VIC: Person = { id: "slack:U-VIC", name: "Vic" };

export function people(of: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${of}${i + 1}`);
}
