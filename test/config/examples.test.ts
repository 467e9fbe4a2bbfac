/** The examples that a user copies are true. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { SUPPORTED } from "../../src/cli/supported.ts";
import { knownKeys } from "../../src/config/known-keys.ts";
import { SECRETS } from "../../src/config/secrets.ts";
import { load } from "./loading.ts";

const ROOT = join(import.meta.dirname, "../..");
const example = (name: string) => readFileSync(join(ROOT, "config", name), "utf8");

const TOKENS = Object.fromEntries(
  Object.keys(SECRETS)
    .filter((name) => name !== "DATABASE_URL")
    .map((name) => [name, `value-of-${name}`]),
);

describe("config/verbatim.example.yaml", () => {
  it("loads, also in a version that has everything", async () => {
    await expect(load(example("verbatim.example.yaml"), { env: TOKENS })).resolves.toBeDefined();
    const now = await load(example("verbatim.example.yaml"), { supported: SUPPORTED, env: TOKENS });
    expect(now.notInThisVersion.map(({ path }) => path)).toContain("health");
    expect(now.obstacles, "it runs, on what there is").toEqual([]);
    expect(now.watches.map(({ sources }) => sources)).toEqual([
      ["x", "replay"],
      ["x", "replay"],
    ]);
  });

  it("shows every setting there is", () => {
    const shown: unknown = parse(example("verbatim.example.yaml"));
    // The example drops removed texts, so the reason to keep them stands there as a comment.
    const commented = ["retention.reason"];
    const missing = allSettings([]).filter(
      (path) => !occurs(shown, path) && !commented.includes(path.join(".")),
    );
    expect(allSettings([]).length).toBeGreaterThan(40);
    expect(missing.map((path) => path.join("."))).toEqual([]);
    expect(example("verbatim.example.yaml")).toContain("# reason:");
  });
});

it("config/minimal.example.yaml loads, and this version acts on all of it", async () => {
  const config = await load(example("minimal.example.yaml"), { supported: SUPPORTED });
  expect(config.routes).toHaveLength(1);
  expect(config.notInThisVersion).toEqual([]);
});

describe("config/env.example", () => {
  const listed = [...example("env.example").matchAll(/^# (not )?secret: (.+)\n([A-Z_]+)=$/gm)].map(
    ([, not, what, name]) => ({ name: name!, secret: not === undefined, what: what! }),
  );

  it("lists every secret, each with what it is for", () => {
    expect(listed.filter(({ secret }) => secret)).toEqual(
      Object.entries(SECRETS).map(([name, what]) => ({ name, secret: true, what })),
    );
  });

  it("lists every variable that the code reads", () => {
    // Set by the terminal itself, not by the operator.
    const fromOutside = ["TERM"];
    const read = new Set(
      sources().flatMap((text) =>
        [...text.matchAll(/\benv(?:ironment)?(?:\.|\["|\?\.\[")([A-Z][A-Z_]+)\b/g)].map(([, name]) => name!),
      ),
    );
    expect([...read]).toContain("NO_COLOR");
    const names = listed.map(({ name }) => name);
    expect([...read].filter((name) => !names.includes(name) && !fromOutside.includes(name))).toEqual([]);
  });
});

function sources(): readonly string[] {
  return readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(ROOT, "src", file), "utf8"));
}

/** Every path of the schema down to its leaves; a list's entries count as "*". */
function allSettings(path: readonly string[]): readonly (readonly string[])[] {
  const keys = knownKeys(path);
  const inList = keys.length === 0 ? knownKeys([...path, "*"]) : [];
  if (inList.length > 0 && path.length < 6 && path.at(-1) !== "*") return allSettings([...path, "*"]);
  if (keys.length === 0) return [path];
  return keys.flatMap((key) => allSettings([...path, key]));
}

function occurs(value: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return true;
  if (key === "*") return Array.isArray(value) && value.some((item) => occurs(item, rest));
  return (
    typeof value === "object" &&
    value !== null &&
    key in value &&
    occurs((value as Record<string, unknown>)[key], rest)
  );
}
