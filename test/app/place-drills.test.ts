/** A drill in a channel: told in the channel's own way, kept apart from what is real, and gone when it is over. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import { compose } from "../../src/app/compose.ts";
import { createPlaceDrills } from "../../src/app/place-drills.ts";
import type { Action } from "../../src/cards/card.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import type { ChatFile } from "../../src/chat/chat.ts";
import type { Invocation } from "../../src/commands/command.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import type { Route } from "../../src/domain/alert.ts";
import { MINUTE } from "../../src/domain/time.ts";
import { WEBHOOK_PLACE } from "../../src/pipeline/evidence-webhook.ts";
import { putBlock } from "../../src/store/blocks.ts";
import { openStore } from "../../src/store/open.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { createLogger } from "../../src/support/logger.ts";
import { makeFolder } from "../cli/world.ts";
import { type Channels, openShownChat } from "../servers/shown-chat.ts";

const NOW = Date.UTC(2026, 10, 23, 12);
const CHANNEL = "slack:C1";
const OTHER = "slack:C2";
const BO = { id: "slack:U-BO", name: "Bo", groups: [] };
const ANNA = { id: "slack:U-ANNA", name: "Anna", groups: [] };
const VIC = { id: "slack:U-VIC", name: "Vic", groups: [] };
const WATCH = {
  ...{ id: "harbour", name: "Mara Lindqvist", keywords: ["Lindqvist"], require: [], exclude: [] },
  ...{ languages: [], sources: ["town"], texts: [] },
};

/** A bot with a channel, and a drill that can be played there; it can be stopped and started again. */
async function house(routes: readonly Partial<Route>[], pictures = false) {
  const folder = makeFolder();
  const database = join(folder, "bot.db.drill");
  const all = routes.map((route) => ({ ...OPEN_ROUTE, ...route }));
  const shown: Channels = { pictures, folder, printed: new Map(), said: [], keys: new Set() };
  const clock = createManualClock(NOW);
  const store = await openStore(`sqlite:${join(folder, "bot.db")}`);
  await store.transaction((tx) => syncWatches(tx, "file", [WATCH], NOW));
  let running = await start();
  onTestFinished(async () => {
    await stop();
    await store.close();
  });

  async function start() {
    const stopping = new AbortController();
    const chat = openShownChat("slack", shown);
    const archive = openShownChat("webhook", shown);
    const common = {
      ...{ chats: [chat, archive], access: { editors: [ANNA.id], admins: [BO.id] }, approvalsAt: null },
      ...{ detection: DEFAULTS.detection, deliveryClock: clock, faults: noFaults },
      logger: createLogger({ level: "error", write: complain, redact: (line) => line }),
    };
    const drills = createPlaceDrills({
      ...common,
      ...{ database, routes: () => all, pace: { beat: 0, openFor: 10 * MINUTE }, signal: stopping.signal },
      people: store,
    });
    const bot = compose({
      ...common,
      ...{ store, sources: [], watches: [WATCH], routes: all, spending: new Map(), backfill: new Map() },
      ...{ awayFrom: null, following: { removed: "drop", declarations: [] }, agreeToAll: false, drills },
      ...{ moneyPlace: null, mark: null, clock },
    });
    await drills.resume();
    return { stopping, chats: [chat, archive], drills, answer: drills.around(bot.onInvocation) };
  }

  async function stop() {
    running.stopping.abort();
    await running.drills.idle();
    for (const chat of running.chats) await chat.close();
  }

  async function invoke(
    actor: typeof BO,
    place: string,
    input: Invocation["input"],
    thread?: string,
  ): Promise<string> {
    let answer = "";
    clock.set(clock.now() + 10_000);
    const replies = running.answer({
      ...{ platform: "slack", place, actor, input, canAsk: true },
      ...(thread === undefined ? {} : { thread }),
    });
    for await (const reply of replies) {
      answer += reply.is === "card" ? plainText(reply.card) : JSON.stringify(reply);
    }
    return answer;
  }

  return {
    ...{ store, clock, database, shown },
    said: (place: string) => shown.said.filter((said) => said.place === place),
    asks: (actor: typeof BO, line: string, place = CHANNEL, thread?: string) =>
      invoke(actor, place, { is: "line", line }, thread),
    async presses(actor: typeof BO, label: string): Promise<string> {
      const actions = shown.said
        .flatMap(({ card }) => card.nodes)
        .flatMap((node): readonly Action[] => (node.is === "actions" ? node.actions : []));
      const { command, options } = actions.findLast((action) => action.label === label) ?? {};
      if (command === undefined || options === undefined) throw new Error(`No button "${label}" was shown.`);
      return invoke(actor, CHANNEL, { is: "call", command, options });
    },
    /** Resolves when the channel reads so somewhere. */
    reads: (words: string, place = CHANNEL) =>
      expect
        .poll(() => shown.said.filter((said) => said.place === place).map(({ card }) => plainText(card)))
        .toContainEqual(expect.stringContaining(words)),
    idle: () => running.drills.idle(),
    async restart() {
      await stop();
      running = await start();
    },
  };
}

function complain(line: string): never {
  throw new Error(`The bot complains: ${line}`);
}

/** What each message of a place, or each line below one, reads in the end, in the order in which they were sent. */
function standing(
  at: Awaited<ReturnType<typeof house>>,
  kind: "send" | "reply" = "send",
  place = CHANNEL,
): string[] {
  const byKey = new Map<string, string>();
  for (const said of at.shown.said.filter((each) => each.place === place)) {
    const { key, ref } = said as typeof said & { readonly ref?: string; readonly key: string };
    if (said.kind === kind) byKey.set(key, plainText(said.card));
    if (said.kind === "edit" && byKey.has(ref ?? "")) byKey.set(ref ?? "", plainText(said.card));
  }
  return [...byKey.values()];
}

describe("a drill in a channel", () => {
  it("is played in the channel's own way, marked, and nowhere else", async () => {
    const at = await house([
      { watch: "*", to: CHANNEL, language: "nl", handles: "masked" },
      { watch: "*", to: OTHER },
    ]);
    expect(await at.asks(BO, "/verbatim drill")).toContain("De oefening begint hier");
    await at.reads("Gespeeld. Over de berichten kunnen tot");

    const said = at.said(CHANNEL);
    expect(said.filter(({ kind }) => kind === "send")).toHaveLength(3);
    expect(said.filter(({ kind }) => kind === "reply").length, "with lines below").toBeGreaterThan(1);
    for (const { card } of said) expect(card.mark).toBe("DRILL");
    const texts = said.map(({ card }) => plainText(card)).join("\n");
    expect(texts).toContain("2 van 2 verstopte bursts gevonden");
    expect(texts, "names are masked as in this channel").not.toMatch(/@[a-z]+-[a-z]+-\d/);
    expect(at.said(OTHER)).toEqual([]);
    expect(at.said(WEBHOOK_PLACE), "made-up posts are nowhere to be archived").toEqual([]);
  });

  it("shows its bursts in pictures, each by an edit of what was told without one", async () => {
    const at = await house([{ watch: "*", to: CHANNEL }], true);
    await at.asks(BO, "drill");
    await at.reads("Its messages can be asked about until");

    const pictured = at.said(CHANNEL).filter(({ card }) => card.nodes.some(({ is }) => is === "picture"));
    expect(new Set(pictured.map(({ kind }) => kind))).toEqual(new Set(["edit"]));
    const names = new Set(
      pictured.flatMap((said) => ("pictures" in said ? (said as { pictures: ChatFile[] }).pictures : [])),
    );
    for (const { name } of names) expect(name).toMatch(/^timeline-\w{4}-\w{12}\.png$/);
    const bursts = new Set([...names].map(({ name }) => name.split("-")[1]));
    expect(bursts.size, "both of them").toBe(2);
    await at.asks(BO, "drill stop");
    await at.idle();
  });

  it("is answered apart from what is real, which knows nothing of it", async () => {
    const at = await house([{ watch: "*", to: CHANNEL }]);
    await at.asks(BO, "drill");
    await at.reads("Its messages can be asked about until");

    const asked = await at.presses(VIC, "Posts");
    expect(asked).toMatch(/^DRILL /);
    expect(asked).toContain("24 accounts posted the same 18 words");
    expect(await at.asks(VIC, "drill bursts")).toContain("harbour workers");
    expect(await at.asks(VIC, "bursts")).not.toContain("harbour workers");
    expect(await at.presses(ANNA, "Review…"), "the form goes on with the drill").toContain(
      '"command":"drill review"',
    );
    expect(await at.asks(ANNA, "drill review last follow-up as we would")).toContain("Anna");
    expect(await at.asks(VIC, "drill review last unclear"), "roles hold in it").toContain("editor");
    await at.store.transaction((tx) =>
      putBlock(tx, { actor: VIC.id, why: "" }, { by: BO.id, name: "Bo", at: NOW }),
    );
    expect(await at.asks(VIC, "drill bursts")).toContain("blocked");

    for (const table of ["posts", "bursts", "outbox", "evidence", "reviews", "stories"] as const) {
      const rows = await at.store.db.selectFrom(table).selectAll().execute();
      expect(rows, table).toEqual([]);
    }
  });

  it("is told by the conditions of the channel, and asked below its messages", async () => {
    const at = await house([
      { watch: "*", to: CHANNEL, minSeverity: 100 },
      { watch: "*", to: OTHER },
    ]);
    await at.asks(BO, "drill");
    await at.reads("0 messages told here. Why no more: /verbatim drill bursts");
    expect(at.said(CHANNEL).filter(({ kind }) => kind === "send")).toHaveLength(1);
    await at.asks(BO, "drill stop");
    await at.idle();

    await at.asks(BO, "drill", OTHER);
    await at.reads("2 messages told here", OTHER);
    const burst = at.said(OTHER).find(({ card }) => plainText(card).includes("posted the same"));
    const { key } = burst as typeof burst & { readonly key: string };
    expect(await at.asks(VIC, "why", OTHER, key)).toContain("announced; it has ended");
    expect(await at.asks(VIC, "why", OTHER, "another"), "another message is none of it").not.toContain(
      "announced",
    );
    expect(await at.asks(BO, "drill stop", OTHER, key)).toContain("is being ended");
    await at.idle();
  });

  it("is over after its time: every message says so, and what was stored of it is gone", async () => {
    const at = await house([{ watch: "*", to: CHANNEL }]);
    await at.asks(BO, "drill");
    await at.reads("Its messages can be asked about until");
    expect(existsSync(at.database)).toBe(true);
    at.clock.set(at.clock.now() + 10 * MINUTE);
    await at.idle();

    expect(existsSync(at.database)).toBe(false);
    const [notice, ...messages] = standing(at);
    expect(notice).toContain("DRILL The drill is over");
    expect(notice).toContain("2 of 2 planted bursts found");
    expect(messages).toHaveLength(2);
    const lines = standing(at, "reply");
    expect(lines.length, "the premise").toBeGreaterThan(0);
    for (const message of [...messages, ...lines]) expect(message).toContain("DRILL The drill is over");
    expect(await at.asks(VIC, "drill bursts"), "nobody is left to answer").not.toContain("harbour workers");
  });

  it("is begun by admins alone, where something is told, and one at a time", async () => {
    const at = await house([
      { watch: "*", to: CHANNEL },
      { watch: "*", to: OTHER },
    ]);
    for (const person of [ANNA, VIC]) expect(await at.asks(person, "drill")).toContain("admin");
    expect(await at.asks(BO, "drill", "slack:C9")).toContain("Nothing is told in this place");
    expect(await at.asks(BO, "drill stop")).toContain("No drill is played in this place");
    expect(existsSync(at.database)).toBe(false);

    const both = await Promise.all([at.asks(BO, "drill"), at.asks(BO, "drill", OTHER)]);
    expect(both.filter((answer) => answer.includes("begins here"))).toHaveLength(1);
    expect(both.filter((answer) => answer.includes("One at a time"))).toHaveLength(1);
    for (const person of [ANNA, VIC]) expect(await at.asks(person, "drill stop")).toContain("admin");
    for (const place of [CHANNEL, OTHER]) await at.asks(BO, "drill stop", place);
    await at.idle();
    expect(existsSync(at.database)).toBe(false);
  });

  it("goes on where it was when the bot is stopped in the middle, and says nothing twice", async () => {
    const at = await house([{ watch: "*", to: CHANNEL }]);
    await at.asks(BO, "drill");
    await at.reads("posted the same");
    const before = standing(at).length;
    expect(standing(at).join(), "it is under way").not.toContain("Its messages can be asked");
    await at.restart();
    await at.reads("Its messages can be asked about until");
    await at.restart();
    expect(await at.asks(VIC, "drill bursts"), "it can be asked after a restart").toContain(
      "harbour workers",
    );
    await at.presses(BO, "End the drill");
    await at.restart();
    await at.idle();

    const sends = at.said(CHANNEL).filter(({ kind }) => kind === "send");
    expect(sends).toHaveLength(3);
    expect(before).toBeLessThan(3);
    for (const message of standing(at)) expect(message).toContain("DRILL The drill is over");
    expect(existsSync(at.database)).toBe(false);
  });

  it("sends messages of its own when it is played again", async () => {
    const at = await house([{ watch: "*", to: CHANNEL }]);
    for (const sends of [3, 6]) {
      await at.asks(BO, "drill");
      await expect
        .poll(() => at.said(CHANNEL).filter(({ card }) => plainText(card).includes("can be asked")).length)
        .toBe(sends / 3);
      await at.asks(BO, "drill stop");
      await at.idle();
      expect(at.said(CHANNEL).filter(({ kind }) => kind === "send")).toHaveLength(sends);
    }
  });
});
