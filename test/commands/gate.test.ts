import { beforeEach, describe, expect, it } from "vitest";
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import type { Access } from "../../src/commands/access.ts";
import { allCommands } from "../../src/commands/all.ts";
import type { AuditedAction } from "../../src/commands/audited-action.ts";
import type { Command, Invocation, Reply } from "../../src/commands/command.ts";
import type { Scope } from "../../src/commands/desk.ts";
import { createGate, type GateOptions } from "../../src/commands/gate.ts";
import { COMMANDS_A_MINUTE } from "../../src/commands/verdict.ts";
import type { Workbench } from "../../src/commands/workbench.ts";
import { deskWith } from "./empty-desk.ts";

const ACCESS: Access = { editors: ["slack:U-EDITOR"], admins: ["slack:group:DESK"] };
const ROUTES = [
  { ...OPEN_ROUTE, watch: "lindqvist", to: "slack:C-NEWS" },
  { ...OPEN_ROUTE, watch: "okafor", to: "slack:C-OTHER", handles: "masked" as const },
  { ...OPEN_ROUTE, watch: "*", to: "slack:C-ALL" },
];

const secret: Command = {
  spec: { name: "purge", options: [], examples: [], who: "admin" },
  async *run() {
    yield { is: "progress", text: "removed" };
  },
};
const broken: Command = {
  spec: { name: "breaks", options: [], examples: [], who: "viewer" },
  // biome-ignore lint/correctness/useYield: it breaks before it could.
  async *run() {
    throw new Error("the token is xoxb-123");
  },
};

/** Who gets it is what counts here. */
const workbench = { addText: async () => ({ is: "no-watch" }) } as Partial<Workbench> as Workbench;

function shown(reply: Reply): string {
  if ("card" in reply) return plainText(reply.card);
  return reply.is === "form" ? JSON.stringify(reply.form) : reply.text;
}

describe("the gate", () => {
  let benches: string[];
  let audited: AuditedAction[];
  let scopes: Scope[];
  let benchScopes: Scope[];
  let errors: unknown[];
  let now: number;

  beforeEach(() => {
    benches = [];
    audited = [];
    scopes = [];
    benchScopes = [];
    errors = [];
    now = 1_000_000;
  });

  function gate(changes: Partial<GateOptions> = {}) {
    return createGate({
      registry: [...allCommands, secret, broken],
      deskFor: (scope) => {
        scopes.push(scope);
        return deskWith();
      },
      workbenchFor: (scope, { by }) => {
        benches.push(by);
        benchScopes.push(scope);
        return workbench;
      },
      audit: async (action) => {
        audited.push(action);
      },
      access: ACCESS,
      routes: ROUTES,
      clock: { now: () => now },
      onError: (error) => errors.push(error),
      ...changes,
    });
  }

  function typed(
    line: string,
    changes: Partial<Invocation> & { id?: string; groups?: string[] } = {},
  ): Invocation {
    const actor = { id: changes.id ?? "slack:U-ANN", name: "Ann", groups: changes.groups ?? [] };
    return { platform: "slack", place: "slack:C-NEWS", actor, input: { is: "line", line }, ...changes };
  }

  async function answer(invocation: Invocation, through = gate()): Promise<string> {
    const replies: Reply[] = [];
    for await (const reply of through(invocation)) replies.push(reply);
    return replies.map(shown).join("\n");
  }

  it.each<[string, Partial<Invocation> & { id?: string; groups?: string[] }, Scope]>([
    ["a viewer the watches of the place", {}, { all: false, watches: ["lindqvist"] }],
    ["a viewer in a place that is told everything all of them", { place: "slack:C-ALL" }, { all: true }],
    ["a viewer in a place without routes nothing", { place: "slack:D-PRIVATE" }, { all: false, watches: [] }],
    ["an editor every watch", { id: "slack:U-EDITOR" }, { all: true }],
    ["a member of the admins' group every watch", { groups: ["slack:group:DESK"] }, { all: true }],
    [
      "somebody with an editor's name only those of the place",
      { id: "discord:U-EDITOR" },
      { all: false, watches: ["lindqvist"] },
    ],
  ])("shows %s", async (_who, changes, scope) => {
    await answer(typed("bursts", changes));

    expect(scopes).toEqual([scope]);
  });

  it("answers nobody of whom it cannot be known whether they may ask, and says why", async () => {
    const isBlocked = async () => {
      throw new Error("the connection ended");
    };
    const closed = gate({ isBlocked });
    const refused = await answer(typed("bursts"), closed);
    expect(refused).toMatch(/could not be checked, because the database does not answer.*E-[A-Z0-9]+-1/);
    expect(refused).not.toMatch(/blocked|connection ended/);
    expect(scopes, "nothing was looked at").toEqual([]);
    expect(audited).toMatchObject([
      { action: "unknown", target: "", outcome: expect.stringMatching(/^failed:E-/) },
    ]);
    expect(errors).toHaveLength(1);

    const lost = async () => {
      throw new Error("the connection ended");
    };
    const silent = gate({ isBlocked, audit: lost });
    expect(await answer(typed("bursts"), silent), "also where nothing can be written").toContain(
      "could not be checked",
    );
  });

  it("answers in the language of the place, refusals and a chat's own words too", async () => {
    const routes = [{ ...OPEN_ROUTE, watch: "*", to: "slack:C-NL", language: "nl-BE" }];
    const dutch = gate({ routes });
    const there = { place: "slack:C-NL" };

    expect(await answer(typed("bursts 24h", there), dutch)).toContain("Geen bursts in de laatste 24h");
    expect(await answer(typed("burst", there), dutch)).toContain("<id> ontbreekt: de korte id");
    expect(await answer(typed("brust", there), dutch)).toContain("Bedoelde u burst");
    expect(await answer(typed("purge", there), dutch)).toContain("de rol “beheerder”");
    for await (const reply of dutch(typed("help", there))) {
      expect(reply).toMatchObject({ is: "card", card: { language: "nl" } });
    }
  });

  it("treats the operator at the terminal as an admin", async () => {
    const operator = { platform: "terminal", place: "terminal", id: "terminal:operator" };

    expect(await answer(typed("purge", operator))).toBe("removed");
  });

  it("refuses what asks for a higher role, names the role, and records it", async () => {
    expect(await answer(typed("purge"))).toContain("asks for the role “admin”");
    expect(audited).toMatchObject([{ action: "purge", outcome: "not-allowed", actor: "slack:U-ANN" }]);
    expect(await answer(typed("purge", { groups: ["slack:group:DESK"] }))).toBe("removed");
  });

  it("tells whoever is refused their id where nobody was given a role yet, so that it can be", async () => {
    const lonely = gate({ access: { editors: [], admins: [] } });
    expect(await answer(typed("mute 7K3Q 24h"), lonely)).toContain("You are slack:U-ANN,");
    expect(await answer(typed("mute 7K3Q 24h"))).not.toContain("U-ANN");
  });

  it("hands a workbench only to those who may change something, in their own name", async () => {
    await answer(typed("bursts"));
    expect(await answer(typed("text add lindqvist one two three"))).toContain("the role “editor”");
    expect(benches).toEqual([]);

    const editor = { id: "slack:U-EDITOR" };
    expect(await answer(typed("text add lindqvist one two three", editor))).toContain("There is no watch");
    expect(benches).toEqual(["slack:U-EDITOR"]);
  });

  it("suggests and lists only what the asker may run", async () => {
    expect(await answer(typed("purg"))).not.toContain("purge");
    expect(await answer(typed("help"))).not.toContain("purge");
    expect(await answer(typed("purg", { groups: ["slack:group:DESK"] }))).toContain("Did you mean purge,");
  });

  it("refuses everything to people without a role once viewers are named", async () => {
    const strict = gate({ access: { ...ACCESS, viewers: ["slack:U-BEN"] } });

    expect(await answer(typed("bursts"), strict)).toContain("asks for the role “viewer”");
    expect(scopes).toEqual([]);
    expect(await answer(typed("bursts", { id: "slack:U-BEN" }), strict)).toContain("No bursts");
  });

  it("records each command before it runs, with what it was about", async () => {
    await answer(typed("phrase harbour workers"));

    expect(audited).toEqual([
      {
        at: now,
        actor: "slack:U-ANN",
        place: "slack:C-NEWS",
        action: "phrase",
        target: "harbour workers",
        outcome: "run",
      },
    ]);
  });

  it("records of somebody's message that it was looked for, and not what it said", async () => {
    const input = { is: "call", command: "phrase", options: { text: "see you at eight" } } as const;
    await answer({ ...typed(""), input, unrecorded: true });

    expect(audited).toMatchObject([{ action: "phrase", target: "", outcome: "run" }]);
  });

  it("records of an unknown command only the word in the command's place", async () => {
    await answer(typed("xoxb my secret token"));

    expect(audited).toMatchObject([{ action: "unknown", target: "xoxb", outcome: "unknown-command" }]);
  });

  it("runs nothing that cannot be recorded", async () => {
    const full = gate({ audit: () => Promise.reject(new Error("disk full")) });

    expect(await answer(typed("bursts"), full)).toContain("This did not work");
    expect(scopes).toEqual([]);
    expect(errors).toHaveLength(2);
  });

  it("answers a fault with a reference that the log has too, and with nothing of the fault", async () => {
    const text = await answer(typed("breaks"));

    const reference = /E-\w+-\d+/.exec(text)?.[0];
    expect(reference).toBeDefined();
    expect(text).not.toMatch(/xoxb|Error|at /);
    expect(audited.map(({ outcome }) => outcome)).toEqual(["run", `failed:${reference}`]);
    expect(errors).toMatchObject([{ message: "the token is xoxb-123" }]);
  });

  it("answers ten commands a minute and person, then says so once, and records all", async () => {
    expect(COMMANDS_A_MINUTE).toBe(10);
    const one = gate();
    for (let i = 0; i < 10; i += 1) {
      expect(await answer(typed("bursts"), one)).toContain("No bursts");
      now += 1_000;
    }

    expect(await answer(typed("bursts"), one)).toBe(
      "That was 10 commands within a minute. The next one will be answered in 50 seconds.",
    );
    expect(await answer(typed("bursts"), one)).toBe("");
    expect(await answer(typed("bursts", { id: "slack:U-BEN" }), one)).toContain("No bursts");
    expect(audited).toHaveLength(13);
    now += 50_000;
    expect(await answer(typed("bursts"), one)).toContain("No bursts");
  });

  it("lets a button through the same door", async () => {
    const input = { is: "call", command: "purge", options: {} } as const;

    expect(await answer(typed("", { input }))).toContain("asks for the role “admin”");
  });

  describe("with --public at the end of the line", () => {
    async function replies(invocation: Invocation): Promise<Reply[]> {
      const all: Reply[] = [];
      for await (const reply of gate()(invocation)) all.push(reply);
      return all;
    }

    it("shares the answer, cut to what everybody in the place may see", async () => {
      const editor = { id: "slack:U-EDITOR" };
      expect(await replies(typed("bursts --public", editor))).toMatchObject([{ is: "card", shared: true }]);
      expect(scopes).toEqual([{ all: false, watches: ["lindqvist"] }]);
      expect(audited).toMatchObject([{ action: "bursts", outcome: "run" }]);
    });

    it("tells of a change in no other watch than everybody in the place may see", async () => {
      const editor = { id: "slack:U-EDITOR" };
      for (const line of ["watch try okafor --accounts 8", "watch try okafor --accounts 8 --public"]) {
        await replies(typed(line, editor)).catch(() => {});
      }
      expect(benchScopes).toEqual([{ all: true }, { all: false, watches: ["lindqvist"] }]);
    });

    it.each(["cost", "audit", "block list", "budget raise x 60", "watch read-back lindqvist", "export 7K3Q"])(
      "shows nobody else what %s answers, whoever asks",
      async (line) => {
        const admin = { place: "slack:C-ALL", groups: ["slack:group:DESK"] };
        const [reply, ...others] = await replies(typed(`${line} --public`, admin));
        expect(others).toEqual([]);
        expect(reply).not.toHaveProperty("shared");
        expect(reply && shown(reply)).toContain("is not for everybody");
        expect(audited).toMatchObject([{ outcome: "not-shared" }]);
        expect(benches).toEqual([]);
      },
    );

    it("keeps the answer to the asker without it, and every refusal", async () => {
      for (const line of ["bursts", "brust --public", "purge —public"]) {
        const [reply] = await replies(typed(line));
        expect(reply).not.toHaveProperty("shared");
      }
    });

    it("asks in a form that remembers it", async () => {
      expect(await replies(typed("burst --public", { canAsk: true }))).toMatchObject([
        { is: "form", form: { command: "burst", share: true } },
      ]);
      const input = { is: "call", command: "bursts", options: {} } as const;
      expect(await replies(typed("", { input, share: true }))).toMatchObject([{ shared: true }]);
    });

    it("says which answers may be shared: what changes nothing, by those who may", async () => {
      expect(await replies(typed("bursts"))).toMatchObject([{ shareable: true }]);
      const [masked] = await replies(typed("bursts", { place: "slack:C-OTHER" }));
      expect(masked).not.toHaveProperty("shareable");
      const [changing] = await replies(typed("text add x y", { id: "slack:U-EDITOR" }));
      expect(changing).not.toHaveProperty("shareable");
    });

    it("lets only those share who may release, where names are masked", async () => {
      const masked = { place: "slack:C-OTHER" };
      expect(await answer(typed("bursts --public", masked))).toContain("may show an answer to everybody");
      expect(audited).toMatchObject([{ action: "bursts", outcome: "not-shared" }]);
      const editor = { ...masked, id: "slack:U-EDITOR" };
      expect(await replies(typed("bursts --public", editor))).toMatchObject([{ shared: true }]);
    });
  });

  it("says of a button that nobody remembers only that, in the words of the place", async () => {
    const routes = [{ ...OPEN_ROUTE, watch: "*", to: "slack:C-NL", language: "nl" }];
    const pressed = typed("help", { place: "slack:C-NL", forgotten: true });
    expect(await answer(pressed, gate({ routes }))).toBe(
      "Deze knop is te oud. Vraag het opnieuw met een commando.",
    );
    expect(audited).toMatchObject([{ action: "unknown", outcome: "forgotten" }]);
  });

  it.each([
    ["direct", "in your team's channels"],
    ["elsewhere", "of its own team only"],
  ] as const)(
    "answers nothing but that, and remembers it, where it is asked outside: %s",
    async (outside, said) => {
      expect(await answer(typed("bursts", { outside, id: "slack:U-EDITOR" }))).toContain(said);
      expect(scopes).toEqual([]);
      expect(audited).toMatchObject([
        { actor: "slack:U-EDITOR", action: "unknown", target: "", outcome: "outside" },
      ]);
    },
  );

  it("takes a burst for meant in the thread of its message", async () => {
    const asked: string[] = [];
    const inThread = gate({
      deskFor: () => ({
        ...deskWith(),
        burstToldBy: async (place, message) => (`${place} ${message}` === "slack:C-NEWS m1" ? "7K3Q" : null),
        burst: async (name) => {
          asked.push(name);
          return { is: "none" };
        },
      }),
    });
    await answer(typed("accounts", { thread: "m1" }), inThread);
    expect(asked.at(-1)).toBe("7K3Q");
    expect(audited.at(-1)).toMatchObject({ action: "burst", target: "7K3Q accounts" });
    const input = { is: "call", command: "burst", options: { show: "posts" } } as const;
    await answer(typed("", { input, thread: "m1" }), inThread);
    expect(audited.at(-1)).toMatchObject({ action: "burst", target: "7K3Q posts" });
    const named = { ...input, options: { id: "5M2D" } };
    await answer(typed("", { input: named, thread: "m1" }), inThread);
    expect(audited.at(-1)).toMatchObject({ action: "burst", target: "5M2D" });
    expect(await answer(typed("accounts", { thread: "m2" }), inThread)).toContain("account");
    expect(audited.at(-1)).toMatchObject({ action: "unknown", outcome: "unknown-command" });
  });
});
