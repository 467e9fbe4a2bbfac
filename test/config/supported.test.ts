/** What a version does not act on is named, wherever it is set. */
import { describe, expect, it } from "vitest";
import { SUPPORTED } from "../../src/cli/supported.ts";
import { knownKeys } from "../../src/config/known-keys.ts";
import { load } from "./loading.ts";

const FULL = `watches:
  - id: lindqvist
    name: Mara Lindqvist
    keywords: [Lindqvist]
    sources: [replay, x]
    texts: [Only one candidate]
sources:
  replay: { files: [posts.jsonl] }
  x:
chat:
  terminal:
  slack:
routes:
  - watch: "*"
    to: terminal
  - watch: lindqvist
    to: slack:C012AB3CD
health: { pingUrl: https://example.org }
`;

/** A version that reads files alone. */
const FILES_ALONE = {
  ...SUPPORTED,
  sources: ["replay"],
  chats: ["terminal"],
  settings: SUPPORTED.settings.filter((setting) => !/^(?:sources\.x|chat\.slack)/.test(setting)),
};

describe("settings that this version does not act on", () => {
  it("are named with their place, the outermost first", async () => {
    const { notInThisVersion } = await load(FULL, { supported: FILES_ALONE });
    expect(notInThisVersion.map(({ line, path }) => `${line} ${path}`)).toEqual([
      "5 watches.0.sources.1",
      "9 sources.x",
      "12 chat.slack",
      "17 routes.1.to",
      "18 health",
    ]);
  });

  it("need no token until they are there", async () => {
    await expect(load(FULL, { supported: FILES_ALONE, env: {} })).resolves.toBeDefined();
    await expect(load(FULL, { env: {} })).rejects.toThrow("needs X_BEARER_TOKEN");
  });
});

describe("a watch without a source that a version has", () => {
  it("is an obstacle, and one with another runs on what there is", async () => {
    const alone = FULL.replace("sources: [replay, x]", "sources: [x]");
    const { obstacles } = await load(alone, { supported: FILES_ALONE });
    expect(obstacles.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      "watches.0.sources: none of these sources is in this version: add one that is (replay), or take the watch out",
    ]);
    const { obstacles: none, watches } = await load(FULL, { supported: FILES_ALONE });
    expect(none).toEqual([]);
    expect(watches[0]?.sources).toEqual(["replay"]);
  });
});

it("every setting that is said to be supported exists", () => {
  const settings = SUPPORTED.settings.map((setting) => setting.split("."));
  expect(settings.length).toBeGreaterThan(10);
  for (const path of settings) expect(knownKeys(path.slice(0, -1)), path.join(".")).toContain(path.at(-1));
});
