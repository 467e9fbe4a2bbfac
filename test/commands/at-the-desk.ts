/** People who ask and change through the real gate, over a store with the world of two watches. */
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import { detectionFor } from "../../src/app/detection-for.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import { allCommands } from "../../src/commands/all.ts";
import type { AuditedAction } from "../../src/commands/audited-action.ts";
import type { BenchMessages } from "../../src/commands/bench/bench.ts";
import type { Reply } from "../../src/commands/command.ts";
import { createGate } from "../../src/commands/gate.ts";
import { createDesk } from "../../src/commands/scoped-desk.ts";
import { createWorkbench } from "../../src/commands/scoped-workbench.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import type { Route } from "../../src/domain/alert.ts";
import type { Instant } from "../../src/domain/time.ts";
import { weekOf } from "../../src/pipeline/charts-of.ts";
import { createMessages } from "../../src/pipeline/messages.ts";
import { createTrials } from "../../src/pipeline/try-rules.ts";
import { isBlocked } from "../../src/store/blocks.ts";
import { languageOf, setLanguage } from "../../src/store/people.ts";
import type { Store } from "../../src/store/store.ts";
import { NOON } from "./desk-world.ts";
import { FREE } from "./free-facts.ts";

/** For benches that reach no message. */
export const NO_MESSAGES: BenchMessages = {
  redraw: async () => [],
  below: async () => {},
  endUnwatched: async () => {},
  publish: async () => {},
};

export interface Asked {
  readonly id?: string;
  readonly name?: string;
  readonly place?: string;
  readonly canAsk?: boolean;
  /** The message below which it is asked. */
  readonly thread?: string;
}

export interface AtTheDesk {
  /** How often whoever goes by the watches was told that they changed. */
  changes: number;
  readonly audited: readonly AuditedAction[];
  now: Instant;
  /** All that came back so far, as it is. */
  readonly replies: readonly Reply[];
  /** What comes back, as plain text; a form as its JSON. */
  ask(line: string, asked?: Asked): Promise<string>;
}

/** Anna edits, Bo administers, everybody else looks; slack:C1 is told of the market alone. */
export function atTheDesk(store: Store, routes: readonly Partial<Route>[] = []): AtTheDesk {
  const all: Route[] = [
    { ...OPEN_ROUTE, watch: "market", to: "slack:C1" },
    ...routes.map((route) => ({ ...OPEN_ROUTE, ...route })),
  ];
  const drawing = { routes: all, watchNames: new Map([["harbour", "Mara Lindqvist"]]), mark: null };
  const audited: AuditedAction[] = [];
  const replies: Reply[] = [];
  const desk = { changes: 0, now: NOON, audited, replies, ask };
  const watching = {
    sources: ["x"],
    fileRoutes: all,
    tryRules: createTrials({ store, detection: (watch) => detectionFor(watch, DEFAULTS.detection) }),
    changed: async () => {
      desk.changes += 1;
    },
  };
  const gate = createGate({
    registry: allCommands,
    deskFor: (scope) =>
      createDesk(store, scope, {
        version: "",
        startedAt: 0,
        placesOf: () => [],
        memoryBytes: () => 0,
        ...FREE,
        detection: { minAccounts: 4, window: 1 },
      }),
    workbenchFor: (scope, author) =>
      createWorkbench(store, { scope, author, messages: createMessages(drawing), watching }),
    drawWeek: async (week, { words }) => ({ alt: weekOf(week, words).alt, file: null }),
    audit: async (action) => void audited.push(action),
    access: { editors: ["slack:U-ANNA"], admins: ["slack:U-BO"] },
    ownFor: (actor) => ({
      language: () => languageOf(store.db, actor),
      setLanguage: (language) => store.transaction((tx) => setLanguage(tx, actor, language, desk.now)),
    }),
    isBlocked: (actor) => isBlocked(store.db, actor),
    routes: all,
    clock: { now: () => desk.now },
    onError: (error) => {
      throw error;
    },
  });
  return desk;

  async function ask(line: string, asked: Asked = {}): Promise<string> {
    const { id = "slack:U-ANNA", name = "Anna", place = "slack:C1", canAsk = false, thread } = asked;
    const actor = { id, name, groups: [] };
    const input = { is: "line", line } as const;
    let answer = "";
    // Nobody here types ten commands a minute; the pace has tests of its own.
    desk.now += 10_000;
    const below = thread === undefined ? {} : { thread };
    for await (const reply of gate({ platform: "slack", place, actor, input, canAsk, ...below })) {
      replies.push(reply);
      answer += shown(reply);
    }
    return answer;
  }
}

function shown(reply: Reply): string {
  if (reply.is === "card" || reply.is === "pictured") return `${plainText(reply.card)}\n`;
  return reply.is === "form" ? JSON.stringify(reply.form) : "";
}
