/** Whether a platform still shows an account or a post, and what a burst's accounts have become since. */
import { DAY, type Duration, HOUR, type Instant } from "./time.ts";

/** `gone` is deleted or not to be found; of a post also: its account took it back. */
export type Standing = "present" | "suspended" | "protected" | "gone";

export type StandingSubject = "account" | "post";

/** How long after its end a burst's accounts and posts are looked at again. */
export const LOOKS_AGAIN = [
  { called: "1h", after: HOUR },
  { called: "6h", after: 6 * HOUR },
  { called: "24h", after: DAY },
  { called: "7d", after: 7 * DAY },
  { called: "30d", after: 30 * DAY },
] as const satisfies readonly { readonly called: string; readonly after: Duration }[];
export type Look = (typeof LOOKS_AGAIN)[number]["called"];

/** Something whose standing changed. */
export interface StandingChange {
  readonly subject: StandingSubject;
  readonly id: string;
  /** When it was seen to have changed, which is later than it did. */
  readonly seenAt: Instant;
  readonly is: Standing;
  /** The handle that the account had before; null where it kept it. */
  readonly earlierHandle: string | null;
}
