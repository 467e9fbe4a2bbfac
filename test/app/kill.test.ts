/** The drill as a program of its own, killed and started again: the channels read as if nothing had happened. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHAOS } from "../chaos.ts";
import { type ChatServer, startChatServer, type Transcript } from "../servers/chat-server.ts";
import { createRandom } from "../servers/made-posts.ts";

const PROGRAM = new URL("./drill-program.ts", import.meta.url).pathname;
const SEED = 2020;
/** So often one drill is killed, and so many drills are killed once, each in another place. */
const KILLS_OF_ONE = 8;
const KILLED_ONCE = 20;

interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The steps it passed; if it was killed, at the last of them. */
  readonly steps: readonly string[];
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
    child.on("close", (code, signal) => {
      resolve({ code, signal, steps: stdout.split("\n").slice(0, -1), stderr });
    });
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

/** So many steps of a drill, in their order, one in each part of it. */
function stepsOf(steps: number, count: number): number[] {
  const random = createRandom(SEED);
  return Array.from({ length: count }, (_, i) => Math.ceil(((i + random()) * steps) / count));
}

describe("the program, killed at any step", () => {
  let steps = 0;
  let wanted: ReturnType<typeof seen> = [];
  beforeAll(async () => {
    await inScene("undisturbed", async ({ server, run }) => {
      const ran = await run();
      expect(ran).toMatchObject({ code: 0, stderr: "" });
      steps = ran.steps.length;
      wanted = seen(server.transcript());
    });
    expect(wanted.length, "both bursts in both places").toBe(4);
    expect(wanted.flatMap(({ thread }) => thread).length, "with lines below them").toBeGreaterThan(4);
    expect(steps).toBeGreaterThan(KILLED_ONCE * 3);
  });

  function expectTheSame({ server }: Scene, when: string): void {
    const transcript = server.transcript();
    expect(seen(transcript), when).toEqual(wanted);
    expect(saidTwice(transcript), when).toEqual([]);
  }

  it("says in the end what an undisturbed run says, and nothing twice, when it is killed again and again", async () => {
    await inScene("killed-again", async (scene) => {
      const kinds = new Set<string | undefined>();
      let before = 0;
      for (const step of stepsOf(steps, KILLS_OF_ONE)) {
        const resume = before === 0 ? {} : { RESUME: "1" };
        const killed = await scene.run({ ...resume, VERBATIM_KILL_AT_STEP: String(step - before) });
        expect(killed.signal, `killed at about step ${step}: ${killed.stderr}`).toBe("SIGKILL");
        kinds.add(killed.steps.at(-1));
        before = step;
      }
      expect(await scene.run({ RESUME: "1" })).toMatchObject({ code: 0, stderr: "" });
      expect(kinds.size, "steps that differ").toBeGreaterThan(4);
      expectTheSame(scene, `killed ${KILLS_OF_ONE} times`);
    });
  });

  it.runIf(CHAOS)("says so wherever it is killed once", async () => {
    const kills = stepsOf(steps, KILLED_ONCE);
    const lanes = [0, 1].map(async (lane) => {
      for (const [i, step] of kills.entries()) if (i % 2 === lane) await killAndCompare(step);
    });
    await Promise.all(lanes);
  });

  async function killAndCompare(step: number): Promise<void> {
    await inScene(`killed-${step}`, async (scene) => {
      const killed = await scene.run({ VERBATIM_KILL_AT_STEP: String(step) });
      expect(killed.signal, `killed at step ${step}`).toBe("SIGKILL");
      const resumed = await scene.run({ RESUME: "1" });
      expect(resumed, `resumed after step ${step}`).toMatchObject({ code: 0, stderr: "" });
      expectTheSame(scene, `killed at step ${step}`);
    });
  }
});
