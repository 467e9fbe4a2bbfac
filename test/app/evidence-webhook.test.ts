/** The evidence webhook is called once for each announced wave: signed, with addresses alone, tried again until it is taken. */
import { createHmac } from "node:crypto";
import { expect, it, onTestFinished } from "vitest";
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import { createEvidenceWebhook, isEvidenceCalled } from "../../src/app/evidence-webhook.ts";
import { createWorkbench } from "../../src/commands/scoped-workbench.ts";
import type { Workbench } from "../../src/commands/workbench.ts";
import { MINUTE, SECOND } from "../../src/domain/time.ts";
import { createCourier } from "../../src/pipeline/courier.ts";
import { WEBHOOK_PLACE } from "../../src/pipeline/evidence-webhook.ts";
import { createMessages } from "../../src/pipeline/messages.ts";
import { tellFirst } from "../../src/pipeline/tell.ts";
import { newestWave } from "../../src/store/bursts.ts";
import { openStore } from "../../src/store/open.ts";
import { markSending, undelivered } from "../../src/store/outbox.ts";
import type { Store } from "../../src/store/store.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { Secret } from "../../src/support/secret.ts";
import { paste, play, SENTENCE, START } from "../pipeline/scene.ts";
import { startArchive } from "../servers/archive.ts";
import { quietEvents } from "../servers/quiet-events.ts";

const SECRET = "a-secret-of-the-webhook";
const never = new AbortController().signal;

/** A burst of six is announced in two places; a courier that calls the archive in rounds. */
async function announced(url: string) {
  const store = await openStore("sqlite::memory:");
  onTestFinished(() => store.close());
  const scene = await play(store, { routes: [] });
  paste(scene, START, 6);
  await scene.poll(START + 10 * MINUTE);
  const { id, shortId } = await scene.burstOf(SENTENCE);
  const wave = await newestWave(store.db, id);
  if (wave === null) throw new Error("there is no wave");
  const routes = ["chat:a", "chat:b"].map((to) => ({ ...OPEN_ROUTE, watch: "*", to }));
  const drawing = { routes, watchNames: new Map(), mark: null, callsEvidence: true };
  await store.transaction(async (tx) => {
    for (const { to } of routes) await tellFirst(tx, drawing, wave, to, START + 10 * MINUTE);
  });
  const clock = createManualClock(START + 11 * MINUTE);
  const webhook = createEvidenceWebhook({ url, secret: new Secret(SECRET), clock });
  const failures: string[] = [];
  const events = {
    ...quietEvents,
    deliveryFailed: (failure: { readonly message: string }) => void failures.push(failure.message),
  };
  const chats = new Map([["webhook", webhook]]);
  const courier = createCourier({ store, chats, clock, events, faults: noFaults, rest: SECOND });
  return { store, shortId, clock, failures, round: () => courier.round(never) };
}

/** Bo's, who may do everything. */
function benchOver(store: Store): Workbench {
  const author = { by: "chat:bo", name: "Bo", place: "chat:a", at: START + 12 * MINUTE };
  const messages = createMessages({ routes: [], watchNames: new Map(), mark: null });
  return createWorkbench(store, { scope: { all: true }, author, messages });
}

it("is told of a wave once, whatever the number of places, with the addresses of its posts and no word of them", async () => {
  const { url, calls } = await startArchive([204], SECRET);
  const { shortId, round } = await announced(url);
  await round();
  await round();
  expect(calls).toHaveLength(1);
  const { headers = {}, body = "" } = calls[0] ?? {};
  expect(JSON.parse(body)).toEqual({
    ...{ event: "announced", burst: shortId, wave: 1, watch: "harbour", at: "2026-11-02T00:10:00Z" },
    urls: [1, 2, 3, 4, 5, 6].map((n) => `https://x.com/i/web/status/${n}`),
  });
  expect(body).not.toContain("quay");
  const [, at, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["verbatim-signature"])) ?? [];
  expect(Number(at)).toBe((START + 11 * MINUTE) / SECOND);
  expect(signature).toBe(createHmac("sha256", SECRET).update(`${at}.${body}`).digest("hex"));
});

it("is called again with the same key until it is taken, and waits as long as it is asked to", async () => {
  const { url, calls } = await startArchive([503, 429, 200], SECRET);
  const { clock, round, failures } = await announced(url);
  await round();
  clock.set(clock.now() + MINUTE);
  await round();
  clock.set(clock.now() + 6 * SECOND);
  await round();
  expect(calls, "seven seconds are not over").toHaveLength(2);
  clock.set(clock.now() + 2 * SECOND);
  await round();
  await round();
  expect(calls).toHaveLength(3);
  expect(new Set(calls.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  expect(failures).toEqual(["the evidence webhook answers 503", "the evidence webhook answers 429"]);
});

it("is not told of what was purged or withdrawn while it could not be reached, and keeps no address of it", async () => {
  const { url, calls } = await startArchive([503, 200], SECRET);
  const { store, shortId, clock, round } = await announced(url);
  const bench = benchOver(store);
  await round();
  const waiting = (await undelivered(store.db, 1)).find(({ place }) => place === WEBHOOK_PLACE);
  if (waiting === undefined) throw new Error("nothing waits");
  await bench.purge({ kind: "account", name: "@a2" }, true);
  expect(await markSending(store.db, waiting, clock.now()), "who had read it before").toBe(false);
  clock.set(clock.now() + MINUTE);
  await round();
  expect(calls).toHaveLength(2);
  expect(JSON.parse(calls[1]?.body ?? "{}").urls).toEqual(
    [1, 3, 4, 5, 6].map((n) => `https://x.com/i/web/status/${n}`),
  );
  await bench.correct(shortId, { kind: "withdrawn", text: "an exercise" });
  const rows = await store.db
    .selectFrom("outbox")
    .select(["state", "card"])
    .where("place", "=", "webhook:evidence")
    .execute();
  expect(rows.map(({ state }) => state)).toEqual(["sent"]);
  expect(rows[0]?.card).not.toContain("x.com");
});

it("is not called about what was withdrawn before it could be reached", async () => {
  const { url, calls } = await startArchive([503], SECRET);
  const { store, shortId, clock, round } = await announced(url);
  const bench = benchOver(store);
  await round();
  await bench.correct(shortId, { kind: "withdrawn", text: "an exercise" });
  clock.set(clock.now() + MINUTE);
  await round();
  expect(calls).toHaveLength(1);
});

it("is not called either about a withdrawn burst of which all was purged before", async () => {
  const { url, calls } = await startArchive([503], SECRET);
  const { store, shortId, clock, round } = await announced(url);
  const bench = benchOver(store);
  await round();
  for (const n of [1, 2, 3, 4, 5, 6]) await bench.purge({ kind: "account", name: `@a${n}` }, true);
  await bench.correct(shortId, { kind: "withdrawn", text: "an exercise" });
  clock.set(clock.now() + MINUTE);
  await round();
  expect(calls).toHaveLength(1);
});

it("is parked with what to do where it refuses, and says nothing of its secret", async () => {
  const { url } = await startArchive([401], SECRET);
  const { store, round } = await announced(url);
  await round();
  const row = await store.db
    .selectFrom("outbox")
    .select(["state", "error"])
    .where("place", "=", "webhook:evidence")
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: "parked", error: expect.stringContaining("Look at evidence.webhook") });
  expect(row.error).not.toContain(SECRET);
});

it("is not told of what is made up", () => {
  const chats = [{ platform: "terminal" }, { platform: "webhook" }];
  expect(isEvidenceCalled({ chats, mark: null })).toBe(true);
  expect(isEvidenceCalled({ chats, mark: "DRILL" })).toBe(false);
  expect(isEvidenceCalled({ chats: [{ platform: "terminal" }], mark: null })).toBe(false);
});
