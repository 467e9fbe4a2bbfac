import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatServer, startChatServer, type Transcript } from "../servers/chat-server.ts";
import { createRandom } from "../servers/made-posts.ts";

const PROGRAM = new URL("./drill-program.ts", import.meta.url).pathname;
const KILLS = 20;
const SEED = 2020;

interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A drill's database and the chat it speaks to, over as many runs of the program as it takes. */
interface Scene {
  readonly server: ChatServer;
  run(env?: Readonly<Record<string, string>>): Promise<Ran>;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verbatim-kill-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function inScene<T>(name: string, play: (scene: Scene) => Promise<T>): Promise<T> {
  const server = await startChatServer();
  const fixed = { DRILL_DATABASE: join(folder, `${name}.db`), CHAT_URL: server.url };
  try {
    return await play({ server, run: (env = {}) => runProgram({ ...fixed, ...env }) });
  } finally {
    await server.close();
  }
}

function runProgram(env: Readonly<Record<string, string>>): Promise<Ran> {
  const child = spawn(process.execPath, [PROGRAM], { env: { ...process.env, ...env } });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (data) => {
    stdout += data;
  });
  child.stderr.on("data", (data) => {
    stderr += data;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** What a reader of the channels sees in the end: every card as it reads now, and the lines below it. */
function seen({ messages }: Transcript) {
  return messages
    .map(({ place, text, thread }) => ({ place, text, thread: thread.map((line) => line.text) }))
    .sort((a, b) => (`${a.place}${a.text}` < `${b.place}${b.text}` ? -1 : 1));
}

/** Messages and lines that were accepted twice; to edit a message twice is to edit it once. */
function saidTwice({ messages, accepted }: Transcript): string[] {
  const keys = messages.flatMap(({ key, thread }) => [key, ...thread.map((line) => line.key)]);
  return keys.filter((key) => (accepted[key] ?? 0) > 1);
}

describe("the program, killed at any step", () => {
  it("says in the end what an undisturbed run says, and nothing twice", async () => {
    const undisturbed = await inScene("undisturbed", async ({ server, run }) => {
      const ran = await run();
      expect(ran.stderr).toBe("");
      const { steps } = JSON.parse(ran.stdout) as { steps: number };
      return { steps, transcript: server.transcript() };
    });
    const wanted = seen(undisturbed.transcript);
    expect(wanted.length, "both bursts in both places").toBe(4);
    expect(wanted.flatMap(({ thread }) => thread).length, "with lines below them").toBeGreaterThan(4);
    expect(undisturbed.steps).toBeGreaterThan(KILLS * 3);

    const random = createRandom(SEED);
    const kills = Array.from({ length: KILLS }, () => 1 + Math.floor(random() * undisturbed.steps));
    const lanes = [0, 1].map(async (lane) => {
      for (const [i, step] of kills.entries()) if (i % 2 === lane) await killAndCompare(step);
    });
    await Promise.all(lanes);

    async function killAndCompare(step: number): Promise<void> {
      await inScene(`killed-${step}`, async ({ server, run }) => {
        const killed = await run({ VERBATIM_KILL_AT_STEP: String(step) });
        expect(killed.signal, `killed at step ${step}`).toBe("SIGKILL");
        const resumed = await run({ RESUME: "1" });
        expect(resumed, `resumed after step ${step}`).toMatchObject({ code: 0, stderr: "" });
        const transcript = server.transcript();
        expect(seen(transcript), `killed at step ${step}`).toEqual(wanted);
        expect(saidTwice(transcript), `killed at step ${step}`).toEqual([]);
      });
    }
  }, 240_000);
});
