/** How fast one person may ask: a sliding minute for each. */
import { type Instant, MINUTE } from "../domain/time.ts";

/** Many times what a newsroom has; beyond it the longest known person starts anew. */
const PEOPLE = 10_000;

export type PaceVerdict =
  | { readonly is: "go" }
  /** The first command too many: say so, with the wait in milliseconds. */
  | { readonly is: "slow-down"; readonly wait: number }
  /** Said already. */
  | { readonly is: "ignore" };

/** Answers for each command of a person whether it may run. */
export function createPace(perMinute: number): (person: string, now: Instant) => PaceVerdict {
  const people = new Map<string, { times: Instant[]; told: boolean }>();

  return (person, now) => {
    const known = people.get(person) ?? { times: [], told: false };
    people.delete(person);
    people.set(person, known);
    const oldest = people.keys().next().value;
    if (people.size > PEOPLE && oldest !== undefined) people.delete(oldest);

    known.times = known.times.filter((at) => now - at < MINUTE);
    if (known.times.length < perMinute) {
      known.times.push(now);
      known.told = false;
      return { is: "go" };
    }
    if (known.told) return { is: "ignore" };
    known.told = true;
    return { is: "slow-down", wait: (known.times[0] ?? now) + MINUTE - now };
  };
}
