/** `verbatim init`: a few answers become a configuration that loads. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runInit } from "../../src/cli/init.ts";
import { runCli } from "../../src/cli/program.ts";
import { SUPPORTED } from "../../src/cli/supported.ts";
import { permalink } from "../../src/evidence/permalink.ts";
import { load } from "../config/loading.ts";
import { makeWorld, type World } from "./world.ts";

const POSTS = { "posts.jsonl": "" };
const written = (world: World) => readFileSync(join(world.folder, "config/verbatim.yaml"), "utf8");

const ANSWERS = [
  "Mara Lindqvist",
  "Lindqvist harbour, #lindqvist",
  "en, sv",
  "",
  "posts.jsonl",
  "",
  "Europe/Stockholm",
];

describe("answers", () => {
  it("become a configuration that loads, and end with its check", async () => {
    const world = makeWorld({ files: POSTS, stdin: `${ANSWERS.join("\n")}\n` });

    expect(await runInit({ force: false }, world.context)).toBe(0);

    const config = await load(written(world));
    expect(config.watches).toMatchObject([
      {
        id: "mara-lindqvist",
        name: "Mara Lindqvist",
        keywords: ["Mara Lindqvist", "Lindqvist harbour", "#lindqvist"],
        languages: ["en", "sv"],
        sources: ["replay"],
      },
    ]);
    expect(config.routes).toMatchObject([{ watch: "*", to: "terminal", timezone: "Europe/Stockholm" }]);
    expect(world.printed()).toContain("Ready to run.");
  });

  it("are asked for at most seven times when each fits", async () => {
    const world = makeWorld({ files: POSTS, stdin: `${ANSWERS.join("\n")}\n` });
    await runInit({ force: false }, world.context);
    const asked = world
      .printed()
      .slice(0, world.printed().indexOf("Wrote"))
      .match(/: $|: \n/gm);
    expect(asked?.length).toBe(7);
  });

  it("are checked at once and asked for again", async () => {
    const answers = [
      "",
      "Mara Lindqvist",
      "!!!",
      "",
      "qqq_q",
      "",
      "sloth",
      "",
      "none.jsonl",
      ".",
      "posts.jsonl",
      "slakc:x",
      "",
      "Mars",
      "UTC",
    ];
    const world = makeWorld({ files: POSTS, stdin: answers.join("\n") });
    expect(await runInit({ force: false }, world.context)).toBe(0);
    for (const said of [
      "That must not be empty.",
      'That "!!!" needs at least one letter or digit.',
      'That must be "replay" or "x".',
      `That is not the path of a file that is there: ${join(world.folder, "none.jsonl")} was tried.`,
      `That is a folder: name a file in ${world.folder}.`,
      'That must be "terminal", "slack:<channel>" or "discord:<channel>".',
      "That is not a time zone",
    ]) {
      expect(world.printed()).toContain(said);
    }
  });

  it.each([
    ['O\'Brien: "the # {candidate}" \\ & *', "o-brien-the-candidate"],
    ["Žofie Čapková", "zofie-capkova"],
    ["山田太郎", "candidate"],
    ["- yes", "yes"],
  ])("may be %s", async (name, id) => {
    const world = makeWorld({ files: POSTS, stdin: `${name}\n\n\n\nposts.jsonl\n` });
    expect(await runInit({ force: false }, world.context)).toBe(0);
    const config = await load(written(world));
    expect(config.watches).toMatchObject([{ id, name, keywords: [name] }]);
  });

  it("may be a name alone: the example's posts are found, and they hold a burst", async () => {
    const world = makeWorld({ stdin: "Mara Lindqvist\n" });
    expect(await runCli(["init"], world.context)).toBe(0);
    expect(world.printed()).toContain("Ready to run.");

    const [file] = (await load(written(world))).sources.replay?.files ?? [];
    expect(await runCli(["replay", "--config", "config/verbatim.yaml", file ?? "none"], world.context)).toBe(
      0,
    );
    expect(world.complained()).toBe("13 posts read, 1 burst found, 1 of them to announce.\n");
    const made = readFileSync(file ?? "none", "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const links = made.map(({ platform, id }) => permalink(platform, id));
    expect(
      links.filter((link) => link !== null),
      "leads to somebody's real post",
    ).toEqual([]);
  });

  it("leave what is kept to no setting that this version does not carry out", async () => {
    const world = makeWorld({ stdin: "Mara Lindqvist\n" });
    await runInit({ force: false }, world.context);
    expect((await load(written(world), { supported: SUPPORTED })).notInThisVersion).toEqual([]);
  });

  it("may choose X, and are shown what it will be asked", async () => {
    const env = { X_BEARER_TOKEN: "the-token" };
    const world = makeWorld({ stdin: "Mara Lindqvist\n\n\nx\n", env });
    await runInit({ force: false }, world.context);
    const { sources, notInThisVersion } = await load(written(world), { env, supported: SUPPORTED });
    expect(sources.x).not.toBeNull();
    expect(notInThisVersion).toEqual([]);
    expect(world.printed()).toContain('"Mara Lindqvist"');
    expect(world.printed()).toContain("-is:retweet");
  });
});

describe("what is there already", () => {
  const there = { ...POSTS, "config/verbatim.yaml": "mine\n", ".env": "DISCORD_TOKEN=mine\n" };

  it("is not overwritten", async () => {
    const world = makeWorld({ files: there, stdin: `${ANSWERS.join("\n")}\n` });
    expect(await runCli(["init"], world.context)).toBe(2);
    expect(world.complained()).toContain('replace it with "verbatim init --force"');
    expect(written(world)).toBe("mine\n");
  });

  it("is replaced by force, but never the file with the tokens", async () => {
    const world = makeWorld({ files: there, stdin: `${ANSWERS.join("\n")}\n` });
    expect(await runCli(["init", "--force"], world.context)).toBe(0);
    expect(written(world)).toContain("Mara Lindqvist");
    expect(readFileSync(join(world.folder, ".env"), "utf8")).toBe("DISCORD_TOKEN=mine\n");
  });
});

it("the file for tokens is readable by its owner alone, and sets nothing", async () => {
  const world = makeWorld({ files: POSTS, stdin: `${ANSWERS.join("\n")}\n` });
  await runInit({ force: false }, world.context);
  const file = join(world.folder, ".env");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).toContain("# X_BEARER_TOKEN=");
  expect(readFileSync(file, "utf8")).not.toMatch(/^[A-Z]/m);
});

it("answers that end too early write nothing", async () => {
  const world = makeWorld({ stdin: "" });
  expect(await runCli(["init"], world.context)).toBe(2);
  expect(world.complained()).toContain("Nothing was written.");
  expect(existsSync(join(world.folder, "config"))).toBe(false);
});
