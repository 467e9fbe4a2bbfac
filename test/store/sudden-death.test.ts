import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { evidenceChain } from "../../src/store/evidence.ts";
import { openStore } from "../../src/store/open.ts";
import { verifyChain } from "../../src/store/verify-chain.ts";
import { describeStores } from "../contracts/store-places.ts";

const KILLS = 3;
const source = (file: string) =>
  JSON.stringify(fileURLToPath(new URL(`../../src/store/${file}`, import.meta.url)));

/** Appends five links a transaction for ever, and says how many it has committed in all. */
const WRITER = `
  const { openStore } = await import(${source("open.ts")});
  const { appendEvidence } = await import(${source("evidence.ts")});
  const store = await openStore(process.argv[1]);
  const entry = { at: 1, source: "x", query: "q", kind: "post", subject: "s", sha256: "h" };
  for (let committed = 0; ; ) {
    await store.transaction((tx) => appendEvidence(tx, "w", Array(5).fill(entry)));
    console.log((committed += 5));
  }`;

/** Kills the writer when it has said that so many transactions are committed; answers with the last number. */
async function writeAndKill(url: string, transactions: number): Promise<number> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", WRITER, url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = 0;
  let lines = 0;
  for await (const line of createInterface(child.stdout)) {
    said = Number(line);
    if (++lines === transactions) child.kill("SIGKILL");
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  expect(child.signalCode).toBe("SIGKILL");
  return said;
}

describeStores("A store whose program is killed in the middle of its work", (place) => {
  test("has every transaction that was acknowledged, and nothing of one that was not", async () => {
    const url = await place.url();
    let acknowledged = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      const before = acknowledged;
      const said = await writeAndKill(url, 1 + kill * 3);
      const store = await openStore(url);
      const verdict = await verifyChain(store.db, evidenceChain("w"));
      await store.close();
      expect(verdict).toMatchObject({ is: "intact" });
      if (verdict.is !== "intact") return;
      expect(verdict.links).toBeGreaterThanOrEqual(before + said);
      expect(verdict.links % 5).toBe(0);
      acknowledged = verdict.links;
    }
    expect(acknowledged).toBeGreaterThan(KILLS * 5);
  });
});
