/** The composed bot on the local X, with people who ask and press, and time that passes only when a test says so. */
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import { type Bot, compose } from "../../src/app/compose.ts";
import type { Card } from "../../src/cards/card.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import type { Invocation } from "../../src/commands/command.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import type { Micros } from "../../src/domain/money.ts";
import { DAY, type Instant, MINUTE } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import type { BackfillSettings } from "../../src/pipeline/back-fill.ts";
import type { PaidSource } from "../../src/pipeline/budget/budget.ts";
import { createXSource } from "../../src/sources/x/x-source.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock, type ManualClock } from "../../src/support/clock.ts";
import { type FaultPoint, noFaults } from "../../src/support/fault-points.ts";
import { createLogger } from "../../src/support/logger.ts";
import { startXServer, type XServer } from "../servers/x/x-server.ts";
import { NOW, TOKEN, xOptions } from "../sources/x/open-x.ts";

/** Where money is spoken of, and where bursts are told. */
export const MONEY = "slack:money";
export const DESK = "slack:desk";
const EDITOR = "slack:U1";

export interface XDesk {
  readonly x: XServer;
  readonly store: Store;
  readonly clock: ManualClock;
  /** A tick of a watch at a time; what went wrong is an error. */
  tick(watch: string, at: Instant): Promise<void>;
  /** What somebody in the money place is answered, an editor unless it is said who. */
  ask(line: string, by?: string): Promise<string>;
  /** Presses the button of this name on the newest message that has one. */
  press(label: string, place?: string, by?: string): Promise<string>;
  /** Each message of a place as it reads now. */
  read(place: string): Promise<readonly string[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface XDeskSetting {
  readonly watches: readonly Watch[];
  readonly month: Micros;
  readonly day: Micros;
  /** Watches below it start by themselves. */
  readonly confirmFrom: Micros;
  readonly agreeToAll?: boolean;
  readonly backfill?: BackfillSettings;
  readonly faults?: FaultPoint;
  /** Closed by whoever opened it; SQLite in memory where none is given. */
  readonly store?: Store;
  /** One that is there already, after a bot that crashed; the store holds its watches. */
  readonly x?: XServer;
}

export async function openXDesk(setting: XDeskSetting): Promise<XDesk> {
  const clock = createManualClock(NOW);
  const now = () => clock.now();
  const x = setting.x ?? (await startXServer({ token: TOKEN, now }));
  const source = createXSource(xOptions(x.url, { now }));
  const store = setting.store ?? (await openStore("sqlite::memory:"));
  await store.transaction((tx) => syncWatches(tx, "file", setting.watches, NOW - 4 * DAY));
  const complaints: string[] = [];
  const paid: Omit<PaidSource, "tariff"> = {
    limits: {
      ...{ month: setting.month, monthPosts: null, day: setting.day },
      lookups: { person: 5, team: 50 },
    },
    sparing: { sampleEvery: 15 * MINUTE, samplePosts: null, countEvery: 15 * MINUTE },
    ...{ firstReads: null, confirmFrom: setting.confirmFrom },
  };
  const bot: Bot = compose({
    ...{ store, sources: [source], chats: [], watches: setting.watches },
    routes: [{ ...OPEN_ROUTE, to: DESK }],
    access: { editors: [EDITOR], admins: [] },
    detection: DEFAULTS.detection,
    spending: new Map([["x", paid]]),
    backfill: new Map(setting.backfill === undefined ? [] : [["x", setting.backfill]]),
    ...{ awayFrom: null, following: { removed: "drop", declarations: [] } },
    ...{ agreeToAll: setting.agreeToAll ?? false, moneyPlace: MONEY, mark: null },
    ...{ clock, deliveryClock: clock, faults: setting.faults ?? noFaults },
    logger: createLogger({ level: "warn", write: (line) => complaints.push(line), redact: (line) => line }),
  });
  await bot.learn();

  async function cards(place: string) {
    const rows = await store.db
      .selectFrom("outbox")
      .select(["subject", "lane", "n", "card"])
      .where("place", "=", place)
      .orderBy("id")
      .execute();
    const newest = new Map(rows.map((row) => [`${row.subject} ${row.lane}`, JSON.parse(row.card) as Card]));
    return [...newest.values()];
  }

  async function invoke(input: Invocation["input"], by: string, place: string): Promise<string> {
    clock.set(clock.now() + 10_000);
    const actor = { id: by, name: by === EDITOR ? "Anna" : "Bob", groups: [] };
    const answers: string[] = [];
    for await (const reply of bot.onInvocation({ platform: "slack", place, actor, input })) {
      if (reply.is === "card") answers.push(plainText(reply.card));
    }
    return answers.join("\n");
  }

  return {
    ...{ x, store, clock },
    async tick(watch, at) {
      clock.set(at);
      await bot.tick(watch, new AbortController().signal);
      if (complaints.length > 0) throw new Error(complaints.splice(0).join(""));
    },
    ask: (line, by = EDITOR) => invoke({ is: "line", line }, by, MONEY),
    async press(label, place = MONEY, by = EDITOR) {
      const actions = (await cards(place)).flatMap(({ nodes }) =>
        nodes.flatMap((node) => (node.is === "actions" ? node.actions : [])),
      );
      const action = actions.findLast((each) => each.label === label);
      if (action === undefined) throw new Error(`There is no button "${label}" in ${place}.`);
      return invoke({ is: "call", command: action.command, options: action.options }, by, place);
    },
    read: async (place) => (await cards(place)).map((card) => plainText(card)),
    async [Symbol.asyncDispose]() {
      await source.close();
      if (setting.store === undefined) await store.close();
      if (setting.x === undefined) await x.close();
    },
  };
}
