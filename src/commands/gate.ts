/** The one place through which every command goes: who may ask what, who sees what, and the record of it. */
import { failedCard, uncheckedCard } from "../cards/answer-cards.ts";
import { type Words, wordsIn } from "../cards/words/catalogue.ts";
import type { OnInvocation } from "../chat/chat.ts";
import type { Route } from "../domain/alert.ts";
import type { Clock } from "../support/clock.ts";
import { type Access, handlesIn, languageIn, mayDo, roleOf, scopeOf, timezoneIn } from "./access.ts";
import type { AuditedAction } from "./audited-action.ts";
import type { Command, CommandContext, Invocation, Reply } from "./command.ts";
import type { Desk, Scope } from "./desk.ts";
import type { DrawWeek } from "./draw-week.ts";
import type { Exporter } from "./exporter.ts";
import { inThread } from "./in-thread.ts";
import type { LookUp } from "./look-up.ts";
import type { OwnSettings } from "./own-settings.ts";
import { createPace } from "./pace.ts";
import { withoutShare } from "./parse.ts";
import { sharingOf } from "./sharing.ts";
import { COMMANDS_A_MINUTE, judge, targetOf, type Verdict } from "./verdict.ts";
import type { Author, Workbench } from "./workbench.ts";

export interface GateOptions {
  readonly registry: readonly Command[];
  readonly deskFor: (scope: Scope) => Desk;
  /** Asked only for those who may change something. */
  readonly workbenchFor: (scope: Scope, author: Author) => Workbench;
  /** Asked only for those who may spend something: editors. */
  readonly lookUpFor?: (author: Author) => LookUp;
  /** What a person has set for themselves; left out where nothing of people is kept. */
  readonly ownFor?: (actor: string) => OwnSettings;
  /** Asked only for editors; absent where no dossier can be made. */
  readonly exporterFor?: (author: Author) => Exporter;
  /** Draws what an answer shows besides its words; nothing is drawn where it is left out. */
  readonly drawWeek?: DrawWeek;
  readonly audit: (action: AuditedAction) => Promise<void>;
  readonly access: Access;
  /** Whether an admin turned a person away; never asked of admins. Nobody, where it is left out. */
  readonly isBlocked?: (actor: string) => Promise<boolean>;
  readonly routes: readonly Route[];
  readonly clock: Pick<Clock, "now">;
  /** Gets what went wrong inside a command; the reference is what the asker was shown. */
  readonly onError: (error: unknown, about: { readonly reference: string; readonly command: string }) => void;
}

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
    const verdict = judge(meant, { ...options, words, blocked, speed });
    const action = verdict.is === "run" ? verdict.command.spec.name : verdict.action;
    const entry = { at: now, actor: invocation.actor.id, place: invocation.place, action };
    const about = verdict.is === "run" ? targetOf(verdict) : verdict.target;
    const target = invocation.unrecorded === true ? "" : about;
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
  // What everybody in the place will read shows what everybody there may ask for, also where it tells of a change.
  const shown = share ? "viewer" : role;
  const scope = scopeOf(shown, place, gate.routes);
  const author = { by: actor.id, name: actor.name, place, at: now };
  const workbench = mayDo(role, "editor") ? gate.workbenchFor(scope, author) : null;
  const lookUp = mayDo(shown, "editor") ? (gate.lookUpFor?.(author) ?? null) : null;
  const exporter = mayDo(shown, "editor") ? (gate.exporterFor?.(author) ?? null) : null;
  const handles = handlesIn(place, gate.routes);
  const desk = gate.deskFor(scope);
  const timezone = timezoneIn(place, gate.routes);
  const settings = gate.ownFor?.(actor.id);
  const own =
    settings === undefined ? {} : { own: { ...settings, placeLanguage: languageIn(place, gate.routes) } };
  const drawing = gate.drawWeek === undefined ? {} : { drawWeek: gate.drawWeek };
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
      ...drawing,
    },
  });
}
