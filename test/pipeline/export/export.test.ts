/** What a dossier holds, and that it was made, on both databases. */
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readlinkSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { DossierSubject } from "../../../src/domain/dossier.ts";
import { DAY, MINUTE } from "../../../src/domain/time.ts";
import { auditChain } from "../../../src/store/audit.ts";
import { linkHash } from "../../../src/store/chains.ts";
import { exportsOf } from "../../../src/store/exports.ts";
import { openStore } from "../../../src/store/open.ts";
import { purgePost } from "../../../src/store/purge.ts";
import { saveSnapshots } from "../../../src/store/snapshots.ts";
import type { Store } from "../../../src/store/store.ts";
import { verifyChain } from "../../../src/store/verify-chain.ts";
import { HOSTILE_TEXTS } from "../../captures/hostile-texts.ts";
import { describeStores } from "../../contracts/store-places.ts";
import { paste, play, SENTENCE, START } from "../scene.ts";
import { BY, exporterOver, made, onlyIn, ownFolder, rowsOf } from "./exported.ts";

const OTHER = "quite another sentence that many people put up at once this very day";

/** Two bursts of which five accounts share both, and everyday posts besides. */
async function filled(store: Store) {
  const scene = await play(store, { routes: [{}] });
  paste(scene, START, 6);
  scene.post(START + 6 * MINUTE, "a7", `${SENTENCE} and nobody will again`);
  paste(scene, START + 20 * MINUTE, 5, 1, OTHER);
  scene.post(START + 30 * MINUTE, "someone", "what a day at the harbour");
  await scene.poll(START + 40 * MINUTE);
  return { first: await scene.burstOf(SENTENCE), other: await scene.burstOf(OTHER) };
}

const burst = ({ id, shortId }: { id: string; shortId: string }): DossierSubject => ({
  is: "burst",
  name: shortId,
  burst: id,
  watch: "harbour",
});

describeStores("a dossier of a burst", (place) => {
  it("has a row for each copy, with its address, its time and how it differs", async () => {
    const store = await place.open();
    const { first } = await filled(store);
    const folder = await ownFolder();
    const { dossier } = await made(exporterOver(store, folder), { subject: burst(first), format: "files" });
    const there = await onlyIn(folder);

    const posts = await rowsOf(there, "posts.csv");
    expect(posts.map((row) => row["content_id"])).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
    expect(posts[0]).toMatchObject({
      object_id: first.shortId,
      account_id: "a1",
      timestamp_share: String(START / 1_000),
      created_at: "2026-11-02T00:00:00Z",
      url: "https://x.com/i/web/status/1",
      text: SENTENCE,
      word_for_word: "yes",
      text_is: "kept",
    });
    expect(posts[6]).toMatchObject({ word_for_word: "yes", after: "and nobody will again" });
    expect(await rowsOf(there, "urls.csv")).toHaveLength(7);
    expect(dossier).toMatchObject({ posts: 7, accounts: 7 });
  });

  it("has a row for each account, with what was seen of it last", async () => {
    const store = await place.open();
    const { first } = await filled(store);
    const profile = {
      ...{ id: "a1", handle: "a1", name: "=A", bio: "Field organizer for The harbour", protected: false },
      ...{ createdAt: START - DAY, followers: 3, following: 4, posts: null, raw: "{}" },
    };
    const of = { source: "listed", accountId: "a1", standing: "present", why: null, raw: "{}" } as const;
    await store.transaction((tx) =>
      saveSnapshots(tx, "harbour", [
        { ...of, fetchedAt: START, profile },
        { ...of, fetchedAt: START + 1, standing: "suspended", profile: null },
      ]),
    );
    const folder = await ownFolder();
    await made(exporterOver(store, folder), { subject: burst(first), format: "files" });
    const [a1, a2] = await rowsOf(await onlyIn(folder), "accounts.csv");
    expect(a1).toMatchObject({ account_id: "a1", handle: "a1", copies: "1", name: "'=A", followers: "3" });
    expect(a1).toMatchObject({ url: "https://x.com/a1", created_at: "2026-11-01T00:00:00Z" });
    expect(a1?.["declares"]).toContain("Field organizer for The harbour");
    expect(a2).toMatchObject({ account_id: "a2", name: "", standing: "" });
  });

  it("proves itself: raw forms by their hashes, links by those before them, files by the manifest", async () => {
    const store = await place.open();
    const { first } = await filled(store);
    const folder = await ownFolder();
    const { dossier } = await made(exporterOver(store, folder), { subject: burst(first), format: "files" });
    const there = await onlyIn(folder);
    const lines = async (name: string) =>
      (await readFile(join(there, name), "utf8"))
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));

    for (const { raw, sha256 } of await lines("posts.jsonl")) expect(sha(raw)).toBe(sha256);
    const links = await lines("chain.jsonl");
    expect(links).toHaveLength(7);
    for (const { previous, link, hash } of links) expect(linkHash(previous, link)).toBe(hash);

    const json = await readFile(join(there, "manifest.json"), "utf8");
    const manifest = JSON.parse(json);
    expect(sha(json)).toBe(dossier.manifest);
    for (const { name, size, sha256 } of manifest.files) {
      const content = await readFile(join(there, name));
      expect([sha(content), content.length], name).toEqual([sha256, size]);
    }
    expect(
      manifest.files
        .map(({ name }: { name: string }) => name)
        .concat("manifest.json")
        .sort(),
    ).toEqual((await readdir(there)).sort());
    expect(manifest).toMatchObject({ kind: "burst", subject: first.shortId, watches: ["harbour"], by: BY });
    expect(manifest).toMatchObject({ verbatim: "1.2.3", configuration: "c".repeat(64), bursts: [first.id] });
    expect(manifest.chains[0]).toMatchObject({ chain: "watch:harbour", n: 13 });
  });

  it("stands in the audit log with its manifest's hash, and among the exports of its burst", async () => {
    const store = await place.open();
    const { first, other } = await filled(store);
    const { dossier } = await made(exporterOver(store, await ownFolder()), {
      subject: burst(first),
      format: "zip",
    });
    const audit = await store.db.selectFrom("audit").selectAll().execute();
    expect(audit).toMatchObject([
      { actor: "slack:U1", action: "export", outcome: `manifest:${dossier.manifest}` },
    ]);
    expect(await verifyChain(store.db, auditChain)).toMatchObject({ is: "intact", links: 1 });
    expect(await exportsOf(store.db, first.id)).toMatchObject([{ by: "Anna" }]);
    expect(await exportsOf(store.db, other.id)).toEqual([]);
  });

  it("says of what had to go that it was there, and nothing else of it", async () => {
    const store = await place.open();
    const { first } = await filled(store);
    const post = { source: "listed", id: "3", platform: "x", accountId: "a3" };
    await store.transaction((tx) => purgePost(tx, post, "purged-1", START));
    const folder = await ownFolder();
    await made(exporterOver(store, folder), { subject: burst(first), format: "files" });
    const there = await onlyIn(folder);
    const posts = await rowsOf(there, "posts.csv");
    expect(posts[2]).toMatchObject({ content_id: "3", text: "", handle: "", account_id: "purged-1" });
    expect(posts[2]?.["text_is"]).toBe("purged");
    expect(await rowsOf(there, "urls.csv")).toHaveLength(6);
    expect(await readFile(join(there, "accounts.csv"), "utf8")).not.toContain("a3");
  });
});

describeStores("dossiers of other things", (place) => {
  it("are of a crew's copies of what it shares, of an account's posts, and of a watch's day", async () => {
    const store = await place.open();
    const { first, other } = await filled(store);
    const exported = async (subject: DossierSubject) => {
      const folder = await ownFolder();
      await made(exporterOver(store, folder), { subject, format: "files" });
      return onlyIn(folder);
    };
    const crew = await exported({
      ...{ is: "crew", name: "5M2D", watch: "harbour", bursts: [first.id, other.id] },
      accounts: ["x:a1", "x:a2"],
    });
    expect((await rowsOf(crew, "posts.csv")).map((row) => row["account_id"])).toEqual([
      "a1",
      "a2",
      "a1",
      "a2",
    ]);
    expect(await rowsOf(crew, "edges.csv")).toEqual([
      {
        ...{ account_id: "a1", account_id_y: "a2", weight: "2", avg_time_delta: "60" },
        ...{ n_content_id: "2", n_content_id_y: "2", edge_symmetry_score: "1" },
      },
    ]);

    const account = await exported({ is: "account", name: "@someone", account: "x:someone" });
    expect((await rowsOf(account, "posts.csv")).map((row) => row["text"])).toEqual([
      "what a day at the harbour",
    ]);
    expect(account, "a stranger's name is no path").toMatch(/verbatim-someone-20261103-1200$/);

    const day = { is: "day", name: "harbour 2026-11-02", watch: "harbour" } as const;
    const whole = await exported({ ...day, from: START, to: START + DAY });
    expect(await rowsOf(whole, "posts.csv")).toHaveLength(13);
    expect(
      await rowsOf(await exported({ ...day, from: START + DAY, to: START + 2 * DAY }), "posts.csv"),
    ).toEqual([]);
  });
});

describeStores("the files of a dossier", (place) => {
  it("go once they were taken, unless the place shows where they lie", async () => {
    const store = await place.open();
    const { first } = await filled(store);
    const folder = await ownFolder();
    const kept = new Set(["chat:desk"]);
    const exporter = exporterOver(store, folder, { keepsAt: (where) => kept.has(where) });
    await made(exporter, { subject: burst(first), format: "zip" });
    expect(await readdir(folder)).toEqual([`verbatim-${first.shortId}-20261103-1200.zip`]);
    await made(exporter, { subject: burst(first), format: "zip", by: { ...BY, place: "chat:other" } });
    await made(exporter, { subject: burst(first), format: "files", by: { ...BY, place: "chat:other" } });
    expect(await readdir(folder), "what was taken is gone").toHaveLength(1);
    await made(exporter, { subject: burst(first), format: "zip" });
    expect(await readdir(folder), "two of one minute get two names").toHaveLength(2);
  });

  it("are there while they are handed over", async () => {
    const store = await place.open();
    const { first } = await filled(store);
    const exporter = exporterOver(store, await ownFolder(), { keepsAt: () => false });
    const request = { subject: burst(first), by: BY, at: START, language: "en", format: "zip" } as const;
    const sizes: number[] = [];
    for await (const step of exporter.export(request, new AbortController().signal)) {
      if (step.is !== "made") continue;
      for (const { path, size } of step.dossier.files) {
        expect((await readFile(path)).length).toBe(size);
        sizes.push(size);
      }
      expect(dirname(step.dossier.files[0]?.path ?? ""), "one file").toBeTruthy();
    }
    expect(sizes).toHaveLength(1);
  });
});

/** Where the system tells which files are open. */
const DESCRIPTORS = "/proc/self/fd";

describe("a dossier that nobody waits for any more", () => {
  it.runIf(existsSync(DESCRIPTORS))("leaves no file behind, and none open", async () => {
    const store = await openStore("sqlite::memory:");
    onTestFinished(() => store.close());
    const { first } = await filled(store);
    const folder = await ownFolder();
    const open = () => {
      const paths = readdirSync(DESCRIPTORS).map((name) => {
        const path = join(DESCRIPTORS, name);
        return lstatSync(path, { throwIfNoEntry: false }) === undefined ? "" : readlinkSync(path);
      });
      return paths.filter((path) => path.startsWith(folder)).length;
    };
    const request = { subject: burst(first), by: BY, at: START, language: "en", format: "zip" } as const;
    for await (const step of exporterOver(store, folder).export(request, new AbortController().signal)) {
      expect(step.is).toBe("writing");
      expect(open(), "the premise").toBe(4);
      break;
    }
    expect(open()).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("hostile text", () => {
  describeStores("in a dossier", (place) => {
    it("stays one cell of one row, and no formula", async () => {
      const store = await place.open();
      const scene = await play(store, { routes: [{}] });
      for (const [i, { text }] of HOSTILE_TEXTS.entries()) scene.post(START + i, `h${i}`, `${text}`);
      await scene.poll(START + 10 * MINUTE);
      const folder = await ownFolder();
      const day = { is: "day", name: "../../etc", watch: "harbour", from: START, to: START + DAY } as const;
      await made(exporterOver(store, folder), { subject: day, format: "files" });
      const there = await onlyIn(folder);
      const posts = await rowsOf(there, "posts.csv");
      expect(posts).toHaveLength(HOSTILE_TEXTS.length);
      for (const row of posts) expect(row["text"]).not.toMatch(/^[=+\-@\t\r]/);
      expect(there).toContain("verbatim-etc-2026");
    });
  });
});

function sha(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
