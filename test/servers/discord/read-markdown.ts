/** Reads Discord's markdown as its clients do: what a reader sees, and everything that it does besides. */

export interface Effect {
  readonly what:
    | "mention"
    | "emoji"
    | "time"
    | "link"
    | "autolink"
    | "invite"
    | "code"
    | "format"
    | "heading"
    | "subtext"
    | "list"
    | "quote";
  /** The link's address, the mention's token, the mark of the format. */
  readonly of: string;
}

export interface Read {
  readonly text: string;
  readonly effects: readonly Effect[];
}

type Rule = readonly [pattern: RegExp, read: (found: RegExpExecArray, into: Effect[]) => string];

const at = (what: Effect["what"]) => (found: RegExpExecArray, into: Effect[]) => {
  into.push({ what, of: found[0] });
  return found[0];
};

/** In the order in which they are tried; each is anchored where the reader stands. */
const INLINE: readonly Rule[] = [
  [/^\\([^0-9A-Za-z\s])/u, (found) => found[1] ?? ""],
  [
    /^```(?:[\w-]+\n)?([\s\S]*?)```/,
    (found, into) => {
      into.push({ what: "code", of: "```" });
      return found[1] ?? "";
    },
  ],
  [
    /^(`+)([\s\S]*?[^`])\1(?!`)/,
    (found, into) => {
      into.push({ what: "code", of: "`" });
      return found[2] ?? "";
    },
  ],
  [
    /^<t:(-?\d{1,17})(?::([tTdDfFR]))?>/,
    (found, into) => {
      into.push({ what: "time", of: found[1] ?? "" });
      return asShown(Number(found[1]) * 1_000, found[2] ?? "f");
    },
  ],
  [/^<(?:@[!&]?|#)\d+>/, at("mention")],
  [/^<\/[^:>]+:\d+>|^<id:\w+>/, at("mention")],
  [/^@(?:everyone|here)\b/, at("mention")],
  [/^<a?:\w+:\d+>/, at("emoji")],
  [
    /^\[((?:\\.|[^\\\]])*)\]\(<?(https?:\/\/[^\s)>]+)>?(?:\s+"[^"]*")?\)/,
    (found, into) => {
      into.push({ what: "link", of: found[2] ?? "" });
      return inline(found[1] ?? "", into);
    },
  ],
  [/^<?(?:https?|steam):\/\/[^\s<]+>?/, at("autolink")],
  [/^(?:discord\.gg|discord(?:app)?\.com\/invite)\/\S+/i, at("invite")],
  [
    /^(\*\*|__|~~|\|\||\*|_)(?=\S)((?:\\[\s\S]|[^\\])+?)\1/,
    (found, into) => {
      into.push({ what: "format", of: found[1] ?? "" });
      return inline(found[2] ?? "", into);
    },
  ],
];

const LINE: readonly (readonly [RegExp, Effect["what"]])[] = [
  [/^#{1,3} /, "heading"],
  [/^-# /, "subtext"],
  [/^>{1,3} /, "quote"],
  [/^ *(?:[-*]|\d+\.) /, "list"],
];

export function readMarkdown(markdown: string): Read {
  const effects: Effect[] = [];
  // Blocks of code reach over lines, and nothing is read in them.
  const parts = markdown.split(/(```[\s\S]*?```)/);
  const text = parts
    .map((part, i) =>
      i % 2 === 1
        ? inline(part, effects)
        : part
            .split("\n")
            .map((line) => readLine(line, effects))
            .join("\n"),
    )
    .join("");
  return { text, effects };
}

function readLine(line: string, effects: Effect[]): string {
  for (const [pattern, what] of LINE) {
    const found = pattern.exec(line);
    if (found === null) continue;
    effects.push({ what, of: found[0] });
    // A bar stands beside what is quoted.
    return `${what === "quote" ? "│ " : ""}${inline(line.slice(found[0].length), effects)}`;
  }
  return inline(line, effects);
}

function inline(markdown: string, effects: Effect[]): string {
  let read = "";
  let rest = markdown;
  while (rest !== "") {
    const step = nextRule(rest);
    if (step === null) {
      const [letter = ""] = rest;
      read += letter;
      rest = rest.slice(letter.length);
    } else {
      read += step.rule[1](step.found, effects);
      rest = rest.slice(step.found[0].length);
    }
  }
  return read;
}

function nextRule(rest: string): { readonly rule: Rule; readonly found: RegExpExecArray } | null {
  // Most characters begin nothing.
  if (!/^[\\`<@[hsd*_~|]/i.test(rest)) return null;
  for (const rule of INLINE) {
    const found = rule[0].exec(rest);
    if (found !== null) return { rule, found };
  }
  return null;
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const DAY = { day: "numeric", month: "short", year: "numeric" } as const;

/** To a reader in UTC whose client is in British English. */
function asShown(at: number, style: string): string {
  const shown =
    style === "t" ? CLOCK : style === "D" ? DAY : { ...DAY, ...CLOCK, timeZoneName: "short" as const };
  return new Intl.DateTimeFormat("en-GB", { ...shown, timeZone: "UTC" }).format(at);
}
