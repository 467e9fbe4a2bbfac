/** The drill as a new user meets it: one command, no configuration, no terminal. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JournalEntry } from "../../src/chat/terminal/journal.ts";
import { makeFolder } from "../cli/world.ts";

const BIN = join(import.meta.dirname, "../../bin/verbatim.js");

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function verbatim(cwd: string, ...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

function delivered(folder: string): JournalEntry[] {
  const lines = readFileSync(join(folder, "data/drill.db.terminal.log"), "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as JournalEntry);
}

describe("started without a configuration", () => {
  it("plays the drill, says DRILL in all it says, says how to go on, and plays the same again", async () => {
    const [folder, another] = [makeFolder(), makeFolder()];
    const [first, second] = await Promise.all([verbatim(folder, "start"), verbatim(another, "start")]);

    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain("DRILL 6 of 6 planted bursts found");
    expect(first.stdout).toContain("npm run verbatim -- init");
    const messages = delivered(folder);
    expect(messages.filter(({ kind }) => kind === "send").length).toBeGreaterThanOrEqual(6);
    expect(messages.filter(({ kind }) => kind === "edit").length, "cards grow in place").toBeGreaterThan(6);
    expect(messages.filter(({ kind }) => kind === "reply").length, "with lines below").toBeGreaterThan(6);
    for (const { notification } of messages) expect(notification).toMatch(/^DRILL /);

    const withoutTime = (text: string) => text.replace(/in [\d.]+ seconds/, "");
    expect(withoutTime(second.stdout)).toBe(withoutTime(first.stdout));
    expect(delivered(another)).toEqual(messages);
  });
});
