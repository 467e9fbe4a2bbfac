/** The business events of the loops; the composition turns each into a log line and a counter. */
import type { Place, Reason } from "../domain/alert.ts";
import type { Duration, Instant } from "../domain/time.ts";

/** An errand of the follow-up. */
type ErrandNamed = {
  readonly kind: string;
  readonly watch: string;
  readonly burst: string;
  readonly wave: number;
};

export interface PipelineEvents {
  pageCollected(event: {
    readonly watch: string;
    readonly source: string;
    readonly posts: number;
    readonly fresh: number;
    readonly malformed: number;
  }): void;
  /** Posts that a platform says it sold since its count began, beside what the ledger says. */
  usageCompared(event: { readonly source: string; readonly theirs: number; readonly ours: number }): void;
  batchJudged(event: { readonly watch: string; readonly posts: number; readonly bursts: number }): void;
  /** Once for each wave and place whose decision is new. */
  decided(event: {
    readonly watch: string;
    readonly burst: string;
    readonly wave: number;
    readonly place: Place;
    readonly reason: Reason;
  }): void;
  /** Once for each reason in a row of failed polls. */
  pollFailed(event: {
    readonly watch: string;
    readonly code: string;
    readonly message: string;
    readonly retryAt: Instant;
  }): void;
  claimLost(event: { readonly watch: string }): void;
  detectorRebuilt(event: { readonly watch: string; readonly posts: number; readonly anchors: number }): void;
  /** The database refuses, again and again, what waits to be stored; it is tried until it is taken. */
  storeGaveWay(event: { readonly tries: number; readonly message: string }): void;
  /** A poll is not over after so long, in milliseconds; said once of each. */
  pollTakesLong(event: { readonly watch: string; readonly running: Duration }): void;
  /** The program could not look at its own due times for so long, in milliseconds. */
  stoodStill(event: { readonly span: Duration }): void;
  /** A loop met something that it did not expect, a database that is gone for instance; it goes on. */
  loopFailed(event: {
    readonly loop: "scheduler" | "courier" | "time" | "follow-up" | "pictures";
    readonly error: unknown;
  }): void;
  /** A step of what is looked after for an announced burst was made. */
  errandDone(event: ErrandNamed): void;
  /** It waits, or ends with less than everything: the budget or the source said no. */
  errandPutOff(event: ErrandNamed & { readonly why: string }): void;
  delivered(event: { readonly place: Place; readonly lane: string; readonly kind: string }): void;
  deliveryFailed(event: {
    readonly place: Place;
    readonly lane: string;
    readonly code: string;
    readonly message: string;
    readonly attempts: number;
  }): void;
  /** The stop came while the chat was asked: the next start looks whether it has it. */
  deliveryInterrupted(event: { readonly place: Place; readonly lane: string }): void;
}
