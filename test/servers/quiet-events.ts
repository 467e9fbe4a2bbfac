/** Events that nobody listens to. */
import type { PipelineEvents } from "../../src/pipeline/events.ts";

export const quietEvents: PipelineEvents = {
  pageCollected: () => {},
  usageCompared: () => {},
  batchJudged: () => {},
  decided: () => {},
  pollFailed: () => {},
  claimLost: () => {},
  detectorRebuilt: () => {},
  storeGaveWay: () => {},
  pollTakesLong: () => {},
  stoodStill: () => {},
  loopFailed: () => {},
  errandDone: () => {},
  errandPutOff: () => {},
  delivered: () => {},
  deliveryFailed: () => {},
  deliveryInterrupted: () => {},
};
