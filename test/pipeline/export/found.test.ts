/** What was found by searching a burst's words stands in its dossier with its proof, and in no number. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { DossierSubject } from "../../../src/domain/dossier.ts";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time.ts";
import { linkHash } from "../../../src/store/chains.ts";
import { appendEvidence, evidenceChain } from "../../../src/store/evidence.ts";
import { addFoundPosts } from "../../../src/store/found-posts.ts";
import { putHold, releaseHold } from "../../../src/store/holds.ts";
import { exportsWithBurst } from "../../../src/store/kept-exports.ts";
import { collectPosts, rawHash } from "../../../src/store/posts.ts";
import { dropTexts } from "../../../src/store/removed-texts.ts";
import type { Store } from "../../../src/store/store.ts";
import { verifyChain } from "../../../src/store/verify-chain.ts";
import { describeStores } from "../../contracts/store-places.ts";
import { paste, play, SENTENCE, START } from "../scene.ts";
import { exporterOver, made, onlyIn, ownFolder, rowsOf } from "./exported.ts";

const QUERY = "nobody asked the people of the lower quay";
const FOUND_AT = START + HOUR;
const EARLY = {
  ...{ source: "listed", id: "900", platform: "x", author: { id: "out", handle: "outsider" } },
  ...{
    text: `Read this. ${SENTENCE}`,
    createdAt: START - DAY,
    lang: "en",
    repostOf: null,
    links: [],
    media: [],
  },
  raw: '{"id":"900"}',
};

/** A burst of five, and a copy of the day before that only a search for its words brought. */
async function filled(store: Store): Promise<Extract<DossierSubject, { is: "burst" }>> {
  const scene = await play(store, { routes: [{}] });
  paste(scene, START, 5);
  await scene.poll(START + 10 * MINUTE);
  const { id, shortId } = await scene.burstOf(SENTENCE);
  await store.transaction(async (tx) => {
    const fresh = await collectPosts(tx, "harbour", [EARLY], "pursuit", FOUND_AT);
    const link = { at: FOUND_AT, source: "listed", query: QUERY, kind: "post", subject: "900" } as const;
    await appendEvidence(
      tx,
      "harbour",
      fresh.map((post) => ({ ...link, sha256: rawHash(post) })),
    );
    await addFoundPosts(tx, { burst: id, wave: 1, watch: "harbour" }, fresh, FOUND_AT);
  });
  return { is: "burst", name: shortId, burst: id, watch: "harbour" };
}

describeStores("a copy that was found by searching", (place) => {
  it("is a row of its own, says how it came, by which words, and is an object of nobody's count", async () => {
    const store = await place.open();
    const subject = await filled(store);
    const folder = await ownFolder();
    const { dossier, steps } = await made(exporterOver(store, folder), { subject, format: "files" });
    const there = await onlyIn(folder);
    const [found, first, ...others] = await rowsOf(there, "posts.csv");
    expect(found).toMatchObject({
      ...{ object_id: "", content_id: "900", account_id: "out", bursts: "", found_for: subject.name },
      ...{ how_it_came: "found by searching", query: QUERY, before: "Read this" },
    });
    expect(first).toMatchObject({ object_id: subject.name, how_it_came: "read by the watch", found_for: "" });
    expect(first?.["query"]).not.toBe(QUERY);
    expect(others).toHaveLength(4);
    const urls = await rowsOf(there, "urls.csv");
    expect(urls.map((row) => row["how_it_came"])).toEqual([
      "found by searching",
      ...Array(5).fill("read by the watch"),
    ]);
    expect(dossier).toMatchObject({ posts: 5, accounts: 5, found: 1, withdrawn: 0 });
    expect(steps[0]).toEqual({ is: "writing", posts: 6, among: 6 });
    const manifest = JSON.parse(await readFile(join(there, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({ posts: 5, accounts: 5, found: 1 });
    expect(await rowsOf(there, "accounts.csv")).toHaveLength(5);
    expect(await readFile(join(there, "network.graphml"), "utf8")).not.toContain("out");
  });

  it("is proven by its link of the chain, as every other post", async () => {
    const store = await place.open();
    const subject = await filled(store);
    const folder = await ownFolder();
    await made(exporterOver(store, folder), { subject, format: "files" });
    const lines = (await readFile(join(await onlyIn(folder), "chain.jsonl"), "utf8")).trimEnd().split("\n");
    const links = lines.map((line) => JSON.parse(line));
    expect(links).toHaveLength(6);
    for (const { previous, link, hash } of links) expect(linkHash(previous, link)).toBe(hash);
    const [own] = links.filter(({ link }) => link.subject === "900");
    expect(own.link).toMatchObject({ query: QUERY, sha256: rawHash(EARLY), at: FOUND_AT });
    expect(await verifyChain(store.db, evidenceChain("harbour"))).toMatchObject({ is: "intact", links: 6 });
  });

  it.each(["en", "nl"])("stands apart on the page in %s, with when and by which words", async (language) => {
    const store = await place.open();
    const subject = await filled(store);
    const folder = await ownFolder();
    await made(exporterOver(store, folder), { subject, format: "files", language });
    const page = await readFile(join(await onlyIn(folder), "dossier.html"), "utf8");
    const apart = page.slice(
      page.indexOf(language === "en" ? "Found by searching" : "Gevonden door te zoeken"),
    );
    expect(apart.slice(0, apart.indexOf("</section>"))).toMatch(
      /@outsider[\s\S]*datetime="2026-11-01T00:00:00Z"[\s\S]*datetime="2026-11-02T01:00:00Z"[\s\S]*nobody asked the people of the lower quay</,
    );
    expect(page.slice(0, page.indexOf(apart)).includes("outsider"), "not among the copies").toBe(false);
    const sentence =
      language === "en" ? "5 accounts posted the same" : "5 accounts plaatsten binnen 4 minuten dezelfde";
    expect(page.includes(sentence)).toBe(true);
  });

  it("counts once a poll has brought it too and it became a member", async () => {
    const store = await place.open();
    const subject = await filled(store);
    const [member] = await store.db.selectFrom("burst_posts").selectAll().limit(1).execute();
    if (member === undefined) throw new Error("there is no member");
    const joined = { source: "listed", post_id: "900", account_key: "x:out", created_at: EARLY.createdAt };
    await store.db
      .insertInto("burst_posts")
      .values({ ...member, ...joined })
      .execute();
    await store.db.updateTable("watch_posts").set({ via: "poll" }).where("post_id", "=", "900").execute();
    const folder = await ownFolder();
    const { dossier } = await made(exporterOver(store, folder), { subject, format: "files" });
    expect(dossier).toMatchObject({ posts: 6, accounts: 6, found: 0 });
    const [row] = await rowsOf(await onlyIn(folder), "posts.csv");
    expect(row).toMatchObject({ object_id: subject.name, how_it_came: "read by the watch", found_for: "" });
  });
});

describeStores("a copy that was found for a burst", (place) => {
  it("is kept by a hold on the burst: neither dropped, nor forgotten, nor purged", async () => {
    const store = await place.open();
    const { burst } = await filled(store);
    const [scene, at] = [await play(store, { routes: [{}] }), START + 2 * DAY];
    await scene.poll(START + 2 * HOUR);
    const textOf = async () =>
      (await store.db.selectFrom("posts").select("text").where("id", "=", EARLY.id).executeTakeFirstOrThrow())
        .text;
    const drop = () =>
      store.transaction((tx) => dropTexts(tx, "listed", { column: "id", ids: [EARLY.id] }, at));
    const hold = { target: { kind: "burst", id: burst }, name: "7K3Q", why: "asked", until: null } as const;
    const number = await store.transaction((tx) =>
      putHold(tx, { ...hold, by: "Ann", actor: "chat:ann", at: START }),
    );
    expect(await drop()).toBe(0);
    await scene.change(at, async (bench) => {
      const answers = [
        await bench.purge({ kind: "post", name: EARLY.id }, true),
        await bench.purge({ kind: "account", name: "@outsider" }, true),
      ];
      expect(answers).toMatchObject([{ is: "held" }, { is: "held" }]);
    });
    expect(await textOf()).toBe(EARLY.text);
    await store.transaction((tx) => releaseHold(tx, number, { by: "Ann", at: START, why: "over" }));
    expect(await drop(), "the premise: nothing else kept it").toBe(1);
    expect(await textOf()).toBeNull();
  });

  it("ends a dossier that shows it when the burst is withdrawn, also one that is not about the burst", async () => {
    const store = await place.open();
    const { burst } = await filled(store);
    const subject = { is: "account", name: "@outsider", account: "x:out" } as const;
    const folder = await ownFolder();
    await made(exporterOver(store, folder), { subject, format: "files" });
    const there = await onlyIn(folder);
    const [row] = await rowsOf(there, "posts.csv");
    expect(row?.["found_for"], "the premise").not.toBe("");
    expect(JSON.parse(await readFile(join(there, "manifest.json"), "utf8")).bursts).toEqual([burst]);
    expect(await exportsWithBurst(store.db, burst)).toEqual(new Set([1]));
  });
});
