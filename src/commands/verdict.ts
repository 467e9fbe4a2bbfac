/** What becomes of a line or a button: which command is run with which options, or why its asker is turned away. */
import {
  badOptionsCard,
  notAllowedCard,
  notSharedCard,
  sentenceCard,
  slowDownCard,
  unknownCommandCard,
} from "../cards/answer-cards.ts";
import type { Card } from "../cards/card.ts";
import { described } from "../cards/help-card.ts";
import type { Words } from "../cards/words/catalogue.ts";
import type { Route } from "../domain/alert.ts";
import { SECOND } from "../domain/time.ts";
import { type Access, mayDo, mayShare, roleOf } from "./access.ts";
import type { Command, Invocation, Reply, Role } from "./command.ts";
import { formFor } from "./form-for.ts";
import type { PaceVerdict } from "./pace.ts";
import { type Options, parseInput } from "./parse.ts";

/** Commands a minute and person; a person who reads the answers stays far below. */
export const COMMANDS_A_MINUTE = 10;

export type Verdict =
  | { readonly is: "run"; readonly command: Command; readonly options: Options; readonly role: Role }
  /** `reply` null: a refusal that was explained a moment ago. */
  | {
      readonly is: "turn-away";
      readonly action: string;
      readonly target: string;
      readonly outcome: string;
      readonly reply: Reply | null;
    };

interface Asking {
  readonly registry: readonly Command[];
  readonly access: Access;
  readonly routes: readonly Route[];
  readonly words: Words;
  readonly blocked: boolean;
  readonly speed: PaceVerdict;
}

/** Nothing is done yet: what this says is written down before it is. */
export function judge(
  invocation: Invocation,
  { registry, access, routes, words, blocked, speed }: Asking,
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
  if (invocation.forgotten === true) {
    return turnAway("unknown", "", "forgotten", sentenceCard(words.chat.buttonTooOld));
  }
  const allowed = registry.filter(({ spec }) => mayDo(role, spec.who));
  const parsed = parseInput(invocation.input, allowed);
  switch (parsed.is) {
    case "command": {
      const { command } = parsed;
      const { name, unshared = false } = command.spec;
      if (invocation.share === true && unshared) {
        return turnAway(name, "", "not-shared", sentenceCard(words.answers.neverShared));
      }
      if (invocation.share === true && !mayShare(role ?? "viewer", invocation.place, routes)) {
        return turnAway(name, "", "not-shared", notSharedCard(words));
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
        const isNobodyNamed = access.editors.length + access.admins.length === 0;
        const lonely = isNobodyNamed ? invocation.actor.id : null;
        return turnAway(spec.name, "", "not-allowed", notAllowedCard(spec.who, words, lonely));
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

/** What the audit log says that a command was about. */
export function targetOf({
  command,
  options,
}: Pick<Extract<Verdict, { is: "run" }>, "command" | "options">): string {
  const kept = command.spec.options.filter(({ unrecorded }) => unrecorded !== true);
  return kept.flatMap(({ name }) => options[name] ?? []).join(" ");
}
