/** What chats keep between two clicks, in the database: a restart loses no button. */
import type { ChatMemory } from "../chat/chat.ts";
import { openCache } from "../store/cache.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../support/clock.ts";

export function createChatMemory(store: Store, clock: Clock): ChatMemory {
  const cache = openCache<string>(store, "chats", clock);
  return {
    get: async (key) => (await cache.get(key)) ?? null,
    set: async (key, value, ttl) => void (await cache.set(key, value, ttl)),
  };
}

/** One that forgets when the program ends. */
export function createShortMemory(): ChatMemory {
  const kept = new Map<string, string>();
  return {
    get: async (key) => kept.get(key) ?? null,
    set: async (key, value) => void kept.set(key, value),
  };
}
