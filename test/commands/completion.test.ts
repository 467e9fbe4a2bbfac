import { describe, expect, it } from "vitest";
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import type { CompletionAsked } from "../../src/chat/chat.ts";
import type { Command, OptionSpec } from "../../src/commands/command.ts";
import { type CompletionParts, createCompletion } from "../../src/commands/completion.ts";
import type { Scope } from "../../src/commands/desk.ts";
import { madeUpBurst } from "../cards/made-up.ts";
import { deskWith } from "./empty-desk.ts";

const ROUTES = [
  { ...OPEN_ROUTE, watch: "lindqvist", to: "discord:1" },
  { ...OPEN_ROUTE, watch: "okafor", to: "discord:2", handles: "masked" as const },
];
const BURST = {
  ...{ burst: madeUpBurst(), shortId: "7K3Q", watchName: "Lindqvist" },
  ...{ announced: true, reason: "first", withdrawn: false },
};

function command(name: string, who: Command["spec"]["who"], more: Partial<OptionSpec> = {}): Command {
  return {
    spec: { name, options: [{ name: "it", required: true, type: "word", ...more }], examples: [], who },
    async *run() {},
  };
}

const REGISTRY = [
  command("show", "viewer", { names: "watch" }),
  command("burst", "viewer", { burst: true }),
  command("account", "viewer", { names: "account" }),
  command("change", "editor", { names: "watch" }),
  command("phrase", "viewer"),
];

describe("completing what is typed", () => {
  const scopes: Scope[] = [];
  const errors: unknown[] = [];

  function complete(asked: Partial<CompletionAsked>, changes: Partial<CompletionParts> = {}) {
    const completing = createCompletion({
      registry: REGISTRY,
      deskFor(scope) {
        scopes.push(scope);
        return {
          ...deskWith({ bursts: [BURST] }),
          suggestions: {
            watches: async () => [{ id: "lindqvist", name: "Mara Lindqvist" }],
            bursts: async () => [BURST],
            handles: async () => ["Anna"],
          },
        };
      },
      access: { editors: ["discord:7"], admins: ["discord:9"] },
      isBlocked: async (actor) => actor === "discord:6",
      routes: ROUTES,
      onError: (error) => errors.push(error),
      ...changes,
    });
    const actor = { id: "discord:5", name: "Ann", groups: [] };
    return completing({
      ...{ platform: "discord", place: "discord:1", actor, command: "show", option: "it", typed: "l" },
      ...asked,
    });
  }
  const by = (id: string) => ({ id, name: "Ann", groups: [] });

  it("offers watches, bursts and accounts by what an option names", async () => {
    expect(await complete({})).toEqual([{ value: "lindqvist", label: "Mara Lindqvist (lindqvist)" }]);
    expect(await complete({ command: "account" })).toEqual([{ value: "@Anna", label: "@Anna" }]);
    const [burst] = await complete({ command: "burst" });
    expect(burst?.value).toBe("7K3Q");
    expect(burst?.label).toMatch(/^7K3Q · 12 accounts · “Only one candidate/);
  });

  it("looks no further than the typing person may", async () => {
    scopes.length = 0;
    await complete({});
    await complete({ place: "discord:3" });
    await complete({ actor: by("discord:7") });

    expect(scopes).toEqual([
      { all: false, watches: ["lindqvist"] },
      { all: false, watches: [] },
      { all: true },
    ]);
  });

  it.each<[string, Partial<CompletionAsked>]>([
    ["an option that names nothing", { command: "phrase" }],
    ["an option that is not there", { option: "that" }],
    ["a command that is not there", { command: "nothing" }],
    ["a command that somebody may not run", { command: "change" }],
    ["somebody who is blocked", { actor: by("discord:6") }],
    ["an account in a place that masks names", { command: "account", place: "discord:2" }],
  ])("offers nothing to %s", async (_what, asked) => {
    expect(await complete(asked)).toEqual([]);
  });

  it("offers a command's names to those who may run it", async () => {
    expect(await complete({ command: "change", actor: by("discord:7") })).toHaveLength(1);
  });

  it("offers nothing when the desk fails, and hands on why", async () => {
    const failing = complete({}, { isBlocked: () => Promise.reject(new Error("no database")) });

    expect(await failing).toEqual([]);
    expect(errors).toHaveLength(1);
  });
});
