/** A served dossier: found by its link alone, strictly, until it expires, is revoked, or is right no more. */
import { expect, it, onTestFinished } from "vitest";
import { dossierRoute } from "../../src/app/dossier-route.ts";
import { createWorkbench } from "../../src/commands/scoped-workbench.ts";
import type { Workbench } from "../../src/commands/workbench.ts";
import { MINUTE } from "../../src/domain/time.ts";
import { startHttpServer } from "../../src/http/server.ts";
import { createMessages } from "../../src/pipeline/messages.ts";
import { revokeDossier } from "../../src/store/dossier-links.ts";
import { openStore } from "../../src/store/open.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { BY, exporterOver, made, ownFolder } from "../pipeline/export/exported.ts";
import { paste, play, SENTENCE, START } from "../pipeline/scene.ts";

const OTHER = "quite another sentence that many people put up at once this very day";
const AT = START + 30 * MINUTE;

async function served() {
  const store = await openStore("sqlite::memory:");
  onTestFinished(() => store.close());
  const scene = await play(store, { routes: [{}] });
  paste(scene, START, 5);
  paste(scene, START, 5, 20, OTHER);
  scene.post(START + 6 * MINUTE, "elsewhere", "what a day at the harbour");
  await scene.poll(START + 10 * MINUTE);
  const { id, shortId } = await scene.burstOf(SENTENCE);
  const other = await scene.burstOf(OTHER);
  const clock = createManualClock(AT + MINUTE);
  const server = await startHttpServer({
    ...{ host: "127.0.0.1", port: 0, routes: [dossierRoute(store, clock)] },
    health: async () => ({ ok: true, word: "working" }),
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(() => server.close());
  const publicUrl = `http://127.0.0.1:${server.port}/`;
  const exporter = exporterOver(store, await ownFolder(), { publicUrl, keepsAt: () => false });
  const subject = { is: "burst", name: shortId, burst: id, watch: "harbour" } as const;
  const { dossier } = await made(exporter, { subject, format: "zip", at: AT });
  if (dossier.link === null) throw new Error("it is not served");
  const { url, number } = dossier.link;
  const author = { by: "slack:U1", name: "Ann", place: "slack:C1", at: AT + MINUTE };
  const messages = createMessages({ routes: [], watchNames: new Map(), mark: null });
  const bench = createWorkbench(store, { scope: { all: true }, author, messages });
  return {
    store,
    bench,
    id,
    shortId,
    other,
    clock,
    dossier,
    url,
    number,
    get: (address = url) => fetch(address),
  };
}

it("is handed over as a link to its page, with its zip behind it, and nothing else is there", async () => {
  const { dossier, url, get } = await served();
  expect(dossier.files).toEqual([]);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/dossier\/[\w-]{43}$/);
  const page = await get();
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("<!DOCTYPE html>");
  const headers = Object.fromEntries(page.headers);
  expect(headers).toMatchObject({
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
    "x-frame-options": "DENY",
  });
  expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
  const zip = Buffer.from(await (await get(`${url}/dossier.zip`)).arrayBuffer());
  expect(zip.subarray(0, 2).toString()).toBe("PK");
  const head = await fetch(`${url}/dossier.zip`, { method: "HEAD" });
  expect([head.status, head.headers.get("content-length")]).toEqual([200, String(zip.length)]);
  for (const other of ["", "x", "..%2f..%2fetc%2fpasswd", `${"A".repeat(43)}`]) {
    expect((await get(url.replace(/[^/]+$/, other))).status, other).toBe(404);
  }
});

it("holds no link in the database, only its hash", async () => {
  const { store, url } = await served();
  const rows = JSON.stringify(await store.db.selectFrom("dossier_links").selectAll().execute());
  expect(rows).not.toContain(url.split("/").at(-1));
});

it("leads nowhere once it expired or was revoked, and nobody is told which", async () => {
  const { store, clock, number, get } = await served();
  clock.set(AT + 8 * 24 * 60 * MINUTE);
  const expired = await get();
  expect([expired.status, await expired.text()]).toEqual([404, "There is nothing here."]);
  clock.set(AT + 2 * MINUTE);
  expect((await get()).status).toBe(200);
  const by = { by: BY.id, at: AT + 2 * MINUTE };
  expect(await store.transaction((tx) => revokeDossier(tx, number, by))).toBe(true);
  expect(await store.transaction((tx) => revokeDossier(tx, number, by))).toBe(false);
  expect((await get()).status).toBe(404);
});

type Does = (bench: Workbench, shortId: string) => Promise<unknown>;
const DONE: readonly (readonly [string, Does])[] = [
  ["corrected", (bench, burst) => bench.correct(burst, { kind: "corrected", text: "two are one" })],
  ["withdrawn", (bench, burst) => bench.correct(burst, { kind: "withdrawn", text: "an exercise" })],
  ["purged", (bench) => bench.purge({ kind: "post", name: "2" }, true)],
];

it.each(DONE)("is not handed out any more once something in it was %s", async (_what, does) => {
  const { bench, shortId, url, get } = await served();
  expect((await get()).status, "the premise").toBe(200);
  await does(bench, shortId);
  for (const address of [url, `${url}/dossier.zip`]) {
    const answer = await get(address);
    expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining("Ask for a new one")]);
  }
});

it("is not handed out any more once the burst was corrected that took its burst in", async () => {
  const { store, bench, other, id, get } = await served();
  await store.db.updateTable("bursts").set({ absorbed_by: other.id }).where("id", "=", id).execute();
  expect((await get()).status, "the premise").toBe(200);
  await bench.correct(other.shortId, { kind: "corrected", text: "two are one" });
  expect((await get()).status).toBe(410);
});

it("stays where something else was purged", async () => {
  const { bench, get } = await served();
  expect(await bench.purge({ kind: "account", name: "@elsewhere" }, true)).toMatchObject({ posts: 1 });
  expect((await get()).status).toBe(200);
});
