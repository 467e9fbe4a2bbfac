/** An account as its platform described it at one moment. */
import type { Instant } from "./time.ts";

export interface Profile {
  readonly id: string;
  /** Without the "@". */
  readonly handle: string;
  /** As the account calls itself: hostile text, like everything of strangers. */
  readonly name: string;
  readonly bio: string;
  /** When the account was made; null where the platform does not say. */
  readonly createdAt: Instant | null;
  readonly followers: number;
  readonly following: number;
  /** How many posts it has; null where the platform does not say. */
  readonly posts: number | null;
  /** Whether only its followers may read its posts. */
  readonly protected: boolean;
  /** The item as the platform gave it, as canonical JSON (RFC 8785). */
  readonly raw: string;
}
