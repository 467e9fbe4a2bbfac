import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { claimInstance } from "../../src/store/single-instance.ts";
import { describeStores } from "../contracts/store-places.ts";

const module = fileURLToPath(new URL("../../src/store/single-instance.ts", import.meta.url));

/** A process that claims the database, says so, and then only waits. */
async function otherBot(url: string): Promise<ChildProcess> {
  const program = `
    const { claimInstance } = await import(${JSON.stringify(module)});
    await claimInstance(${JSON.stringify(url)});
    console.log("claimed");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

describeStores("The right to be the only bot", (place) => {
  test("is refused at once while another has it, and free when it is released", async () => {
    const url = await place.url();
    const first = await claimInstance(url);
    await expect(claimInstance(url)).rejects.toMatchObject({
      name: "StoreError",
      code: "in-use",
      message: expect.stringContaining("Stop it first"),
    });
    await first.release();
    expect(first.lost.aborted).toBe(false);
    await (await claimInstance(url)).release();
  });

  test("does not keep others from reading and writing", async () => {
    const url = await place.url();
    const instance = await claimInstance(url);
    const store = await place.open(url);
    await store.transaction((tx) =>
      tx.insertInto("cache").values({ key: "a", value: "b", expires_at: null }).execute(),
    );
    await instance.release();
  });

  test("is freed by the system when its process is killed", async () => {
    const url = await place.url();
    const child = await otherBot(url);
    await expect(claimInstance(url)).rejects.toMatchObject({ code: "in-use" });
    child.kill("SIGKILL");
    await once(child, "exit");
    await expect
      .poll(() =>
        claimInstance(url)
          .then((instance) => instance.release())
          .then(() => "free", String),
      )
      .toBe("free");
  });
});
