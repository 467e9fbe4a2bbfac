/** The bill that the local X keeps: each resource once within a day of UTC. */

export interface Bill {
  readonly posts: number;
  readonly users: number;
  readonly counts: number;
}

const DAY = 86_400_000;

export function createBill() {
  const seen = new Set<string>();
  const sums = { posts: 0, users: 0, counts: 0 };
  function add(kind: "posts" | "users", ids: readonly string[], now: number): void {
    for (const id of ids) {
      const key = `${Math.floor(now / DAY)} ${kind} ${id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      sums[kind] += 1;
    }
  }
  return {
    posts: (ids: readonly string[], now: number) => add("posts", ids, now),
    users: (ids: readonly string[], now: number) => add("users", ids, now),
    count() {
      sums.counts += 1;
    },
    total: (): Bill => ({ ...sums }),
  };
}
