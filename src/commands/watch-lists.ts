/** The lists of a watch as people type them: phrases with commas between, a plus in front to add, "none". */
import type { OptionSpec } from "./command.ts";
import { stretchOf } from "./stretch.ts";
import type { WatchDraft } from "./watch-outcomes.ts";

/** The options of a watch beside its keywords; each takes the place of what was. */
export const WATCH_OPTIONS: readonly OptionSpec[] = [
  { name: "name", required: false, type: "word" },
  { name: "require", required: false, type: "word" },
  { name: "exclude", required: false, type: "word" },
  { name: "languages", required: false, type: "word" },
  { name: "sources", required: false, type: "word" },
  { name: "accounts", required: false, type: "number" },
  { name: "window", required: false, type: "stretch" },
];

const LISTS = ["keywords", "require", "exclude", "languages", "sources"] as const;

/** What was asked of a watch; what was not named stays as it is. */
export function draftOf(options: Readonly<Record<string, string | undefined>>): WatchDraft {
  const name = options["name"];
  const lists = LISTS.flatMap((list) => {
    const typed = options[list];
    return typed === undefined ? [] : [[list, listOf(typed)] as const];
  });
  const accounts = options["accounts"];
  const window = stretchOf(options["window"] ?? "");
  return {
    ...(name === undefined ? {} : { name }),
    ...(accounts === undefined ? {} : { minAccounts: Number(accounts) }),
    ...(window === null ? {} : { window }),
    ...Object.fromEntries(lists),
  };
}

function listOf(typed: string): { readonly adds: boolean; readonly items: readonly string[] } {
  const adds = typed.startsWith("+");
  const bare = adds ? typed.slice(1) : typed;
  if (/^none$/i.test(bare.trim())) return { adds: false, items: [] };
  const items = bare
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
  return { adds, items: [...new Set(items)] };
}
