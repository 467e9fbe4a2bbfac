/**
 * The program ends between two steps of its deliveries, any two, and is started again: whatever was said is said
 * once. A step is a request that came to Slack, one that was carried out there, and each step of the courier.
 */
import { describe, expect, it } from "vitest";
import type { Chat } from "../../../src/chat/chat.ts";
import { SECOND } from "../../../src/domain/time.ts";
import { createCourier } from "../../../src/pipeline/courier.ts";
import { openStore } from "../../../src/store/open.ts";
import { putCard, putOnce, undelivered } from "../../../src/store/outbox.ts";
import type { Store } from "../../../src/store/store.ts";
import { createManualClock } from "../../../src/support/clock.ts";
import { someOf } from "../../chaos.ts";
import { says } from "../../contracts/chat.ts";
import { startSlack } from "../../servers/slack/slack-server.ts";
import { openSlack } from "./open-slack.ts";

const CHANNEL = "C0NEWS";
const PLACE = `slack:${CHANNEL}`;
const START = Date.UTC(2026, 10, 2);
/** Far more than any delivery takes. */
const ROUNDS = 60;
const never = new AbortController().signal;
const QUIET = { loopFailed() {}, delivered() {}, deliveryFailed() {}, deliveryInterrupted() {} };

/** A message with a line below it, one beside it, and another message; then an edit and a last line. */
async function say(store: Store, part: "begin" | "end"): Promise<void> {
  const slot = { place: PLACE, subject: "story:a" };
  const card = (text: string) => JSON.stringify(says(text));
  await store.transaction(async (tx) => {
    if (part === "begin") {
      await putCard(tx, slot, card("12 accounts (7K3Q)"), START);
      await putOnce(tx, slot, "thread:grown", 1, card("20 accounts now"), START);
      await putOnce(tx, slot, "place:raised", 1, card("7K3Q is high now"), START);
      await putCard(tx, { place: PLACE, subject: "story:b" }, card("5 accounts (5M2D)"), START);
    } else {
      await putCard(tx, slot, card("20 accounts (7K3Q)"), START);
      await putOnce(tx, slot, "thread:ended", 1, card("It ended"), START);
    }
  });
}

/** Says everything, ending the program at one step (from 1 on) or at none. */
async function play(killAt: number | null): Promise<{ readonly steps: number; readonly shown: string }> {
  const clock = createManualClock(START);
  const slack = await startSlack();
  const store = await openStore("sqlite::memory:");
  let steps = 0;
  let kill: () => void = () => {};
  slack.onStep((which, method) => {
    // What has only come is not carried out.
    if (passed() && which === "came") slack.failNext(method, { how: "reset" });
  });

  /** Whether the program ends here. */
  function passed(): boolean {
    steps += 1;
    if (steps !== killAt) return false;
    kill();
    return true;
  }

  /** One life of the program: a round of the courier, or as much of it as there is. */
  async function live(): Promise<void> {
    const { chat } = openSlack(slack, { clock });
    const death = new AbortController();
    kill = () => death.abort();
    const dead = new Promise<void>((resolve) => death.signal.addEventListener("abort", () => resolve()));
    // The dead hear of nothing that they were waiting for.
    const untilDeath = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
      const settled = await Promise.allSettled([answer]);
      if (death.signal.aborted) return new Promise<never>(() => {});
      if (settled[0].status === "rejected") throw settled[0].reason;
      return settled[0].value;
    };
    const mortal: Chat = {
      ...chat,
      deliver: (delivery) => untilDeath(chat.deliver(delivery, death.signal)),
      find: (place, key, _signal, near) => untilDeath(chat.find(place, key, death.signal, near)),
    };
    const faults = () => {
      if (passed()) throw new Error("the program has ended");
    };
    const chats = new Map([["slack", mortal]]);
    const courier = createCourier({ store, chats, clock, events: QUIET, faults, rest: SECOND });
    const round = courier.round(never).catch((error: unknown) => {
      if (!death.signal.aborted) throw error;
    });
    await Promise.race([round, dead]);
    await chat.close();
  }

  for (const part of ["begin", "end"] as const) {
    await say(store, part);
    for (let lives = 0; (await undelivered(store.db, 1)).length > 0; lives += 1) {
      if (lives > ROUNDS) throw new Error("it is never delivered");
      await live();
      clock.set(clock.now() + 20 * SECOND);
    }
  }
  const shown = slack.shown(CHANNEL);
  await store.close();
  await slack.close();
  return { steps, shown };
}

describe("the program, ended at any step of its deliveries", () => {
  it("has said everything once in the end", async () => {
    const whole = await play(null);
    expect(whole.steps, "six deliveries, each with several steps").toBeGreaterThan(20);
    expect(whole.shown.split("\n")).toEqual([
      ...["20 accounts (7K3Q)", "  ↳ 20 accounts now", "  ↳ It ended"],
      ...["7K3Q is high now", "5 accounts (5M2D)"],
    ]);

    const steps = Array.from({ length: whole.steps }, (_, i) => i + 1);
    for (const killAt of someOf(steps, 8)) {
      const { shown } = await play(killAt);
      // Two bursts do not wait for each other; what is said of one keeps its order.
      const lines = (all: string) => all.split("\n").filter((line) => !line.includes("5M2D"));
      const when = `ended at step ${killAt} of ${whole.steps}`;
      expect(lines(shown), when).toEqual(lines(whole.shown));
      expect(shown.match(/5M2D/g), when).toHaveLength(1);
    }
  });
});
