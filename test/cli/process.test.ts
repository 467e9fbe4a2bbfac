/** The real program, as a shell sees it. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { cpSync, existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { MINIMAL, makeFolder } from "./world.ts";

const ROOT = join(import.meta.dirname, "../..");
const PROGRAM = join(ROOT, "bin/verbatim.js");

function start(argv: readonly string[], cwd: string): ChildProcessWithoutNullStreams {
  const { PATH } = process.env;
  return spawn(process.execPath, [PROGRAM, ...argv], { cwd, env: { PATH } });
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  return new Promise((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

it("prints its version, which is package.json's", async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  expect(await ended(start(["--version"], makeFolder()))).toEqual({
    code: 0,
    signal: null,
    stdout: `${version}\n`,
    stderr: "",
  });
});

it("answers an unknown verb with the nearest one, exit code 2 and no stack", async () => {
  const { code, stdout, stderr } = await ended(start(["rpelay"], makeFolder()));
  expect(code).toBe(2);
  expect(stderr).toContain("Did you mean replay?");
  expect(stdout + stderr).not.toContain("    at ");
});

it("checks a configuration with the secrets of .env, which stay where they are", async () => {
  const files = {
    "config/verbatim.yaml": MINIMAL,
    "posts.jsonl": "",
    ".env": "DISCORD_TOKEN=s3cr3t-token\n",
  };
  const { code, stdout, stderr } = await ended(start(["check", "--log-level", "trace"], makeFolder(files)));
  expect(stderr).toBe("");
  expect(stdout).toContain("set: DISCORD_TOKEN");
  expect(stdout).not.toContain("s3cr3t");
  expect(code).toBe(0);
});

it("ends cleanly at SIGTERM in the middle of a question", async () => {
  const child = start(["init"], makeFolder());
  const end = ended(child);
  child.stdout.once("data", () => child.kill("SIGTERM"));
  const { code, signal, stderr } = await end;
  expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: "" });
});

it("ends quietly when its reader goes away", async () => {
  const child = start(["--help"], makeFolder());
  child.stdout.destroy();
  const { code, stderr } = await ended(child);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

it.skipIf(!existsSync("/dev/full"))(
  "says in a sentence that the disk behind its output is full",
  async () => {
    const { PATH } = process.env;
    const stdio = ["ignore", openSync("/dev/full", "w"), "pipe"] as const;
    const child = spawn(process.execPath, [PROGRAM, "--help"], {
      cwd: makeFolder(),
      env: { PATH },
      stdio: [...stdio],
    });
    let stderr = "";
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      stderr += chunk;
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(stderr).toBe(
      "Standard output cannot be written: its disk is full. Make room, or send it somewhere else.\n",
    );
    expect(code).toBe(2);
  },
);

it("says what to do where its packages are not installed", async () => {
  const folder = makeFolder();
  for (const part of ["bin", "src", "package.json"]) {
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  }
  const child = spawn(process.execPath, [join(folder, "bin/verbatim.js"), "--version"], { cwd: folder });
  const { code, stderr } = await ended(child);
  expect(stderr).toBe(
    'The packages that Verbatim needs are not installed: run "npm ci" first, in the folder of its package.json.\n',
  );
  expect(code).toBe(2);
});
