/** An error that nobody caught, in the bot as it is run: it ends in order, says so, and the next start knows why. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { lastStop } from "../../src/store/runs.ts";
import { makeFolder } from "../cli/world.ts";

const PROGRAM = join(import.meta.dirname, "../../bin/verbatim.js");
/** Breaks the program from within, at a signal that means nothing to it, outside of everything that catches. */
const breakBy = (how: string) => `process.once("SIGUSR2", () => { ${how}; })`;
const ERROR = 'new TypeError("broken with s3cret-token within")';

it.each([
  ["thrown", `throw ${ERROR}`],
  ["of a promise", `void Promise.reject(${ERROR})`],
])("an error %s ends the bot, erased of secrets, and is the reason of the last stop", async (_, how) => {
  const folder = makeFolder({
    "config/verbatim.yaml": `
watches: [{ id: w, name: W, keywords: [quay], sources: [replay] }]
sources: { replay: { files: [posts.jsonl] } }
routes: [{ watch: w, to: terminal }]
`,
    "posts.jsonl": "",
    ".env": "DISCORD_TOKEN=s3cret-token\n",
  });
  const bot = spawn(process.execPath, ["--import", `data:text/javascript,${breakBy(how)}`, PROGRAM, "run"], {
    cwd: folder,
    env: { PATH: process.env["PATH"] },
  });
  onTestFinished(() => void bot.kill("SIGKILL"));
  let complained = "";
  const started = Promise.withResolvers<void>();
  bot.stderr.setEncoding("utf8").on("data", (text: string) => {
    complained += text;
    if (complained.includes('"started"')) started.resolve();
  });
  const closed = once(bot, "close");
  await Promise.race([started.promise, closed]);
  bot.kill("SIGUSR2");
  expect(await closed, complained).toEqual([1, null]);
  expect(complained).toContain("Internal error: broken with");
  expect(complained).not.toContain("s3cret-token");
  const store = await openStore(`sqlite:${join(folder, "data/verbatim.db")}`);
  const stop = await lastStop(store.db);
  await store.close();
  expect(stop).toMatchObject({ how: "crash", why: expect.stringMatching(/^broken with .* within$/) });
  expect(stop?.why).not.toContain("s3cret-token");
});
