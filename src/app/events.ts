/** One function for each business event: its log line, with a constant message, and its counter. */
import type { PipelineEvents } from "../pipeline/events.ts";
import type { Logger } from "../support/logger.ts";

/** How often each event happened since the start. */
export type Counters = Record<keyof PipelineEvents, number>;

/** Sums over the events since the start. */
export interface Totals {
  /** Posts that were new to their watch. */
  posts: number;
  /** Bursts and waves that a place was told of for the first time. */
  announced: number;
}

export interface Events extends PipelineEvents {
  readonly counters: Readonly<Counters>;
  readonly totals: Readonly<Totals>;
}

/** Levels by who must act: warn for what somebody should look at, info for news, debug for the rest. */
export function createEvents(logger: Logger): Events {
  const counters: Counters = {
    pageCollected: 0,
    usageCompared: 0,
    batchJudged: 0,
    decided: 0,
    pollFailed: 0,
    claimLost: 0,
    detectorRebuilt: 0,
    storeGaveWay: 0,
    pollTakesLong: 0,
    stoodStill: 0,
    loopFailed: 0,
    errandDone: 0,
    errandPutOff: 0,
    delivered: 0,
    deliveryFailed: 0,
    deliveryInterrupted: 0,
  };
  const totals: Totals = { posts: 0, announced: 0 };
  return {
    counters,
    totals,
    pageCollected(event) {
      counters.pageCollected += 1;
      totals.posts += event.fresh;
      logger.debug(event, "page collected");
    },
    usageCompared(event) {
      counters.usageCompared += 1;
      logger.info(event, "ledger compared with the platform's own count");
    },
    batchJudged(event) {
      counters.batchJudged += 1;
      logger.debug(event, "batch judged");
    },
    decided(event) {
      counters.decided += 1;
      if (event.reason === "first" || event.reason === "wave") totals.announced += 1;
      logger.info(event, "decided whether to tell a place");
    },
    pollFailed(event) {
      counters.pollFailed += 1;
      logger.warn(event, "poll failed");
    },
    claimLost(event) {
      counters.claimLost += 1;
      logger.warn(event, "watch claimed by another instance");
    },
    detectorRebuilt(event) {
      counters.detectorRebuilt += 1;
      logger.info(event, "detector rebuilt from stored words");
    },
    storeGaveWay(event) {
      counters.storeGaveWay += 1;
      logger.warn(event, "database keeps refusing what waits to be stored");
    },
    pollTakesLong(event) {
      counters.pollTakesLong += 1;
      logger.warn(event, "poll takes long");
    },
    stoodStill(event) {
      counters.stoodStill += 1;
      logger.warn(
        event,
        "stood still: the machine slept, has no time for this program, or writes too slowly",
      );
    },
    loopFailed(event) {
      counters.loopFailed += 1;
      logger.error(event, "loop failed and goes on");
    },
    errandDone(event) {
      counters.errandDone += 1;
      logger.debug(event, "errand went on");
    },
    errandPutOff(event) {
      counters.errandPutOff += 1;
      logger.warn(event, "errand put off");
    },
    delivered(event) {
      counters.delivered += 1;
      logger.debug(event, "delivered");
    },
    deliveryFailed(event) {
      counters.deliveryFailed += 1;
      logger.warn(event, "delivery failed");
    },
    deliveryInterrupted(event) {
      counters.deliveryInterrupted += 1;
      logger.info(event, "delivery interrupted; it will be looked up at the next start");
    },
  };
}
