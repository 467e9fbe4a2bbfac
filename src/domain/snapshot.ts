/** What a platform said of an account when it was asked: dated, and kept as it was. */
import type { Profile } from "./profile.ts";
import type { Standing } from "./standing.ts";
import type { Instant } from "./time.ts";

export interface Snapshot {
  readonly source: string;
  readonly accountId: string;
  readonly fetchedAt: Instant;
  readonly standing: Standing;
  /** In the platform's words, where it did not show the account; else null. */
  readonly why: string | null;
  /** Null where it did not show the account. */
  readonly profile:
    | (Omit<Profile, "id" | "raw" | "protected" | "bio"> & {
        /** Null when it had to go. */
        readonly bio: Profile["bio"] | null;
      })
    | null;
  /** Canonical JSON (RFC 8785) of the platform's item, or of its refusal: what the evidence chain hashes. */
  readonly raw: string;
}
