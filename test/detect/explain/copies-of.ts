/** Makes the members of a wave from texts, for the tests of what explains them. */

import type { ExplainedMember } from "../../../src/detect/explain/copies.ts";
import { type Explained, type ExplainFacts, explainBurst } from "../../../src/detect/explain/explain.ts";
import type { Explanation } from "../../../src/domain/burst.ts";
import type { PostLink } from "../../../src/domain/post.ts";
import { linksIn } from "../../../src/domain/post-links.ts";
import { MINUTE } from "../../../src/domain/time.ts";

export interface Told {
  readonly text: string;
  readonly handle?: string;
  readonly links?: readonly PostLink[];
}

/** One member an account, a minute apart. */
export function membersOf(copies: readonly (string | Told)[]): ExplainedMember[] {
  return copies.map((copy, i): ExplainedMember => {
    const { text, handle = null, links = linksIn(text) } = typeof copy === "string" ? { text: copy } : copy;
    const createdAt = i * MINUTE;
    return { joined: i + 1, platform: "x", accountId: `${i}`, handle, createdAt, text, links, media: [] };
  });
}

/** What explains copies of which the first four opened the wave. */
export function explained(
  copies: readonly (string | Told)[],
  passage: string,
  facts: Partial<ExplainFacts<ExplainedMember>> = {},
): readonly Explanation[] {
  return explainedBy(membersOf(copies), passage, facts).explanations;
}

export function explainedBy(
  members: readonly ExplainedMember[],
  passage: string,
  facts: Partial<ExplainFacts<ExplainedMember>> = {},
): Explained {
  return explainBurst(members, {
    passageOf: () => passage,
    detectedSeq: 4,
    quickened: null,
    sightings: 0,
    sightingHours: 0,
    wasNewsBefore: () => true,
    knownCrew: false,
    reached: new Map(),
    ...facts,
  });
}

export function times<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i));
}
