/** What is offered while an option is typed: names of what the typing person may see, and nothing else. */

import { inlineQuote } from "../cards/names.ts";
import { quotable } from "../cards/thing-words.ts";
import { type Words, wordsIn } from "../cards/words/catalogue.ts";
import type { Completion, CompletionAsked, OnCompletion } from "../chat/chat.ts";
import { handlesIn, languageIn, mayDo, roleOf, scopeOf } from "./access.ts";
import type { BurstSummary } from "./desk.ts";
import type { GateOptions } from "./gate.ts";

/** As many as Discord shows; more would be read by nobody. */
const COMPLETIONS = 25;

export type CompletionParts = Pick<
  GateOptions,
  "registry" | "deskFor" | "access" | "isBlocked" | "routes"
> & {
  readonly onError: (error: unknown) => void;
};

/** Whoever may not run a command, or may not see a thing, is offered nothing of it. */
export function createCompletion(parts: CompletionParts): OnCompletion {
  return async (asked) => {
    try {
      return await complete(asked, parts);
    } catch (error) {
      parts.onError(error);
      return [];
    }
  };
}

async function complete(
  asked: CompletionAsked,
  { registry, deskFor, access, isBlocked, routes }: CompletionParts,
): Promise<readonly Completion[]> {
  const { place, typed } = asked;
  const spec = registry.find((command) => command.spec.name === asked.command)?.spec;
  const option = spec?.options.find(({ name }) => name === asked.option);
  const names = option?.burst === true ? "burst" : option?.names;
  const role = roleOf(asked, access);
  if (spec === undefined || names === undefined || role === null || !mayDo(role, spec.who)) return [];
  if (role !== "admin" && (await isBlocked?.(asked.actor.id))) return [];
  const { suggestions } = deskFor(scopeOf(role, place, routes));
  const handles = handlesIn(place, routes);
  const words = wordsIn(languageIn(place, routes));
  switch (names) {
    case "watch": {
      const watches = await suggestions.watches(typed, COMPLETIONS);
      return watches.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }));
    }
    case "burst": {
      const bursts = await suggestions.bursts(typed, COMPLETIONS);
      return bursts.map((burst) => ({ value: burst.shortId, label: burstLabel(burst, handles, words) }));
    }
    case "account": {
      // Half a name would be completed to a whole one.
      if (handles === "masked") return [];
      const found = await suggestions.handles(typed, COMPLETIONS);
      return found.map((handle) => ({ value: `@${handle}`, label: `@${handle}` }));
    }
  }
}

/** `7K3Q · 12 accounts · “Only one candidate …”`; of one that was withdrawn no words are left. */
function burstLabel(
  { burst, shortId }: BurstSummary,
  handles: "full" | "masked",
  { amounts }: Words,
): string {
  const said = quotable(burst, handles);
  return [
    shortId,
    amounts.accounts(burst.accounts),
    ...(said === "" ? [] : [inlineQuote(said, "full")]),
  ].join(" · ");
}
