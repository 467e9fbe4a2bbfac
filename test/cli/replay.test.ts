/** `verbatim replay`: what it counts, and where it writes. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../src/cli/program.ts";
import { postLine, START } from "../sources/replay/post-lines.ts";
import { makeWorld } from "./world.ts";

const WORDS = "nobody asked the people of the lower quay before the cranes were sold";

/** Twelve accounts post the same within twelve minutes. */
const files = {
  "posts.jsonl": Array.from({ length: 12 }, (_, n) =>
    postLine({ id: String(n), at: START + n * 60_000, text: WORDS }),
  ).join("\n"),
};

describe("the numbers", () => {
  it("are said in words that fit them", async () => {
    const world = makeWorld({ files });
    expect(await runCli(["replay", "posts.jsonl"], world.context)).toBe(0);
    expect(world.complained()).toBe("12 posts read, 1 burst found, 1 of them to announce.\n");
  });

  it("count a post once that stands in two files, as the running bot would", async () => {
    const world = makeWorld({ files: { ...files, "again.jsonl": files["posts.jsonl"] } });
    expect(await runCli(["replay", "posts.jsonl", "again.jsonl", "--format", "jsonl"], world.context)).toBe(
      0,
    );
    expect(world.complained()).toContain("12 posts read, 1 burst found");
    expect(world.complained()).toContain("12 posts came a second time and counted once.");
    expect(JSON.parse(world.printed()).posts).toHaveLength(12);
  });

  it("raise the slow minimum along with --min-accounts", async () => {
    const replay = async (least: string) => {
      const world = makeWorld({ files });
      await runCli(["replay", "posts.jsonl", "--min-accounts", least, "--format", "jsonl"], world.context);
      return world.printed();
    };
    expect(await replay("12")).toContain('"horizon":"fast"');
    expect(await replay("13"), "no slow burst of ten instead").toBe("");
  });
});

describe("--out", () => {
  const argv = ["replay", "posts.jsonl", "--format", "jsonl", "--out"];

  it("writes the file as a whole, through a link, and leaves nothing beside it", async () => {
    const world = makeWorld({ files: { ...files, "real/found.jsonl": "old\n" } });
    symlinkSync("real/found.jsonl", join(world.folder, "link.jsonl"));
    chmodSync(join(world.folder, "real/found.jsonl"), 0o640);
    expect(await runCli([...argv, "link.jsonl"], world.context)).toBe(0);
    expect(readFileSync(join(world.folder, "real/found.jsonl"), "utf8")).toMatch(/^\{.*\}\n$/);
    expect(readdirSync(join(world.folder, "real"))).toEqual(["found.jsonl"]);
    expect(world.printed()).toBe("");
  });

  it.each([
    ["none/found.jsonl", "--out none/found.jsonl cannot be written: its folder is not there; make it"],
    ["folder", "--out folder cannot be written: it is a folder; name a file in it"],
    ["posts.jsonl/found", "--out posts.jsonl/found cannot be written: a part of its path is a file"],
  ])("to %s is refused before anything is read", async (out, message) => {
    const world = makeWorld({ files });
    mkdirSync(join(world.folder, "folder"));
    expect(await runCli(["replay", "missing.jsonl", "--out", out], world.context)).toBe(2);
    expect(world.complained()).toContain(message);
    expect(world.complained()).not.toContain("missing.jsonl");
  });

  it("leaves what was there when the replay fails", async () => {
    const world = makeWorld({ files: { "found.jsonl": "old\n" } });
    expect(await runCli(["replay", "missing.jsonl", "--out", "found.jsonl"], world.context)).toBe(5);
    expect(readFileSync(join(world.folder, "found.jsonl"), "utf8")).toBe("old\n");
    expect(readdirSync(world.folder)).toEqual(["found.jsonl"]);
  });

  it.skipIf(!existsSync("/dev/full"))("says when the disk is full", async () => {
    const world = makeWorld({ files });
    expect(await runCli([...argv, "/dev/full"], world.context)).toBe(2);
    expect(world.complained()).toContain("--out /dev/full cannot be written: its disk is full; make room");
  });
});
