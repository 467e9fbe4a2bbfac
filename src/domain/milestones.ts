/** At which sizes a growing burst is worth a line, and another look: 10, 20, 50, 100, 200, 500, 1,000 … accounts. */

/** The highest milestone in (before, after], or null when none was crossed. */
export function crossedMilestone(before: number, after: number): number | null {
  let crossed: number | null = null;
  for (let decade = 10; decade <= after; decade *= 10) {
    for (const step of [1, 2, 5]) {
      const milestone = decade * step;
      if (milestone > before && milestone <= after) crossed = milestone;
    }
  }
  return crossed;
}

/** The next milestone above `accounts`. */
export function nextMilestone(accounts: number): number {
  for (let decade = 10; ; decade *= 10) {
    for (const step of [1, 2, 5]) if (decade * step > accounts) return decade * step;
  }
}
