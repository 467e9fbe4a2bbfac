/** What a post sets off: reposts of it, quotations of it, and the author saying it again. */
import type { Account } from "../../src/domain/account.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import type { Chance } from "./chance.ts";
import { quotationsOf } from "./innocent/quotations.ts";
import { innocent } from "./label.ts";
import { type PlannedPost, planned } from "./planned.ts";

/** Of posts that are reposted at all, most are reposted once and few a hundred times. */
const REPOSTED = { chance: 0.025, shape: 1.1, most: 150 } as const;
const QUOTED_CHANCE = 0.000_16;
/** What can be quoted is neither a word nor an essay. */
const QUOTABLE = { least: 50, most: 140 } as const;
const REPEATED_CHANCE = 0.006;

export interface Echoes {
  /** `id` is the post's own. All of them come later than the post. */
  of(post: PlannedPost, id: string, audience: (chance: Chance) => Account): PlannedPost[];
}

export function createEchoes(chance: Chance): Echoes {
  return {
    of(post, id, audience) {
      if (post.repostOf !== null) return [];
      const echoes: PlannedPost[] = [];
      if (chance.chance(REPOSTED.chance)) {
        const count = Math.floor(chance.heavyTailed(1, REPOSTED.shape, REPOSTED.most));
        for (let i = 0; i < count; i += 1) {
          const at = post.at + MINUTE + chance.exponential(1.5 * HOUR);
          const repost = planned(at, audience(chance), post.text, innocent("repost", id), post.lang);
          echoes.push({ ...repost, repostOf: id });
        }
      }
      if (post.label !== null) return echoes;
      if (isQuotable(post.text) && chance.chance(QUOTED_CHANCE)) {
        echoes.push(...quotationsOf(post, id, audience, chance));
      }
      if (chance.chance(REPEATED_CHANCE)) {
        const label = innocent("own-repeat", id);
        const count = Math.floor(chance.heavyTailed(1, 1.2, 20));
        for (let i = 0; i < count; i += 1) {
          const at = post.at + 2 * MINUTE + chance.exponential(14 * HOUR);
          echoes.push(planned(at, post.author, post.text, label, post.lang));
        }
      }
      return echoes;
    },
  };
}

function isQuotable(text: string): boolean {
  return text.length >= QUOTABLE.least && text.length <= QUOTABLE.most && !/[@#]|https?:/.test(text);
}
