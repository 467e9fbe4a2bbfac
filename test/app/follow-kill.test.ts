/** The follow-up of a burst as a program of its own, killed in the middle of what it asks and started again. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY, SECOND } from "../../src/domain/time.ts";
import { CHAOS } from "../chaos.ts";
import { startChatServer, type Transcript } from "../servers/chat-server.ts";
import { startXServer, type XServer } from "../servers/x/x-server.ts";
import { NOW, TOKEN } from "../sources/x/open-x.ts";
import { keptIn } from "./kept-in.ts";

const PROGRAM = new URL("./follow-program.ts", import.meta.url).pathname;
const WORDS = "nobody asked the people of the lower quay before the cranes were sold";
/** Between the answer and its commit, within the commit, and where a line is put. */
const KILLED_AT = [
  ...["accounts:read", "accounts:before-commit", "search:read", "search:before-commit"],
  ...["standing:before-commit", "standing:before-line-commit"],
];
const MICROS_OF_ONE_CALL = 100 * 10_000;

interface Ran {
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

interface Outcome {
  readonly transcript: Transcript;
  readonly kept: Awaited<ReturnType<typeof keptIn>>;
  readonly spent: number;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verbatim-follow-kill-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/**
 * Five accounts about the candidate and one that never names her. Of these one is suspended before somebody
 * looks, and one deletes its post before the first look again.
 */
function plant({ world, onRequest }: XServer): void {
  for (let i = 1; i <= 5; i += 1) {
    world.user({ id: String(100 + i), createdAt: NOW - (i === 1 ? 20 : 900) * DAY });
    world.post({
      ...{ authorId: String(100 + i), createdAt: NOW - (120 - 15 * i) * SECOND },
      text: `Lindqvist: ${WORDS}`,
    });
  }
  world.user({ id: "102", description: "Field organizer for Lindqvist" });
  world.user({ id: "200" });
  world.post({ authorId: "200", createdAt: NOW - DAY, text: `She knows it. ${WORDS}!` });
  const deleted = world.posts[3];
  onRequest(({ pathname }) => {
    if (pathname === "/2/users") world.user({ id: "103", state: "suspended" });
    if (pathname === "/2/tweets" && deleted !== undefined) world.delete(deleted.id);
  });
}

function runProgram(env: Readonly<Record<string, string>>): Promise<Ran> {
  const child = spawn(process.execPath, [PROGRAM], { env: { ...process.env, ...env } });
  let stderr = "";
  child.stderr.on("data", (data) => {
    stderr += data;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (_, signal) => resolve({ signal, stderr }));
  });
}

/** Played to its end, killed at the first step of each of these names, one after the other. */
async function play(name: string, killedAt: readonly string[]): Promise<Outcome> {
  const chat = await startChatServer();
  // Its time stands half a minute after the last post: search does not return what is younger.
  const x = await startXServer({ token: TOKEN, now: () => NOW });
  const database = join(folder, `${name}.db`);
  try {
    plant(x);
    const env = { FOLLOW_DATABASE: database, CHAT_URL: chat.url, X_URL: x.url };
    for (const step of killedAt) {
      const killed = await runProgram({ ...env, VERBATIM_KILL_AT_STEP: step });
      expect(killed.signal, `${name}, killed at ${step}: ${killed.stderr}`).toBe("SIGKILL");
    }
    const ran = await runProgram(env);
    expect(ran, name).toMatchObject({ signal: null, stderr: "" });
    const { spent, ...kept } = await keptIn(database);
    return { transcript: chat.transcript(), kept: { ...kept, spent: 0 }, spent };
  } finally {
    await x.close();
    await chat.close();
  }
}

function seen({ messages }: Transcript) {
  return messages.map(({ place, text, thread }) => ({
    place,
    text,
    thread: thread.map((line) => line.text),
  }));
}

function saidTwice({ messages, accepted }: Transcript): string[] {
  const keys = messages.flatMap(({ key, thread }) => [key, ...thread.map((line) => line.key)]);
  return keys.filter((key) => (accepted[key] ?? 0) > 1);
}

describe("the follow-up of a burst on X, killed at any step", () => {
  let undisturbed: Outcome;
  beforeAll(async () => {
    undisturbed = await play("undisturbed", []);
  });

  it("says what was learnt, once", () => {
    const [message] = seen(undisturbed.transcript);
    expect(message?.text).toContain("5 accounts posted the same 14 words within 1 minute");
    expect(message?.text).toContain("1 of 6 created within the last 90 days (known for 5)");
    expect(message?.text).toContain("1 of 6 declares a relation: “Field organizer for Lindqvist” (its bio)");
    expect(message?.text).toContain("found by searching the words");
    expect(message?.text).toContain("1 of 6 accounts is suspended since · 1 of 6 posts is gone");
    expect(message?.thread).toContainEqual(
      expect.stringContaining(
        "Accounts and posts will be looked at again after 1 h, 6 h, 24 h, 7 and 30 days (about $0.38).",
      ),
    );
    expect(
      message?.thread.filter((line) => line.startsWith("Looked at again")),
      "once",
    ).toHaveLength(1);
    expect(undisturbed.kept.chain).toBe("intact");
    expect(undisturbed.kept.texts.filter(({ text }) => text === null)).toHaveLength(2);
  });

  it("learns in the end what an undisturbed run learns, says nothing twice, and pays one call more a kill at most", async () => {
    await killAndCompare("killed-again", KILLED_AT);
  });

  it.runIf(CHAOS)("does so wherever it is killed once", async () => {
    const lanes = [0, 1].map(async (lane) => {
      for (const [i, step] of KILLED_AT.entries()) {
        if (i % 2 === lane) await killAndCompare(step.replace(":", "-"), [step]);
      }
    });
    await Promise.all(lanes);
  });

  async function killAndCompare(name: string, steps: readonly string[]): Promise<void> {
    const killed = await play(name, steps);
    expect(seen(killed.transcript), name).toEqual(seen(undisturbed.transcript));
    expect(saidTwice(killed.transcript), name).toEqual([]);
    expect(killed.kept, name).toEqual(undisturbed.kept);
    expect(killed.spent, name).toBeGreaterThanOrEqual(undisturbed.spent);
    expect(killed.spent - undisturbed.spent, name).toBeLessThanOrEqual(steps.length * MICROS_OF_ONE_CALL);
  }
});
