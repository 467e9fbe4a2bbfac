/**
 * A stage for plays: the composed bot on a database of its own, made-up posts, people who type, and time that
 * passes only when the play says so. The bot may be closed and composed anew at any step.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type Bot, compose } from "../../src/app/compose.ts";
import type { Action, Card } from "../../src/cards/card.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import type { Chat, OnInvocation } from "../../src/chat/chat.ts";
import type { Invocation } from "../../src/commands/command.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import type { Place, Route } from "../../src/domain/alert.ts";
import type { Post } from "../../src/domain/post.ts";
import { linksIn } from "../../src/domain/post-links.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE, SECOND } from "../../src/domain/time.ts";
import type { Watch } from "../../src/domain/watch.ts";
import type { PaidSource } from "../../src/pipeline/budget/budget.ts";
import type { Retention } from "../../src/pipeline/housekeeping/forget.ts";
import { openStore } from "../../src/store/open.ts";
import { undelivered } from "../../src/store/outbox.ts";
import type { Store } from "../../src/store/store.ts";
import { dueTimes, syncWatches } from "../../src/store/watches.ts";
import { type Clock, createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { createLogger } from "../../src/support/logger.ts";
import { createLiveTown, createPaper, type TownPost } from "../servers/live-town.ts";
import { createRandom } from "../servers/made-posts.ts";
import { type Channels, openShownChat, type ShownChat, spoken, transcriptOf } from "../servers/shown-chat.ts";

/** A Monday. */
const WEEK = Date.UTC(2026, 10, 2);
/** The watches began so long ago that what is usual is known. */
const WATCHED = 4 * DAY;
const AWAY_FROM = 10 * MINUTE;
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/** Up to here a play waits for an answer: the bot polls every minute. */
const SCENE: Duration = 90 * MINUTE;
const never = new AbortController().signal;

export interface Person {
  readonly name: string;
  readonly id: string;
}

export interface StageSetting {
  readonly watches: readonly Watch[];
  readonly routes: readonly Route[];
  readonly editors: readonly string[];
  readonly admins: readonly string[];
  readonly approvalsAt: Place;
  /** The Monday of the play; absent for the usual one. */
  readonly monday?: Instant;
  /** For how long texts and what proves them are kept; absent where nothing is forgotten. */
  readonly kept?: Retention;
  /** What may be spent on reading "paper", which has the same posts as "town" for money; absent where it is not read. */
  readonly paper?: Omit<PaidSource, "tariff">;
  /** What was before the play began. */
  readonly prepare?: (store: Store) => Promise<void>;
  /** What the channels are on; absent for terminals that stand for them. */
  readonly channelsOn?: OpenPlatform;
  /** At about one step in so many the bot is closed and composed anew; null for never. */
  readonly restarts: { readonly seed: number; readonly oneIn: number } | null;
}

export interface Stage {
  /** Time passes until then: `Mon 08:10`. */
  at(time: string): Promise<void>;
  /** Different accounts post the same from now on, one each `apart`; of several texts each takes the next. */
  post(texts: string | readonly string[], by: readonly string[], apart?: Duration): void;
  /** The same, of posts that were made so long ago and that the platform shows only from now on. */
  postLate(ago: Duration, text: string, by: readonly string[]): void;
  /** What is printed in a place while `span` (`5m`, `2h`) passes; nothing is "". */
  heard(place: Place, span: string): Promise<string>;
  /** The answer to a line that is typed at the terminal. */
  command(line: string): Promise<string>;
  /** The answer to what somebody asks in a channel. */
  asks(person: Person, place: Place, line: string): Promise<string>;
  /** The answers to lines that somebody asks one after the other without a pause. */
  asksAtOnce(person: Person, place: Place, lines: readonly string[]): Promise<readonly string[]>;
  /** Somebody presses the newest button of this name in a channel. */
  presses(person: Person, place: Place, label: string): Promise<string>;
  /** The name of the burst with these words. */
  burst(words: string): Promise<string>;
  /** Nobody runs the bot until then. */
  off(until: string): Promise<void>;
  /** Everything that was said in a place, in its order, restarts or not; places do not wait for each other. */
  transcript(place: Place): readonly string[];
  restarted(): number;
  close(): Promise<void>;
}

/** A platform with the play's channels: its real adapter, and people who use it. */
export interface Platform {
  readonly chat: Chat;
  /** Begins to listen; every reply is told to `onReply` before it is shown. */
  listen(onInvocation: OnInvocation, onReply: (place: Place, card: Card) => void): Promise<void>;
  /** What somebody sees for it, as plain text. */
  types(person: Person, place: Place, line: string): Promise<string>;
  presses(person: Person, place: Place, label: string): Promise<string>;
  close(): Promise<void>;
}

export type OpenPlatform = (parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly shown: Channels;
  readonly places: readonly Place[];
}) => Promise<Platform>;

interface Running {
  readonly store: Store;
  readonly bot: Bot;
  readonly terminal: ShownChat;
  readonly channels: Platform;
}

export async function openStage(setting: StageSetting): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-play-"));
  const posts: TownPost[] = [];
  const week = setting.monday ?? WEEK;
  const clock = createManualClock(week + 6 * HOUR);
  const town = createLiveTown(posts);
  const sources = setting.paper === undefined ? [town] : [town, createPaper(posts)];
  const shown: Channels = { folder, printed: new Map(), said: [], keys: new Set() };
  const random = setting.restarts === null ? null : createRandom(setting.restarts.seed);
  let answered = Promise.withResolvers<void>();
  let restarts = 0;
  let running = await begin();

  async function begin(): Promise<Running> {
    const store = await openStore(`sqlite:${join(folder, "play.db")}`);
    const since = (await dueTimes(store.db)).length === 0 ? clock.now() - WATCHED : clock.now();
    const isFirst = since < clock.now();
    await store.transaction((tx) => syncWatches(tx, "file", setting.watches, since));
    if (isFirst) await setting.prepare?.(store);
    const terminal = openShownChat("terminal", shown);
    const open = setting.channelsOn ?? openTerminals;
    const places = [...setting.routes.map(({ to }) => to), setting.approvalsAt].filter(
      (to) => to !== "terminal",
    );
    const channels = await open({ store, clock, shown, places });
    const bot = compose({
      store,
      sources,
      chats: [terminal, channels.chat],
      watches: setting.watches,
      routes: setting.routes,
      access: { editors: setting.editors, admins: setting.admins },
      approvalsAt: setting.approvalsAt,
      detection: DEFAULTS.detection,
      spending: new Map(setting.paper === undefined ? [] : [["paper", setting.paper]]),
      backfill: new Map(),
      awayFrom: AWAY_FROM,
      following: { removed: "drop", declarations: [] },
      kept: setting.kept ?? null,
      exports: {
        folder: join(folder, "exports"),
        ...{ configuration: null, publicUrl: null, removed: { texts: "drop", reason: null } },
      },
      agreeToAll: setting.paper !== undefined,
      moneyPlace: setting.paper === undefined ? null : setting.approvalsAt,
      mark: null,
      clock,
      deliveryClock: clock,
      logger: createLogger({ level: "error", write: complain, redact: (line) => line }),
      faults: noFaults,
    });
    await bot.learn();
    await channels.listen(bot.onInvocation, (place, card) => shown.said.push({ place, kind: "reply", card }));
    await terminal.listen(async function* (invocation) {
      yield* bot.onInvocation(invocation);
      answered.resolve();
    }, never);
    return { store, bot, terminal, channels };
  }

  function made(text: string, account: string, createdAt: Instant): Post {
    return {
      ...{ source: "town", id: `${7_000 + posts.length}`, platform: "x", text, createdAt },
      author: { id: account, handle: account },
      ...{ lang: "en", repostOf: null, links: linksIn(text), media: [], raw: "{}" },
    };
  }

  async function end(): Promise<void> {
    await running.terminal.close();
    await running.channels.close();
    await running.store.close();
  }

  /** Between two steps of the bot: here it may be closed. */
  async function betweenSteps(): Promise<void> {
    if (random === null || setting.restarts === null) return;
    if (random() * setting.restarts.oneIn >= 1) return;
    restarts += 1;
    await end();
    running = await begin();
  }

  async function deliver(): Promise<void> {
    for (let round = 0; round < 20; round += 1) {
      if ((await undelivered(running.store.db, 1)).length === 0) return;
      await running.bot.courier.round(never);
    }
    throw new Error("The outbox does not empty itself.");
  }

  async function step(now: Instant, watches: readonly string[]): Promise<void> {
    // Connections are kept alive by what comes between steps: a night is longer than their patience.
    await setImmediate();
    clock.set(now);
    for (const watch of watches) {
      await running.bot.tick(watch, never);
      await betweenSteps();
    }
    await running.bot.timeKeeper.look();
    await betweenSteps();
    await deliver();
    await betweenSteps();
  }

  /** Polls what is due, and every minute where somebody waits for it. */
  async function pass(until: Instant, everyMinute: boolean): Promise<void> {
    while (clock.now() < until) {
      const due = await dueTimes(running.store.db);
      const next = everyMinute ? clock.now() + MINUTE : Math.min(...due.map(({ dueAt }) => dueAt));
      const now = Math.min(until, Math.max(next, clock.now() + SECOND));
      await step(
        now,
        due.filter(({ dueAt }) => everyMinute || dueAt <= now).map(({ id }) => id),
      );
    }
  }

  /** Nobody types ten commands a minute but who wants to. */
  async function afterAWhile(does: () => Promise<string>): Promise<string> {
    clock.set(clock.now() + 10 * SECOND);
    await betweenSteps();
    return atOnce(does);
  }

  async function atOnce(does: () => Promise<string>): Promise<string> {
    const answer = await does();
    await deliver();
    return answer;
  }

  return {
    at: (time) => pass(instantOf(time, week), false),
    post(texts, by, apart = MINUTE) {
      const words = typeof texts === "string" ? [texts] : texts;
      for (const [i, account] of by.entries()) {
        posts.push(made(words[i % words.length] ?? "", account, clock.now() + i * apart + 1));
      }
    },
    postLate(ago, text, by) {
      for (const [i, account] of by.entries()) {
        posts.push({ ...made(text, account, clock.now() - ago + i * MINUTE), shownAt: clock.now() + 1 });
      }
    },
    async heard(place, span) {
      const before = shown.printed.get(place)?.length ?? 0;
      const duration = durationOf(span);
      await pass(clock.now() + duration, duration <= SCENE);
      return (shown.printed.get(place) ?? "").slice(before);
    },
    async command(line) {
      clock.set(clock.now() + 10 * SECOND);
      await betweenSteps();
      const before = shown.printed.get("terminal")?.length ?? 0;
      answered = Promise.withResolvers();
      running.terminal.inputOf("terminal").write(`${line}\n`);
      await answered.promise;
      // A form's question is printed when the answer is over.
      await setImmediate();
      const answer = (shown.printed.get("terminal") ?? "").slice(before);
      shown.said.push({ place: "terminal", kind: "reply", card: spoken(withoutMemory(answer)) });
      await deliver();
      return answer;
    },
    asks: (person, place, line) => afterAWhile(() => running.channels.types(person, place, line)),
    async asksAtOnce(person, place, lines) {
      clock.set(clock.now() + 2 * MINUTE);
      const answers: string[] = [];
      for (const line of lines) {
        answers.push(await atOnce(() => running.channels.types(person, place, line)));
      }
      return answers;
    },
    presses: (person, place, label) => afterAWhile(() => running.channels.presses(person, place, label)),
    async burst(words) {
      const row = await running.store.db
        .selectFrom("bursts")
        .select("short_id")
        .where("passage", "=", words)
        .executeTakeFirstOrThrow();
      return row.short_id;
    },
    async off(until) {
      await end();
      clock.set(instantOf(until, week));
      running = await begin();
      await pass(clock.now() + MINUTE, true);
    },
    transcript: (place) => transcriptOf(place, shown.said),
    restarted: () => restarts,
    async close() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Channels that are terminals, each printed into a text of its own. */
const openTerminals: OpenPlatform = async ({ shown }) => {
  const chat = openShownChat("slack", shown);
  let answer: OnInvocation = async function* () {};
  let onReply: (place: Place, card: Card) => void = () => {};

  async function invoke({ id, name }: Person, place: Place, input: Invocation["input"]): Promise<string> {
    let text = "";
    for await (const reply of answer({ platform: "slack", place, actor: { id, name, groups: [] }, input })) {
      if (!("card" in reply)) continue;
      onReply(place, reply.card);
      chat.show(place, reply.card);
      text += `${plainText(reply.card)}\n`;
    }
    return text;
  }

  return {
    chat,
    async listen(onInvocation, told) {
      answer = onInvocation;
      onReply = told;
    },
    types: (person, place, line) => invoke(person, place, { is: "line", line }),
    presses(person, place, label) {
      const buttons = shown.said
        .filter((said) => said.place === place)
        .flatMap(({ card }) => card.nodes)
        .flatMap((node): readonly Action[] => (node.is === "actions" ? node.actions : []));
      const button = buttons.findLast((action) => action.label === label);
      if (button === undefined) throw new Error(`No button "${label}" was shown in ${place}.`);
      return invoke(person, place, { is: "call", command: button.command, options: button.options });
    },
    close: () => chat.close(),
  };
};

/** What a program says of its own memory, and since when it runs, is its own business. */
function withoutMemory(text: string): string {
  return text.replace(/[\d,]+ MB/g, "… MB").replace(/up for .*? UTC/g, "up for …");
}

function complain(line: string): never {
  throw new Error(`The bot complains: ${line}`);
}

function instantOf(time: string, week: Instant): Instant {
  const [, day = "", hours = "", minutes = ""] = /^(\w{3}) (\d\d):(\d\d)$/.exec(time) ?? [];
  const days = DAYS.indexOf(day);
  if (days < 0) throw new Error(`"${time}" is no time of the week: write "Mon 08:10".`);
  return week + days * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE;
}

function durationOf(span: string): Duration {
  const [, count = "", unit = ""] = /^(\d+)(m|h)$/.exec(span) ?? [];
  if (count === "") throw new Error(`"${span}" is no span: write "5m" or "2h".`);
  return Number(count) * (unit === "m" ? MINUTE : HOUR);
}
