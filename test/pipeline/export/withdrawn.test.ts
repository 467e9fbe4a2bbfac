/** What was withdrawn goes into no file of no kind of dossier; where nothing else is left, none is made. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { DossierStep, DossierSubject } from "../../../src/domain/dossier.ts";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time.ts";
import type { createExporter } from "../../../src/pipeline/export/export.ts";
import { auditChain } from "../../../src/store/audit.ts";
import { putCorrection } from "../../../src/store/corrections.ts";
import { addFoundPosts } from "../../../src/store/found-posts.ts";
import { collectPosts } from "../../../src/store/posts.ts";
import type { Store } from "../../../src/store/store.ts";
import { describeStores } from "../../contracts/store-places.ts";
import { paste, play, START } from "../scene.ts";
import { BY, exporterOver, made, onlyIn, ownFolder, rowsOf } from "./exported.ts";

const WITHDRAWN = "whoever reads this sentence has seen what somebody took back in the end";
const KEPT = "quite another sentence that many people put up at once this very day";
const EVERYDAY = "what a day at the harbour";
const AT = START + HOUR;

/** Two bursts by the same five, an account that only posted in the first, one that is in neither; the first is withdrawn. */
async function filled(store: Store) {
  const scene = await play(store, { routes: [{}] });
  paste(scene, START, 5, 1, WITHDRAWN);
  scene.post(START + 6 * MINUTE, "secretive", WITHDRAWN);
  paste(scene, START + 20 * MINUTE, 5, 1, KEPT);
  scene.post(START + 30 * MINUTE, "someone", EVERYDAY);
  await scene.poll(START + 40 * MINUTE);
  const gone = await scene.burstOf(WITHDRAWN);
  const kept = await scene.burstOf(KEPT);
  await store.transaction(async (tx) => {
    const [found] = await collectPosts(tx, "harbour", [outside()], "pursuit", AT);
    if (found === undefined) throw new Error("it was known");
    await addFoundPosts(tx, { burst: gone.id, wave: 1, watch: "harbour" }, [found], AT);
    await putCorrection(tx, {
      ...{ burst: gone.id, watch: "harbour", kind: "withdrawn", text: "a school exercise" },
      ...{ actor: "chat:anna", by: "Anna", at: AT },
    });
  });
  return { gone, kept };
}

function outside() {
  return {
    ...{ source: "listed", id: "900", platform: "x", author: { id: "out", handle: "secretive_too" } },
    ...{ text: WITHDRAWN, createdAt: START + MINUTE, lang: "en", repostOf: null, links: [], media: [] },
    raw: JSON.stringify({ text: WITHDRAWN }),
  };
}

const DAY_OF = {
  is: "day",
  name: "harbour 2026-11-02",
  watch: "harbour",
  from: START,
  to: START + DAY,
} as const;

async function stepsOf(store: Store, subject: DossierSubject): Promise<readonly DossierStep[]> {
  const folder = await ownFolder();
  const request = { subject, by: BY, at: AT, language: "en", format: "files" } as const;
  const steps: DossierStep[] = [];
  const signal = new AbortController().signal;
  for await (const step of exporterOver(store, folder).export(request, signal)) steps.push(step);
  return steps;
}

describeStores("a dossier that would hold what was withdrawn", (place) => {
  it.each(["day", "account", "crew", "burst"] as const)(
    "holds none of it in any file: a %s",
    async (kind) => {
      const store = await place.open();
      const { gone, kept } = await filled(store);
      const subjects: Readonly<Record<typeof kind, DossierSubject>> = {
        day: DAY_OF,
        account: { is: "account", name: "@a1", account: "x:a1" },
        crew: {
          ...{ is: "crew", name: "5M2D", watch: "harbour", bursts: [gone.id, kept.id] },
          accounts: ["x:a1", "x:a2", "x:secretive"],
        },
        burst: { is: "burst", name: kept.shortId, burst: kept.id, watch: "harbour" },
      };
      const folder = await ownFolder();
      const { dossier } = await made(exporterOver(store, folder), {
        subject: subjects[kind],
        format: "files",
      });
      const there = await onlyIn(folder);
      const names = await readdir(there);
      expect(names.sort()).toEqual([
        ...["accounts.csv", "chain.jsonl", "dossier.html", "edges.csv", "manifest.json"],
        ...["network.graphml", "posts.csv", "posts.jsonl", "urls.csv"],
      ]);
      for (const name of names) {
        const content = await readFile(join(there, name), "utf8");
        for (const word of ["took back", "secretive", gone.id, gone.shortId, "status/1<", '"900"']) {
          expect(content.includes(word), `${name} holds ${word}`).toBe(false);
        }
      }
      const rows = { day: 6, account: 1, crew: 2, burst: 5 };
      const left = { day: 7, account: 1, crew: 3, burst: 0 };
      expect(await rowsOf(there, "posts.csv")).toHaveLength(rows[kind]);
      expect(await rowsOf(there, "urls.csv")).toHaveLength(rows[kind]);
      const links = (await readFile(join(there, "chain.jsonl"), "utf8")).trimEnd().split("\n");
      expect(links).toHaveLength(rows[kind]);
      expect(dossier.withdrawn).toBe(left[kind]);
      const page = await readFile(join(there, "dossier.html"), "utf8");
      expect(page.includes("left out: the burst"), "the page says what is left out").toBe(left[kind] > 0);
    },
  );

  it("is refused with the reason where nothing else is in it, and leaves neither a file nor a record", async () => {
    const store = await place.open();
    const { gone } = await filled(store);
    const of = { name: gone.shortId, watch: "harbour" };
    const account = { is: "account", name: "@secretive", account: "x:secretive" } as const;
    expect(await stepsOf(store, { is: "burst", burst: gone.id, ...of })).toEqual([
      { is: "nothing", answer: { is: "withdrawn", name: gone.shortId } },
    ]);
    expect(await stepsOf(store, account)).toEqual([
      { is: "nothing", answer: { is: "all-withdrawn", subject: account } },
    ]);
    const crew = { is: "crew", ...of, accounts: ["x:a1"], bursts: [gone.id] } as const;
    expect(await stepsOf(store, crew)).toMatchObject([{ is: "nothing", answer: { is: "all-withdrawn" } }]);
    expect(await auditChain.read(store.db, 0, 10)).toEqual([]);
  });

  it("counts what a withdrawn burst absorbed as withdrawn too", async () => {
    const store = await place.open();
    const { gone, kept } = await filled(store);
    await store.db.updateTable("bursts").set({ absorbed_by: gone.id }).where("id", "=", kept.id).execute();
    const folder = await ownFolder();
    await made(exporterOver(store, folder), { subject: DAY_OF, format: "files" });
    const rows = await rowsOf(await onlyIn(folder), "posts.csv");
    expect(rows.map((row) => row["text"])).toEqual([EVERYDAY]);
  });

  it("is written anew where something is withdrawn while it is written", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}] });
    paste(scene, START, 5, 1, WITHDRAWN);
    scene.post(START + 9 * MINUTE, "someone", EVERYDAY);
    await scene.poll(START + 40 * MINUTE);
    const { id } = await scene.burstOf(WITHDRAWN);
    const folder = await ownFolder();
    const exporter: ReturnType<typeof createExporter> = exporterOver(store, folder);
    const request = { subject: DAY_OF, by: BY, at: AT, language: "en", format: "files" } as const;
    let written = 0;
    for await (const step of exporter.export(request, new AbortController().signal)) {
      if (step.is !== "writing") continue;
      written += 1;
      if (written > 1) continue;
      expect(step.posts, "the premise: it was written already").toBe(6);
      await store.transaction((tx) =>
        putCorrection(tx, {
          ...{ burst: id, watch: "harbour", kind: "withdrawn", text: "an exercise" },
          ...{ actor: "chat:anna", by: "Anna", at: AT },
        }),
      );
    }
    expect(written).toBe(2);
    const there = await onlyIn(folder);
    expect(await rowsOf(there, "posts.csv")).toHaveLength(1);
    const exports = await store.db.selectFrom("exports").select("posts").execute();
    expect(exports).toEqual([{ posts: 1 }]);
  });
});
