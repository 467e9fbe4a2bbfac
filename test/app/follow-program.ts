/**
 * A paid watch as a program of its own: polled, announced and followed for a month in a few steps of time,
 * against a local X and the test chat. What the kill test of following starts and kills; it goes on where it
 * stopped.
 */
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import { compose } from "../../src/app/compose.ts";
import { faultsOf } from "../../src/cli/faults.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { createXSource } from "../../src/sources/x/x-source.ts";
import { openCache } from "../../src/store/cache.ts";
import { openStore } from "../../src/store/open.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock, systemClock } from "../../src/support/clock.ts";
import { createLogger } from "../../src/support/logger.ts";
import { createHttpChat } from "../servers/http-chat.ts";
import { NOW, WATCH, xOptions } from "../sources/x/open-x.ts";

const { FOLLOW_DATABASE: database = "", CHAT_URL: chatUrl = "", X_URL: xUrl = "" } = process.env;

const ENDED = NOW + 2 * HOUR;
/** Polls only where something is to be found: the local X's time stands still. */
const TIMES = [
  { at: NOW, polls: true },
  { at: NOW + MINUTE, polls: false },
  { at: ENDED, polls: true },
  ...[0, HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY].map((after) => ({ at: ENDED + after, polls: false })),
];
const never = new AbortController().signal;

const clock = createManualClock(NOW);
const store = await openStore(`sqlite:${database}`);
const chat = createHttpChat({ url: chatUrl });
const source = createXSource(xOptions(xUrl, { now: () => clock.now() }));
const limits = { month: 50_000_000, monthPosts: null, day: null, lookups: { person: 5, team: 50 } };
const sparing = { sampleEvery: HOUR, samplePosts: null, countEvery: MINUTE };
const bot = compose({
  store,
  sources: [source],
  chats: [chat],
  watches: [WATCH],
  routes: [{ ...OPEN_ROUTE, to: "test:desk" }],
  access: { editors: [], admins: [] },
  detection: DEFAULTS.detection,
  spending: new Map([["x", { limits, sparing, firstReads: null, confirmFrom: 50_000_000 }]]),
  agreeToAll: true,
  moneyPlace: null,
  backfill: new Map(),
  awayFrom: null,
  following: { removed: "drop", declarations: [] },
  mark: null,
  clock,
  deliveryClock: systemClock,
  logger: createLogger({
    level: "error",
    write: (line) => process.stderr.write(line),
    redact: (text) => text,
  }),
  faults: faultsOf(process.env),
});
await store.transaction((tx) => syncWatches(tx, "file", [WATCH], NOW - 4 * DAY));
const notes = openCache<number>(store, "follow-program", systemClock);
const done = (await notes.get("done")) ?? 0;
for (const [i, { at, polls }] of TIMES.entries()) {
  if (i < done) continue;
  clock.set(at);
  if (polls) await bot.tick(WATCH.id, never);
  for (let made = -1; made !== 0; ) made = await bot.followUp.round(never);
  for (let made = -1; made !== 0; ) made = await bot.courier.round(never);
  await notes.set("done", i + 1);
}
await source.close();
await chat.close();
await store.close();
