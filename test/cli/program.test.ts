/** The command line: verbs, suggestions, exit codes, and what an error looks like. */
import { describe, expect, it } from "vitest";
import { readEnvironment, registerSecrets } from "../../src/cli/environment.ts";
import { EXIT, EXIT_MEANINGS } from "../../src/cli/exit-codes.ts";
import { runCli } from "../../src/cli/program.ts";
import { reportError } from "../../src/cli/report-error.ts";
import { ConfigError } from "../../src/config/problem.ts";
import { createRedactor } from "../../src/http/redact.ts";
import { InputError } from "../../src/sources/replay/input-error.ts";
import { SourceError } from "../../src/sources/source.ts";
import { StoreError } from "../../src/store/store.ts";
import { makeFolder, makeWorld } from "./world.ts";

describe("the command line", () => {
  it.each(["run", "replay", "drill", "check", "init", "help"])("knows the verb %s", async (verb) => {
    const world = makeWorld();
    expect(await runCli(["--help"], world.context)).toBe(EXIT.ok);
    expect(world.printed()).toMatch(new RegExp(`^ {2}${verb}\\b`, "m"));
  });

  it.each([
    [["chekc"], "Did you mean check?"],
    [["check", "--sned"], "Did you mean --send?"],
    [["replay"], "missing required argument 'file'"],
    [["replay", "a.jsonl", "--window", "60"], "Write a duration like 15s"],
    [["replay", "a.jsonl", "--min-accounts", "1"], "Write a whole number from 2 on"],
    [["replay", "a.jsonl", "--format", "xml"], "Allowed choices are text, jsonl, csv"],
    [["check", "--log-level", "loud"], "Allowed choices are trace, debug, info"],
    [["check", "now"], "too many arguments"],
  ])("answers %j with what to write instead, and exit code 2", async (argv, expected) => {
    const world = makeWorld();
    expect(await runCli(argv, world.context)).toBe(EXIT.usage);
    expect(world.complained()).toContain(expected);
    expect(world.printed()).toBe("");
  });

  it("documents every exit code in its help", async () => {
    const world = makeWorld();
    await runCli(["--help"], world.context);
    expect(EXIT_MEANINGS.map(([code]) => code)).toEqual(Object.values(EXIT));
    for (const [code, meaning] of EXIT_MEANINGS) expect(world.printed()).toContain(`  ${code}  ${meaning}`);
  });
});

describe("an error", () => {
  it.each([
    [
      new ConfigError("unreadable", [
        { where: "a.yaml", line: null, column: null, path: "", message: "is bad" },
      ]),
      2,
    ],
    [new StoreError("in-use", "Another bot runs on data/verbatim.db."), 3],
    [new StoreError("corrupt", "data/verbatim.db is damaged."), 4],
    [new InputError("truncated", "posts.jsonl.gz", "ends too early"), 5],
    [new SourceError("misconfigured", "No such file."), 2],
  ])("that we know is one line and its exit code: %#", (error, exitCode) => {
    const world = makeWorld();
    expect(reportError(error, world.context)).toBe(exitCode);
    expect(world.complained()).toBe(`${error.message}\n`);
  });

  it("tells the mend that it carries", () => {
    const world = makeWorld();
    reportError(
      new SourceError("unauthorized", "X refused the token.", { mend: "Set X_BEARER_TOKEN." }),
      world.context,
    );
    expect(world.complained()).toBe("X refused the token. Set X_BEARER_TOKEN.\n");
  });

  it("that is our fault says so, with the stack only when it was asked for", () => {
    const error = new TypeError("x is not a function");
    const quiet = makeWorld();
    expect(reportError(error, quiet.context)).toBe(EXIT.internal);
    expect(quiet.complained()).toMatch(/^Internal error: x is not a function\n.*--log-level debug/);
    expect(quiet.complained()).not.toContain("program.test.ts");

    const loud = makeWorld({ context: { logLevel: "debug" } });
    reportError(error, loud.context);
    expect(loud.complained()).toContain("program.test.ts");
  });

  it("shows no secret and steers no terminal", () => {
    const world = makeWorld({ context: { logLevel: "debug" } });
    world.context.redactor.add("s3cr3t-token");
    const cause = new Error("GET https://api.example/?token=s3cr3t-token \u001b[2J");
    reportError(new StoreError("unreachable", "with s3cr3t-token \u009b2J", { cause }), world.context);
    expect(world.complained()).toContain("[secret]");
    expect(world.complained()).not.toContain("s3cr3t");
    expect(world.complained()).not.toMatch(/[\u001b\u009b]/);
  });

  it("is none when whoever reads our output has gone", () => {
    const world = makeWorld();
    expect(reportError(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }), world.context)).toBe(
      EXIT.ok,
    );
    expect(world.complained()).toBe("");
  });
});

describe("the environment", () => {
  it("is the real one, and below it .env", () => {
    const folder = makeFolder({ ".env": 'DISCORD_TOKEN="from file"\nSLACK_BOT_TOKEN=from-file # comment\n' });
    expect(readEnvironment({ SLACK_BOT_TOKEN: "real", HOME: "/root" }, folder)).toEqual({
      DISCORD_TOKEN: "from file",
      SLACK_BOT_TOKEN: "real",
      HOME: "/root",
    });
    expect(readEnvironment({ DISCORD_TOKEN: "" }, folder)["DISCORD_TOKEN"]).toBe("");
  });

  it("has its secrets erased from then on, but not the name of a database without a password", () => {
    const redactor = createRedactor();
    const DATABASE_URL = "postgres://verbatim:hunter22@db/verbatim";
    registerSecrets({ DISCORD_TOKEN: " s3cr3t-token ", DATABASE_URL, HOME: "/home/anna" }, redactor);
    expect(redactor.redact(`s3cr3t-token hunter22 ${DATABASE_URL} /home/anna`)).toBe(
      "[secret] [secret] [secret] /home/anna",
    );

    const open = createRedactor();
    registerSecrets({ DATABASE_URL: "sqlite:./data/other.db" }, open);
    expect(open.redact("sqlite:./data/other.db")).toBe("sqlite:./data/other.db");
  });

  it("needs no .env", () => {
    expect(readEnvironment({ HOME: "/root" }, makeFolder())).toEqual({ HOME: "/root" });
  });
});
