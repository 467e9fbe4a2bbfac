/** What a wrong file is answered with: the place, the reason and the mend, all at once. */
import { describe, expect, it } from "vitest";
import { ConfigError } from "../../src/config/problem.ts";
import { FILE, load, MINIMAL, problemsOf } from "./loading.ts";

const ROUTE = (rest: string) => `${MINIMAL}routes:\n  - { watch: "*", to: terminal, ${rest} }\n`;

describe("a wrong configuration", () => {
  it("is answered with every problem at once, in the order of the file", async () => {
    const text = `watches:
  - id: lindqvist
    name: Mara Lindqvist
    keywrods: [Lindqvist]
    keywords: []
    sources: [replya]
  - id: lindqvist
    name: 12
    keywords: [Okafor]
    sources: [x]
routes:
  - watch: lindkvist
    to: slack:C012AB3CD
detection:
  window: 60
`;
    expect(await problemsOf(text)).toEqual([
      `${FILE}:4:5 watches.0.keywrods: is not a setting; did you mean "keywords"?`,
      `${FILE}:5:15 watches.0.keywords: must not be empty`,
      `${FILE}:6:15 watches.0.sources.0: "replya" is not a source; did you mean "replay"?`,
      `${FILE}:7:9 watches.1.id: "lindqvist" is taken by watches.0.id (2:9): give one of the two another id`,
      `${FILE}:8:11 watches.1.name: must be text: put it in quotes`,
      `${FILE}:10:15 watches.1.sources.0: names the source "x", which is not set up: add sources.x`,
      `${FILE}:12:12 routes.0.watch: no watch has the id "lindkvist"; did you mean "lindqvist"?`,
      `${FILE}:13:9 routes.0.to: goes to slack, which is not set up: add chat.slack`,
      `${FILE}:15:11 detection.window: is not a duration: write 15s, 60m, 36h or 90d`,
    ]);
  });

  it("names what can be set where no known name is near", async () => {
    expect(await problemsOf(`${MINIMAL}store: { colour: red }`)).toEqual([
      `${FILE}:8:10 store.colour: is not a setting; known here: url`,
    ]);
  });

  it.each([
    ["colour: red", "routes.0.colour: is not a setting; known here: watch, to, minSeverity"],
    ["minSeverty: 5", 'routes.0.minSeverty: is not a setting; did you mean "minSeverity"?'],
    [
      "quietHours: { form: 23:00, to: 07:00 }",
      'routes.0.quietHours.form: is not a setting; did you mean "from"?',
    ],
    ["digest: { evry: daily, at: 08:00 }", 'routes.0.digest.evry: is not a setting; did you mean "every"?'],
    [
      "minSeverity: hgih",
      "routes.0.minSeverity: must be a number from 0 to 100, or one of low, notable, high",
    ],
    ["ceiling: 0", "routes.0.ceiling: must be more than 0"],
    ["handles: maksed", 'routes.0.handles: must be full or masked; did you mean "masked"?'],
    [
      "timezone: Mars/Olympus",
      "routes.0.timezone: is not a time zone: write one like Europe/Brussels or UTC",
    ],
    ["approval: yes", 'routes.0.approval: must be "required"'],
    ["quietHours: { from: 25:00, to: 07:00 }", 'must be a time of day like "07:30"'],
  ])("says of a route with `%s` what to mend", async (rest, expected) => {
    const problems = await problemsOf(ROUTE(rest));
    expect(problems.join("\n")).toContain(expected);
  });

  it.each([
    ["store: { url: mysql://host/db }", "store.url: must be sqlite:<file> or postgres://<host>/<database>"],
    ["detection: { minAccounts: 1 }", "detection.minAccounts: must be at least 2"],
    ["detection: { minAccounts: 4.5 }", "detection.minAccounts: must be a whole number"],
    ["detection: { window: 36h, slowWindow: 1h }", "slowWindow: must not be shorter than detection.window"],
    [
      "detection: { minAccounts: 20, slowMinAccounts: 19 }",
      "slowMinAccounts: must not be smaller than detection.minAccounts",
    ],
    [
      "detection: { minAccounts: 9, thingMinAccounts: 8 }",
      "thingMinAccounts: must not be smaller than detection.minAccounts",
    ],
    ["retention: { removed: keep }", "retention.reason: is missing"],
    ["retention: { texts: 90d, hashes: 30d }", "hashes: must not be shorter than retention.texts"],
    [
      "retention: { texts: 3d }",
      "retention.texts: must be at least 73h: for twice detection.slowWindow, and an hour, copies are compared",
    ],
    ["detection: { slowWindow: 6d }\nretention: { texts: 12d }", "retention.texts: must be at least 289h"],
    ["access: { editors: [anna] }", "access.editors.0: must be a person or group with its platform"],
    ["health: { pingUrl: http://example.org }", "health.pingUrl: must be an https:// address"],
    ["http: { listen: 8080 }", "http.listen: must be text: put it in quotes"],
    ["chat: { discord: { mode: http } }", "chat.discord.publicKey: is missing"],
    ["chat: { slack: { mode: http } }", "chat.slack.mode: needs http.listen"],
    ["chat: { slack: { workspaces: [acme] } }", "must be a workspace's id like T012AB3CD"],
    [
      `chat: { discord: { mode: http, publicKey: "${"0".repeat(64)}" } }`,
      "chat.discord.mode: needs http.listen, where what Discord sends arrives",
    ],
    ["evidence: { headTo: slack:C012AB3CD }", "goes to slack, which is not set up: add chat.slack"],
    ["store:", "store: is empty: give it a value, or remove the line"],
    ["routes: terminal", 'routes: must be a list, one "- …" a line, not text'],
  ])("says of `%s` what to mend", async (section, expected) => {
    const env = { DISCORD_TOKEN: "the-discord-token" };
    expect((await problemsOf(`${MINIMAL}${section}\n`, { env })).join("\n")).toContain(expected);
  });

  it("refuses standard input as a file to play, which a restart could not read again", async () => {
    expect(await problemsOf(MINIMAL.replace("posts.jsonl", '"-"'))).toEqual([
      "config/verbatim.yaml:7:21 sources.replay.files.0: standard input cannot be read again after a restart: write it to a file and name that",
    ]);
  });

  it("refuses a second route between the same two, of which one would never be used", async () => {
    const routes = `routes:\n  - { watch: "*", to: terminal }\n  - { watch: "*", to: terminal, ceiling: 3 }\n`;
    expect(await problemsOf(MINIMAL + routes)).toEqual([
      `${FILE}:10:5 routes.1: repeats the route routes.0 (9:5), which would win: make them one`,
    ]);
  });

  it("points at the part around what is missing", async () => {
    const text = "watches:\n  - id: lindqvist\n    keywords: [Lindqvist]\n    sources: []\n";
    expect(await problemsOf(text)).toEqual([
      `${FILE}:2:5 watches.0.name: is missing`,
      `${FILE}:4:14 watches.0.sources: must not be empty`,
    ]);
  });

  it("is one line a problem, whatever the file writes into its keys", async () => {
    const problems = await problemsOf(`${MINIMAL}"a\\nb\\e[31m": 1\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).not.toContain("\u001b");
  });
});

describe("a file that is no configuration at all", () => {
  it.each([
    ["", "is empty: config/minimal.example.yaml shows"],
    ["- one", "must be a group of settings, indented below it, not a list"],
    ["watches: [", "is not valid YAML"],
    ["watches: 1\nwatches: 2", "is not valid YAML: Map keys must be unique"],
    ["watches: !!python/object x", "is not valid YAML"],
    ["a: &a { b: *a }", "is nested too deeply"],
    [`a: ${"[".repeat(20)}${"]".repeat(20)}`, "is nested too deeply"],
    [billionLaughs(), "expands its aliases too often"],
    ["x".repeat(1_000_001), "is longer than 1000000 characters"],
  ])("is refused with a reason: %#", async (text, expected) => {
    const problems = await problemsOf(text);
    expect(problems.join("\n")).toContain(expected);
    expect(problems.length).toBeLessThan(10);
  });

  it("says how to make one where there is none", async () => {
    const loading = load(MINIMAL, {}).then(() => readNothing());
    await expect(loading).rejects.toMatchObject({ name: "ConfigError", code: "not-found" });
    await expect(readNothing()).rejects.toThrow('"verbatim init" writes one');
  });
});

async function readNothing() {
  const { loadConfig } = await import("../../src/config/load.ts");
  const readFile = async () => {
    throw Object.assign(new Error("gone"), { code: "ENOENT" });
  };
  return loadConfig({ file: FILE, env: {}, readFile, supported: { sources: [], chats: [], settings: [] } });
}

/** Ten to the ninth times the same word, in ten lines. */
function billionLaughs(): string {
  const lines = ["a0: &a0 [lol]"];
  for (let level = 1; level < 10; level++) {
    lines.push(
      `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(", ")}]`,
    );
  }
  return lines.join("\n");
}

it("keeps the problems apart for those who want more than text", async () => {
  const error = await load(`${MINIMAL}colour: red\n`).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigError);
  expect(error instanceof ConfigError && error.problems[0]).toMatchObject({
    where: FILE,
    line: 8,
    column: 1,
    path: "colour",
  });
});
