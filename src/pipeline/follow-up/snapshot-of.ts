/** What a platform answered about an account, as a snapshot to keep. */
import type { Profile } from "../../domain/profile.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { Standing } from "../../domain/standing.ts";
import type { Instant } from "../../domain/time.ts";
import type { Answer } from "../../sources/source.ts";

/** Null for an answer that could not be read: nothing is known then. */
export function snapshotOf(answer: Answer<Profile>, source: string, fetchedAt: Instant): Snapshot | null {
  if (answer.is === "unreadable") return null;
  if (answer.is !== "present") {
    // The keys stand in the order of RFC 8785.
    const raw = JSON.stringify({ id: answer.id, is: answer.is, why: answer.why });
    const { id: accountId, is: standing, why } = answer;
    return { source, accountId, fetchedAt, standing, why, profile: null, raw };
  }
  const { id: accountId, raw, protected: isProtected, ...profile } = answer.value;
  const standing: Standing = isProtected ? "protected" : "present";
  return { source, accountId, fetchedAt, standing, why: null, profile, raw };
}
