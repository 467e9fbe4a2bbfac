/** Does the chores that are due, a few small turns at a time, so that nobody waits for them. */
import { setImmediate } from "node:timers/promises";
import { choreState, choreStates, saveTurn } from "../../store/chores.ts";
import { retried } from "../../store/retried.ts";
import type { Store } from "../../store/store.ts";
import type { Clock } from "../../support/clock.ts";
import type { Chore } from "./chore.ts";

/** Turns of one look; between two of them others are answered. */
const TURNS = 8;

export interface HouseKeeping {
  readonly store: Store;
  readonly clock: Clock;
  readonly chores: readonly Chore[];
}

/** Goes on with what is due, a turn of each; how far each comes is kept, so that a restart goes on there. */
export async function keepHouse({ store, clock, chores }: HouseKeeping): Promise<void> {
  const states = new Map((await choreStates(store.db)).map((state) => [state.chore, state]));
  let due = chores.filter(({ name }) => (states.get(name)?.due_at ?? 0) <= clock.now());
  for (let left = TURNS; left > 0 && due.length > 0; ) {
    const unfinished: Chore[] = [];
    for (const chore of due.slice(0, left)) {
      left -= 1;
      if (await makeTurn(store, chore, clock.now())) unfinished.push(chore);
      await setImmediate();
    }
    due = unfinished;
  }
}

/** @returns whether the round goes on. */
async function makeTurn(store: Store, chore: Chore, now: number): Promise<boolean> {
  // Others write to the same rows, and one of two has to give way.
  return retried(store)(async (tx) => {
    const state = await choreState(tx, chore.name);
    const turn = await chore.turn(tx, state.progress, now);
    await saveTurn(tx, state, turn, now, now + chore.every);
    return turn.progress !== null;
  });
}
