/** From a wave's members to the burst as people read it: what they share, how alike they are, how many. */
import type { Words } from "../detect/finding.ts";
import { shownPassage } from "../detect/passages.ts";
import { accountKey } from "../domain/account.ts";
import type { Burst, BurstMember } from "../domain/burst.ts";
import type { WaveFacts } from "./waves.ts";

/** A member with the place of the shared words in it. */
export interface WaveMember extends BurstMember {
  readonly from: number;
  readonly to: number;
  /** −1 for a member that came with another burst's anchor. */
  readonly anchorFrom: number;
}

export interface DescribedWave {
  readonly burst: Burst;
  /** Members that contain the passage as a whole; null where no text is left to compare. */
  readonly wordForWord: number | null;
}

/** @param members by (createdAt, id), at least one. */
export function describeWave(watch: string, facts: WaveFacts, members: readonly WaveMember[]): DescribedWave {
  const passage = shownPassage(facts.anchorWords as Words, members);
  const times = members.map(({ createdAt }) => createdAt);
  const burst: Burst = {
    id: facts.burst,
    wave: facts.wave,
    watch,
    horizon: facts.horizon,
    kind: passage.kind,
    passage: passage.text,
    passageWords: passage.words,
    firstAt: times[0] ?? facts.detectedAt,
    lastAt: times.at(-1) ?? facts.detectedAt,
    detectedAt: facts.detectedAt,
    accounts: new Set(members.map((member) => accountKey(member.platform, member.accountId))).size,
    posts: members.length,
    severity: null,
    explanations: [],
    state: facts.state,
    absorbedBy: facts.absorbedBy,
  };
  return { burst, wordForWord: passage.whole };
}
