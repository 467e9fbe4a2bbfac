/**
 * Times the way of a burst from the poll's answer to the message accepted: X and the chat are local servers over
 * real HTTP, all between them is the bot as it runs, with SQLite on the disk and its courier's own rest. Told
 * beside a plain request to the same server in the same run, so that the machine and its moods are seen.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OPEN_ROUTE } from "../src/alerts/route.ts";
import { compose } from "../src/app/compose.ts";
import type { Chat } from "../src/chat/chat.ts";
import { DEFAULTS } from "../src/config/defaults.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../src/domain/time.ts";
import { createXSource } from "../src/sources/x/x-source.ts";
import { openStore } from "../src/store/open.ts";
import { syncWatches } from "../src/store/watches.ts";
import { createManualClock, systemClock } from "../src/support/clock.ts";
import { noFaults } from "../src/support/fault-points.ts";
import { createLogger } from "../src/support/logger.ts";
import { Secret } from "../src/support/secret.ts";
import { startChatServer } from "../test/servers/chat-server.ts";
import { createHttpChat } from "../test/servers/http-chat.ts";
import { RICH } from "../test/servers/rich-budget.ts";
import { startXServer } from "../test/servers/x/x-server.ts";
import { machine, percentile } from "./measure.ts";

const BURSTS = 100;
/** Posts in each poll beside the burst's copies. */
const CHATTER = 60;
const COPIES = 12;
const START = Date.UTC(2026, 10, 2);

const folder = await mkdtemp(join(tmpdir(), "verbatim-latency-"));
await using parts = new AsyncDisposableStack();
parts.defer(() => rm(folder, { recursive: true, force: true }));
const clock = createManualClock(START);
const x = await startXServer({ token: "token", now: () => clock.now(), requestsAWindow: 1_000_000 });
parts.defer(() => x.close());
const chatServer = await startChatServer();
parts.defer(() => chatServer.close());
const store = await openStore(`sqlite:${join(folder, "bench.db")}`);
parts.defer(() => store.close());
const prices = { post: 1, user: 1, count: 1 };
const source = createXSource({
  ...{ token: new Secret("token"), apiUrl: x.url, tariff: prices, pollEvery: MINUTE, queryLength: 512 },
  ...{ reposts: false, limits: { deadline: 10 * SECOND, bytes: 16_000_000 }, now: () => clock.now() },
});
parts.defer(() => source.close());
const watch = {
  ...{ id: "lindqvist", name: "Mara Lindqvist", keywords: ["Lindqvist"], require: [], exclude: [] },
  ...{ languages: [], sources: ["x"], texts: [] },
};
await store.transaction((tx) => syncWatches(tx, "file", [watch], START - 30 * DAY));

/** When the search's answer was written. */
let answeredAt = 0;
x.onAnswer(() => {
  answeredAt = performance.now();
});
let tell = (_: number) => {};
const chat = timedChat(createHttpChat({ url: chatServer.url }));
const bot = compose({
  ...{ store, sources: [source], chats: [chat], watches: [watch], clock, deliveryClock: systemClock },
  routes: [{ ...OPEN_ROUTE, to: "test:desk" }],
  access: { viewers: [], editors: [], admins: [] },
  detection: DEFAULTS.detection,
  spending: new Map([["x", RICH]]),
  agreeToAll: true,
  moneyPlace: null,
  backfill: new Map(),
  following: { removed: "drop", declarations: [] },
  awayFrom: null,
  mark: null,
  logger: createLogger({ level: "silent", write: () => {}, redact: (text) => text }),
  faults: noFaults,
});
const stop = new AbortController();
const delivering = bot.courier.run(stop.signal);

const took: number[] = [];
const plain: number[] = [];
for (let n = 0; n < BURSTS; n += 1) {
  const at = START + (n + 1) * 3 * HOUR;
  fill(n, at);
  clock.set(at + 2 * MINUTE);
  const accepted = new Promise<number>((resolve) => {
    tell = resolve;
  });
  await bot.tick(watch.id, stop.signal);
  took.push((await accepted) - answeredAt);
  const asked = performance.now();
  await (await fetch(`${x.url}/2/usage/tweets`, { headers: { authorization: "Bearer token" } })).text();
  plain.push(performance.now() - asked);
}
stop.abort();
await delivering;

const ms = (value: number) => `${value.toFixed(0)} ms`;
console.log(`from a poll's answer to the message accepted, ${BURSTS} bursts; ${machine}`);
console.log(
  `  p50 ${ms(percentile(took, 50))}, p95 ${ms(percentile(took, 95))}; of that up to 250 ms the courier's rest; a plain request ${percentile(plain, 50).toFixed(1)} ms`,
);

/** The chat, telling when it has accepted a first message. */
function timedChat(inner: Chat): Chat {
  return {
    ...inner,
    async deliver(delivery, signal) {
      const ref = await inner.deliver(delivery, signal);
      if (delivery.kind === "send") tell(performance.now());
      return ref;
    },
  };
}

/** A poll's worth of posts: chatter, and one sentence by different accounts. */
function fill(n: number, at: number): void {
  const words = (of: string) => Array.from({ length: 14 }, (_, i) => `${of}${n}x${i}`).join(" ");
  for (let i = 0; i < CHATTER; i += 1) {
    const createdAt = at + (i % 60) * SECOND;
    x.world.post({ text: `Lindqvist ${words(`c${i}y`)}`, authorId: String(10_000 + n * 100 + i), createdAt });
  }
  for (let i = 0; i < COPIES; i += 1) {
    const authorId = String(1_000_000 + n * 100 + i);
    x.world.post({ text: `Lindqvist ${words("s")}`, authorId, createdAt: at + i * 4 * SECOND });
  }
}
