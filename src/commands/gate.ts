/** The one place through which every command goes: who may ask what, who sees what, and the record of it. */
import {
  badOptionsCard,
  failedCard,
  notAllowedCard,
  notSharedCard,
  sentenceCard,
  slowDownCard,
  uncheckedCard,
  unknownCommandCard,
} from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { described } from "../cards/help-card.ts";
import { type Words, wordsIn } from "../cards/words/catalogue.ts";
import type { OnInvocation } from "../chat/chat.ts";
import type { Route } from "../domain/alert.ts";
import { SECOND } from "../domain/time.ts";
import type { Clock } from "../support/clock.ts";
import {
  type Access,
  handlesIn,
  languageIn,
  mayDo,
  mayShare,
  roleOf,
  scopeOf,
  timezoneIn,
} from "./access.ts";
import type { AuditedAction } from "./audited-action.ts";
import type { Command, CommandContext, Invocation, Reply, Role } from "./command.ts";
import type { Desk, Scope } from "./desk.ts";
import type { Exporter } from "./exporter.ts";
import { formFor } from "./form-for.ts";
import { inThread } from "./in-thread.ts";
import type { LookUp } from "./look-up.ts";
import type { OwnSettings } from "./own-settings.ts";
import { createPace } from "./pace.ts";
import { type Options, parseInput, withoutShare } from "./parse.ts";
import { sharingOf } from "./sharing.ts";
import type { Author, Workbench } from "./workbench.ts";

/** Commands a minute and person; a person who reads the answers stays far below. */
export const COMMANDS_A_MINUTE = 10;

export interface GateOptions {
  readonly registry: readonly Command[];
  readonly deskFor: (scope: Scope) => Desk;
  /** Asked only for those who may change something. */
  readonly workbenchFor: (scope: Scope, author: Author) => Workbench;
  /** Asked only for those who may spend something: editors. */
  readonly lookUpFor?: (author: Author) => LookUp;
  /** Nobody has any, where it is left out. */
  readonly ownFor?: (actor: string) => OwnSettings;
  /** Asked only for editors; absent where no dossier can be made. */
  readonly exporterFor?: (author: Author) => Exporter;
  readonly audit: (action: AuditedAction) => Promise<void>;
  readonly access: Access;
  /** Whether an admin turned a person away; never asked of admins. Nobody, where it is left out. */
  readonly isBlocked?: (actor: string) => Promise<boolean>;
  readonly routes: readonly Route[];
  readonly clock: Pick<Clock, "now">;
  /** Gets what went wrong inside a command; the reference is what the asker was shown. */
  readonly onError: (error: unknown, about: { readonly reference: string; readonly command: string }) => void;
}

type Verdict =
  | { readonly is: "run"; readonly command: Command; readonly options: Options; readonly role: Role }
  /** `reply` null: a refusal that was explained a moment ago. */
  | {
      readonly is: "turn-away";
      readonly action: string;
      readonly target: string;
      readonly outcome: string;
      readonly reply: Reply | null;
    };

/**
 * What chats call for everything that is typed or pressed. The audit row is written before the command
 * runs, so that nothing is read without a trace; a failure adds a second one. It never throws.
 */
export function createGate(options: GateOptions): OnInvocation {
  const pace = createPace(COMMANDS_A_MINUTE);
  let failures = 0;

  function failed(error: unknown, command: string, words: Words): { reference: string; reply: Reply } {
    failures += 1;
    const reference = `E-${(options.clock.now() % 36 ** 5).toString(36).toUpperCase()}-${failures}`;
    options.onError(error, { reference, command });
    return { reference, reply: { is: "card", card: failedCard(reference, words) } };
  }

  /** Nobody is answered of whom it cannot be known whether they may ask; nor is it written down as answered. */
  async function* unchecked(
    reference: string,
    { now: at, words, invocation }: { now: number; words: Words; invocation: Invocation },
  ): AsyncGenerator<Reply> {
    const entry = { at, actor: invocation.actor.id, place: invocation.place, action: "unknown", target: "" };
    await options
      .audit({ ...entry, outcome: `failed:${reference}` })
      .catch((cause: unknown) => options.onError(cause, { reference, command: "unknown" }));
    yield spokenIn(words, { is: "card", card: uncheckedCard(reference, words) });
  }

  return async function* answer(asked) {
    const now = options.clock.now();
    const invocation = { ...asked, ...withoutShare(asked) };
    const words = await wordsFor(invocation, options);
    const blocked = await isTurnedAway(invocation, options).catch((error: unknown) => {
      const { reference } = failed(error, "unknown", words);
      return { reference };
    });
    if (typeof blocked !== "boolean") {
      yield* unchecked(blocked.reference, { now, words, invocation });
      return;
    }
    const speed = pace(invocation.actor.id, now);
    const meant =
      blocked || speed.is !== "go"
        ? invocation
        : await inThread(invocation, options).catch((error: unknown) => {
            failed(error, "unknown", words);
            return invocation;
          });
    const verdict = judge(meant, { ...options, words, blocked }, speed);
    const action = verdict.is === "run" ? verdict.command.spec.name : verdict.action;
    const entry = { at: now, actor: invocation.actor.id, place: invocation.place, action };
    const target = verdict.is === "run" ? targetOf(verdict) : verdict.target;
    try {
      const outcome = verdict.is === "run" ? "run" : verdict.outcome;
      await options.audit({ ...entry, target, outcome });
      const replies =
        verdict.is === "run" ? run(verdict, invocation, options, { now, words }) : turned(verdict);
      const masked = handlesIn(invocation.place, options.routes) === "masked";
      const sharing = verdict.is === "run" ? sharingOf(verdict, invocation, options.routes) : {};
      for await (const reply of replies) {
        const spoken = spokenIn(words, masked ? withoutData(reply) : reply);
        yield "card" in spoken ? { ...spoken, ...sharing } : spoken;
      }
    } catch (error) {
      const { reference, reply } = failed(error, action, words);
      await options
        .audit({ ...entry, target, outcome: `failed:${reference}` })
        .catch((cause: unknown) => options.onError(cause, { reference, command: action }));
      yield spokenIn(words, reply);
    }
  };
}

/** What everybody reads is in the place's language; an answer to one person in theirs, where that can be known. */
async function wordsFor(
  { actor, place, share }: Invocation,
  { ownFor, routes }: Pick<GateOptions, "ownFor" | "routes">,
): Promise<Words> {
  const own =
    share === true
      ? null
      : await ownFor?.(actor.id)
          .language()
          .catch(() => null);
  return wordsIn(own ?? languageIn(place, routes));
}

async function isTurnedAway(
  invocation: Invocation,
  { access, isBlocked }: Pick<GateOptions, "access" | "isBlocked">,
): Promise<boolean> {
  // Whoever may block could not be let in again by anybody else.
  if (isBlocked === undefined || roleOf(invocation, access) === "admin") return false;
  return isBlocked(invocation.actor.id);
}

function judge(
  invocation: Invocation,
  {
    registry,
    access,
    routes,
    words,
    blocked,
  }: Pick<GateOptions, "registry" | "access" | "routes"> & {
    readonly words: Words;
    readonly blocked: boolean;
  },
  speed: ReturnType<ReturnType<typeof createPace>>,
): Verdict {
  const role = roleOf(invocation, access);
  const { outside } = invocation;
  // The operator's own terminal may be a script, and slows nobody else down.
  if (speed.is !== "go" && invocation.platform !== "terminal") {
    const card =
      speed.is === "ignore" ? null : slowDownCard(COMMANDS_A_MINUTE, Math.ceil(speed.wait / SECOND), words);
    return turnAway("unknown", "", "too-fast", card);
  }
  if (outside !== undefined) return turnAway("unknown", "", "outside", sentenceCard(words.chat[outside]));
  if (blocked) return turnAway("unknown", "", "blocked", sentenceCard(words.blocks.you));
  const allowed = registry.filter(({ spec }) => mayDo(role, spec.who));
  const parsed = parseInput(invocation.input, allowed);
  switch (parsed.is) {
    case "command": {
      const { command } = parsed;
      if (invocation.share === true && !mayShare(role ?? "viewer", invocation.place, routes)) {
        return turnAway(command.spec.name, "", "not-shared", notSharedCard(words));
      }
      // Only those with a role have any allowed command.
      return { is: "run", command, options: parsed.options, role: role ?? "viewer" };
    }
    case "bad-options": {
      const { spec } = parsed.command;
      const misfit = badOptionsCard(parsed.misfit, described(spec, words), words);
      if (parsed.lacking === null || invocation.canAsk !== true) {
        return turnAway(spec.name, "", "bad-options", misfit);
      }
      const reply = formFor(spec, parsed.lacking, invocation.share === true, words);
      return { is: "turn-away", action: spec.name, target: "", outcome: "asked", reply };
    }
    case "unknown": {
      const all = parseInput(invocation.input, registry);
      if (all.is !== "unknown") {
        const { spec } = all.command;
        return turnAway(spec.name, "", "not-allowed", notAllowedCard(spec.who, words));
      }
      // What else was typed may be anything, a pasted secret too: only the word in the command's place is kept.
      return turnAway(
        "unknown",
        parsed.typed,
        "unknown-command",
        unknownCommandCard(parsed.typed, parsed.suggestions, words),
      );
    }
  }
}

function turnAway(action: string, target: string, outcome: string, card: Card | null): Verdict {
  return { is: "turn-away", action, target, outcome, reply: card === null ? null : { is: "card", card } };
}

function* turned({ reply }: Extract<Verdict, { is: "turn-away" }>): Generator<Reply> {
  if (reply !== null) yield reply;
}

/** What a card tells holds whole names, whatever the card shows. */
function withoutData(reply: Reply): Reply {
  if (reply.is !== "card") return reply;
  const { data: _, ...rest } = reply;
  return rest;
}

/** What a chat adds by itself follows the words of the answer. */
function spokenIn({ language }: Words, reply: Reply): Reply {
  return "card" in reply ? { ...reply, card: { language, ...reply.card } } : reply;
}

function run(
  { command, options, role }: Extract<Verdict, { is: "run" }>,
  { place, actor, share = false }: Invocation,
  gate: GateOptions,
  { now, words }: Pick<CommandContext, "now" | "words">,
): AsyncIterable<Reply> {
  const scope = scopeOf(role, place, gate.routes);
  // What everybody in the place will read shows what everybody there may ask for.
  const shown = share ? "viewer" : role;
  const author = { by: actor.id, name: actor.name, place, at: now };
  const workbench = mayDo(role, "editor") ? gate.workbenchFor(scope, author) : null;
  const lookUp = mayDo(shown, "editor") ? (gate.lookUpFor?.(author) ?? null) : null;
  const exporter = mayDo(shown, "editor") ? (gate.exporterFor?.(author) ?? null) : null;
  const handles = handlesIn(place, gate.routes);
  const desk = gate.deskFor(scopeOf(shown, place, gate.routes));
  const timezone = timezoneIn(place, gate.routes);
  const settings = gate.ownFor?.(actor.id);
  const own =
    settings === undefined ? {} : { own: { ...settings, placeLanguage: languageIn(place, gate.routes) } };
  return command.run({
    ...{
      desk,
      workbench,
      lookUp,
      exporter,
      now,
      place,
      timezone,
      role: shown,
      handles,
      words,
      options,
      ...own,
    },
  });
}

function targetOf({
  command,
  options,
}: Pick<Extract<Verdict, { is: "run" }>, "command" | "options">): string {
  const kept = command.spec.options.filter(({ unrecorded }) => unrecorded !== true);
  return kept.flatMap(({ name }) => options[name] ?? []).join(" ");
}
