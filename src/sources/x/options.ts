/** What the X source is told by whoever sets it up. */
import type { Tariff } from "../../domain/reading.ts";
import type { Duration, Instant } from "../../domain/time.ts";
import type { Secret } from "../../support/secret.ts";

export interface XOptions {
  readonly token: Secret;
  /** Where the API is, instead of api.x.com; the token travels there. */
  readonly apiUrl: string | null;
  readonly tariff: Tariff;
  readonly pollEvery: Duration;
  /** How many characters X takes as one query. */
  readonly queryLength: number;
  /** Whether reposts are searched too; they never count as copies. */
  readonly reposts: boolean;
  readonly limits: XLimits;
  /** The time, for what X says relative to it. */
  readonly now: () => Instant;
}

/** What one answer may take. */
export interface XLimits {
  /** From the first byte asked to the last byte had. */
  readonly deadline: Duration;
  /** Of an answer, packed and unpacked. */
  readonly bytes: number;
}

/** A page of 100 long posts is less than half a megabyte; X answers within a second or two. */
export const USUAL_LIMITS: XLimits = { deadline: 30_000, bytes: 16_000_000 };
