/**
 * The program ends between two steps of its deliveries, any two, and is started again: whatever was said is said
 * once. A step is a request that came to Discord, one that was accepted there, and each step of the courier.
 */
import { describe, expect, it } from "vitest";
import type { Chat } from "../../../src/chat/chat.ts";
import type { Place } from "../../../src/domain/alert.ts";
import { MINUTE, SECOND } from "../../../src/domain/time.ts";
import { createCourier } from "../../../src/pipeline/courier.ts";
import { openStore } from "../../../src/store/open.ts";
import { putCard, putOnce, undelivered } from "../../../src/store/outbox.ts";
import type { Store } from "../../../src/store/store.ts";
import { createManualClock } from "../../../src/support/clock.ts";
import { someOf } from "../../chaos.ts";
import { says } from "../../contracts/chat.ts";
import { startDiscordServer } from "../../servers/discord/discord-server.ts";
import { CHANNELS } from "../../servers/discord/world.ts";
import { channelText, never, openChat } from "./open-discord.ts";

const PLACES: readonly Place[] = [`discord:${CHANNELS.news}`, `discord:${CHANNELS.forum}`];
const START = Date.UTC(2026, 10, 2);
/** Far more than any delivery takes. */
const ROUNDS = 60;

/** A card, two lines below it, one beside it, an edit, and another card. */
async function say(store: Store, place: Place, step: number): Promise<void> {
  const slot = { place, subject: "story:a" };
  await store.transaction(async (tx) => {
    if (step === 0) {
      await putCard(tx, slot, JSON.stringify(says("12 accounts (7K3Q)")), START);
      await putOnce(tx, slot, "thread:grown", 1, JSON.stringify(says("20 accounts now")), START);
      await putOnce(tx, slot, "place:raised", 1, JSON.stringify(says("7K3Q is high now")), START);
      await putCard(tx, { place, subject: "story:b" }, JSON.stringify(says("5 accounts (5M2D)")), START);
    } else {
      await putCard(tx, slot, JSON.stringify(says("20 accounts (7K3Q)")), START);
      await putOnce(tx, slot, "thread:ended", 1, JSON.stringify(says("It ended")), START);
    }
  });
}

/** Says everything, ending the program at step `killAt` (from 1 on); how many steps there were, and what is shown. */
async function play(
  place: Place,
  killAt: number,
  pause: number,
): Promise<{ readonly steps: number; readonly shown: string }> {
  const clock = createManualClock(START);
  const server = await startDiscordServer({ now: clock.now });
  const store = await openStore("sqlite::memory:");
  let steps = 0;
  let kill: (() => void) | null = null;
  function step(which: "came" | "done" | "courier"): void {
    steps += 1;
    if (steps !== killAt) return;
    // What has only come is not accepted.
    if (which === "came") server.failNext({ how: "reset" });
    kill?.();
  }
  server.onStep(step);

  for (const part of [0, 1]) {
    await say(store, place, part);
    for (let round = 0; (await undelivered(store.db, 1)).length > 0; round += 1) {
      if (round > ROUNDS) throw new Error("it is never delivered");
      await run();
      clock.set(clock.now() + pause);
    }
  }
  const shown = channelText(server, place.slice("discord:".length)).replace(/^id .*$/gm, "id");
  await store.close();
  await server.close();
  return { steps, shown };

  /** The program from a start on, to the end of a round or its own. */
  async function run(): Promise<void> {
    const chat = openChat(server, { clock });
    const dead = Promise.withResolvers<never>();
    dead.promise.catch(() => {});
    const death = new AbortController();
    let isDead = false;
    kill = () => {
      isDead = true;
      death.abort();
      dead.reject(new Error("killed"));
    };
    // Nothing that a dead program was waiting for comes to it: it asks nothing further, and writes nothing.
    const mortal: Chat = {
      ...chat,
      deliver: (delivery) => untilDeath(chat.deliver(delivery, death.signal)),
      find: (place, key, _signal, near) => untilDeath(chat.find(place, key, death.signal, near)),
    };
    async function untilDeath<Answer>(answer: Promise<Answer>): Promise<Answer> {
      const settled = await answer.catch((error: unknown) => {
        if (isDead) return new Promise<never>(() => {});
        throw error;
      });
      return isDead ? new Promise<never>(() => {}) : settled;
    }
    const courier = createCourier({
      store,
      chats: new Map([["discord", mortal]]),
      clock,
      events: { loopFailed() {}, delivered() {}, deliveryFailed() {}, deliveryInterrupted() {} },
      faults() {
        step("courier");
        if (isDead) throw new Error("killed");
      },
      rest: SECOND,
    });
    await Promise.race([courier.round(never), dead.promise]).catch((error: unknown) => {
      if (!isDead) throw error;
    });
    kill = null;
    await chat.close();
  }
}

/** Within the minutes for which Discord knows a nonce, and long after. */
const PAUSES = [20 * SECOND, 10 * MINUTE];
const PLAYS = PLACES.flatMap((place) => PAUSES.map((pause) => ({ place, pause }))).filter(
  // A post has no nonce, so what is known for minutes makes no difference there.
  ({ place, pause }) => place === PLACES[0] || pause === PAUSES.at(-1),
);

describe.each(PLAYS)("in $place, started again after $pause ms", ({ place, pause }) => {
  it("everything is said once, wherever the program ends", async () => {
    const whole = await play(place, Number.POSITIVE_INFINITY, pause);
    expect(whole.steps).toBeGreaterThan(20);
    expect(whole.shown.match(/accounts \(/g)).toHaveLength(2);
    for (const line of ["20 accounts now", "7K3Q is high now", "It ended", "20 accounts (7K3Q)"]) {
      expect(whole.shown).toContain(line);
    }

    const steps = Array.from({ length: whole.steps }, (_, i) => i + 1);
    for (const killAt of someOf(steps, 8)) {
      const { shown } = await play(place, killAt, pause);
      const when = `ended at step ${killAt} of ${whole.steps}`;
      // Two bursts do not wait for each other; lines about one do.
      expect(inAnyOrder(shown), when).toEqual(inAnyOrder(whole.shown));
      expect(shown.indexOf("20 accounts now"), when).toBeLessThan(shown.indexOf("It ended"));
    }
  });
});

function inAnyOrder(shown: string): readonly string[] {
  return shown.split("\n").sort();
}
