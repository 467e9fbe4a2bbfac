/**
 * A real PostgreSQL for a test run. It starts when the first test asks for it, serves every worker, and is
 * stopped and removed when the run ends; this file is the run's global setup.
 */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of this run's server, which may not have started yet. */
    readonly postgresFolder: string;
  }
}

/** Durability is not what tests ask of the server, and its own chores would only take their time. */
const SERVER_SETTINGS = [
  "listen_addresses=127.0.0.1",
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "autovacuum=off",
  "checkpoint_timeout=1h",
  "max_connections=100",
  "deadlock_timeout=50ms",
];
/** Another process may take the free port before the server does. */
const PORT_ATTEMPTS = 5;

/** The folder of PostgreSQL's programs, the newest installed one; null when there is none. */
export function postgresPrograms(): string | null {
  const packaged = "/usr/lib/postgresql";
  const versions = existsSync(packaged) ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(packaged, version, "bin")),
    ...(process.env["PATH"] ?? "").split(delimiter),
  ];
  return (
    folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "pg_ctl"))) ?? null
  );
}

/** Vitest's global setup: names the folder of the run's server, and takes the server down at the end. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-postgres-"));
  project.provide("postgresFolder", folder);
  return () => {
    const programs = postgresPrograms();
    const data = join(folder, "data");
    if (programs !== null && existsSync(join(data, "postmaster.pid"))) {
      asServerUser(folder, join(programs, "pg_ctl"), ["-D", data, "-m", "immediate", "-w", "stop"]);
    }
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The address of the run's server. Whoever asks first starts it; the others wait for the answer. */
export function postgresUrl(folder: string): Promise<string> {
  return onceARun(folder, "server", () => start(folder));
}

/** What one process of the run makes for all of them; `name` says what. The others wait for it. */
export async function onceARun(folder: string, name: string, make: () => Promise<string>): Promise<string> {
  const answer = join(folder, `${name}.json`);
  if (isFirst(join(folder, name))) {
    writeFileSync(`${answer}.new`, JSON.stringify(await madeOrExplained(make)));
    renameSync(`${answer}.new`, answer);
  }
  while (!existsSync(answer)) await pause(50);
  const { made, error } = JSON.parse(readFileSync(answer, "utf8")) as { made?: string; error?: string };
  if (made === undefined) throw new Error(`PostgreSQL's ${name} could not be made: ${error}`);
  return made;
}

/** A folder can be made only once, whichever process asks. */
function isFirst(mark: string): boolean {
  try {
    mkdirSync(mark);
    return true;
  } catch {
    return false;
  }
}

async function madeOrExplained(make: () => Promise<string>): Promise<{ made: string } | { error: string }> {
  try {
    return { made: await make() };
  } catch (error) {
    return { error: String(error) };
  }
}

async function start(folder: string): Promise<string> {
  const programs = postgresPrograms();
  if (programs === null) throw new Error("initdb and pg_ctl were not found");
  const data = join(folder, "data");
  const user = serverUser();
  mkdirSync(data, { mode: 0o700 });
  if (user !== null) {
    chmodSync(folder, 0o711);
    chownSync(data, user.uid, user.gid);
  }
  asServerUser(folder, join(programs, "initdb"), [
    ...["-D", data, "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=C"],
    "--no-sync",
  ]);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const settings = [...SERVER_SETTINGS, `port=${port}`, `unix_socket_directories=${data}`];
    const options = settings.map((setting) => `-c ${setting}`).join(" ");
    const log = join(data, "server.log");
    try {
      asServerUser(folder, join(programs, "pg_ctl"), ["-D", data, "-l", log, "-o", options, "-w", "start"]);
      return `postgres://postgres@127.0.0.1:${port}/postgres`;
    } catch (cause) {
      if (attempt === PORT_ATTEMPTS) throw cause;
    }
  }
}

/** PostgreSQL refuses to run as root; then it runs as `postgres`, or as nobody in particular. */
function serverUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = ["postgres", "nobody"].flatMap((name) => users.filter((fields) => fields[0] === name))[0];
  if (user === undefined) throw new Error("there is no user other than root to run it as");
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

function asServerUser(folder: string, program: string, args: readonly string[]): void {
  // The server inherits what we give pg_ctl; a pipe would keep us waiting for the server's end.
  execFileSync(program, args, {
    cwd: folder,
    stdio: "ignore",
    env: { ...process.env, LC_ALL: "C" },
    ...serverUser(),
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
