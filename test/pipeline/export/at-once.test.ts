/** Dossiers that are made while somebody else makes one, or takes something back. */
import { readdir } from "node:fs/promises";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { MINUTE } from "../../../src/domain/time.ts";
import { lockAudit } from "../../../src/store/audit.ts";
import { purgePost, recordPurge } from "../../../src/store/purge.ts";
import type { Store } from "../../../src/store/store.ts";
import { describePostgres, describeStores } from "../../contracts/store-places.ts";
import { paste, play, SENTENCE, START } from "../scene.ts";
import { exporterOver, made, ownFolder } from "./exported.ts";

async function filled(store: Store) {
  const scene = await play(store, { routes: [{}] });
  paste(scene, START, 5);
  await scene.poll(START + 10 * MINUTE);
  const { id, shortId } = await scene.burstOf(SENTENCE);
  return { is: "burst", name: shortId, burst: id, watch: "harbour" } as const;
}

describeStores("dossiers of the same moment", (place) => {
  it("get a name each", async () => {
    const store = await place.open();
    const subject = await filled(store);
    const folder = await ownFolder();
    const exporter = exporterOver(store, folder);
    const dossiers = await Promise.all([1, 2, 3].map(() => made(exporter, { subject, format: "zip" })));
    const names = dossiers.flatMap(({ dossier }) => dossier.files.map(({ name }) => name));
    expect(new Set(names).size).toBe(3);
    expect((await readdir(folder)).sort()).toEqual(names.sort());
  });
});

describePostgres("a dossier that is recorded while a purge is under way", (place) => {
  it("waits for it, and is made without what was purged", async () => {
    const url = await place.url();
    const store = await place.open(url);
    const subject = await filled(store);
    // Another process, as the command line is one.
    const exporter = exporterOver(await place.open(url), await ownFolder());
    let isMade = false;
    let making: ReturnType<typeof made> | undefined;
    // The first export of all: from here on the audit log has an end to wait for.
    await made(exporter, { subject, format: "zip", at: START });
    await store.transaction(async (tx) => {
      await lockAudit(tx);
      await recordPurge(tx, { kind: "post", posts: 1, by: "chat:bo", at: START });
      await purgePost(tx, { source: "listed", id: "3", platform: "x", accountId: "a3" }, null, START);
      making = made(exporter, { subject, format: "zip" });
      making.then(
        () => (isMade = true),
        () => (isMade = true),
      );
      const isWaiting = async () => {
        const { rows } = await sql`select 1 from pg_locks where not granted`.execute(tx);
        return rows.length > 0;
      };
      await expect.poll(async () => isMade || (await isWaiting())).toBe(true);
    });
    const { steps } = (await making) ?? { steps: [] };
    expect(
      steps.filter(({ is }) => is === "writing"),
      "it was written again",
    ).toHaveLength(2);
    const rows = await store.db.selectFrom("exports").select("without_text").orderBy("id").execute();
    expect(rows).toEqual([{ without_text: 0 }, { without_text: 1 }]);
  });
});
