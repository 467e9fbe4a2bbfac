/** The waves of bursts: which are open, which posts they have, and which of them share their posts. */
import type { Horizon } from "../domain/burst.ts";
import { compareText } from "../domain/post.ts";
import type { Duration, Instant } from "../domain/time.ts";
import type { AnchorRef, Member } from "./finding.ts";

/** One episode of a burst. */
export interface Wave {
  readonly burst: Burst;
  readonly wave: number;
  horizon: Horizon;
  /** The cluster that opened it, whose anchor the members' positions refer to. */
  readonly anchor: AnchorRef;
  readonly detectedSeq: number;
  /** Earlier copies, counted when its horizon qualified. */
  sightings: number;
  sightingHours: number;
  /** The newest createdAt of its members. */
  last: Instant;
  /** Whether its end was told; a copy that was created in time undoes it. */
  told: boolean;
  /** Whether it can still get copies. */
  open: boolean;
  readonly members: Map<number, Member>;
  /** How many posts it shares with other open waves. */
  readonly shared: Map<Wave, number>;
}

/** What is known of a burst once it had a wave. */
export interface Burst {
  readonly id: string;
  lastWave: number;
  open: Wave | null;
  /** Ended waves whose posts may still lie in a window: when each account posted last in them. */
  past: {
    readonly last: Instant;
    readonly posts: ReadonlySet<number>;
    readonly accounts: Map<string, Instant>;
  }[];
  absorbedInto: Burst | null;
}

export function createBurst(id: string): Burst {
  return { id, lastWave: 0, open: null, past: [], absorbedInto: null };
}

/** The burst that answers for this one. */
export function answering(burst: Burst): Burst {
  let current = burst;
  while (current.absorbedInto !== null) current = current.absorbedInto;
  return current;
}

/** Puts an ended wave into its burst's past, and forgets what no window reaches any more. */
export function retire(wave: Pick<Wave, "burst" | "last" | "members">, since: Instant): void {
  const { burst, last, members } = wave;
  burst.past = burst.past.filter((past) => past.last >= since);
  if (last < since) return;
  const accounts = new Map<string, Instant>();
  for (const { account, createdAt } of members.values()) {
    accounts.set(account, Math.max(createdAt, accounts.get(account) ?? createdAt));
  }
  burst.past.push({ last, posts: new Set(members.keys()), accounts });
}

/** Whether an account has a post in an ended wave of the burst that is not older than `since`. */
export function isSpent(burst: Burst | null, account: string, since: Instant): boolean {
  if (burst === null) return false;
  return burst.past.some(({ accounts }) => (accounts.get(account) ?? Number.NEGATIVE_INFINITY) >= since);
}

/** The earlier detected first; of two that one post opened, by their bursts' ids. */
export function byDetection(a: Wave, b: Wave): number {
  return a.detectedSeq - b.detectedSeq || compareText(a.burst.id, b.burst.id);
}

/** The open waves that each post belongs to, from which grows how many posts two waves share. */
export interface Memberships {
  add(wave: Wave, member: Member): boolean;
  of(seq: number): readonly Wave[];
  /** Takes a wave out that ended or was absorbed. */
  close(wave: Wave): void;
}

const NONE: readonly Wave[] = [];

export function createMemberships(): Memberships {
  const waves = new Map<number, Wave[]>();
  return {
    add(wave, member) {
      if (wave.members.has(member.seq)) return false;
      wave.members.set(member.seq, member);
      wave.last = Math.max(wave.last, member.createdAt);
      const others = waves.get(member.seq);
      if (others === undefined) {
        waves.set(member.seq, [wave]);
        return true;
      }
      for (const other of others) {
        wave.shared.set(other, (wave.shared.get(other) ?? 0) + 1);
        other.shared.set(wave, (other.shared.get(wave) ?? 0) + 1);
      }
      others.push(wave);
      return true;
    },
    of: (seq) => waves.get(seq) ?? NONE,
    close(wave) {
      wave.open = false;
      if (wave.burst.open === wave) wave.burst.open = null;
      for (const other of wave.shared.keys()) other.shared.delete(wave);
      for (const seq of wave.members.keys()) {
        const left = waves.get(seq)?.filter((other) => other !== wave) ?? [];
        if (left.length === 0) waves.delete(seq);
        else waves.set(seq, left);
      }
    },
  };
}

/** How long a wave stays open without a copy. */
export function windowOf(
  horizon: Horizon,
  windows: { readonly window: Duration; readonly slowWindow: Duration },
) {
  return horizon === "fast" ? windows.window : windows.slowWindow;
}
