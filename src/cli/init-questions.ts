/** The questions of `init`, each with an answer that usually fits. */
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { LIMITS } from "../config/defaults.ts";
import { language, line, phrase, place, timezone } from "../config/scalars.ts";
import type { Asker } from "./ask.ts";
import type { CliContext } from "./context.ts";

export interface Answers {
  readonly name: string;
  /** The name and whatever else was given. */
  readonly keywords: readonly string[];
  readonly languages: readonly string[];
  readonly source: "replay" | "x";
  /** For replay. */
  readonly posts: string | null;
  readonly to: string;
  readonly timezone: string;
}

export async function askAll(
  asker: Asker,
  { cwd, stdout }: Pick<CliContext, "cwd" | "stdout">,
): Promise<Answers> {
  stdout.write("A few questions; Enter takes what stands in brackets.\n\n");
  const name = await asker.ask({
    text: "Whom do you follow (a candidate's name)",
    usual: null,
    problemOf: (answer) => problemIn(line, answer) ?? problemIn(phrase, answer),
  });
  const further = await asker.ask({
    text: "Further phrases to search for, with commas between",
    usual: "none",
    problemOf: (answer) => firstProblem(phrase, listIn(answer)),
  });
  const languages = await asker.ask({
    text: "Only posts in these languages, with commas between (en, de, …)",
    usual: "all",
    problemOf: (answer) => firstProblem(language, listIn(answer)),
  });
  const source = await asker.ask({
    text: "Where do posts come from: replay (a file of posts) or x (X search, which is paid for by the post)",
    usual: "replay",
    problemOf: (answer) => (["replay", "x"].includes(answer) ? null : 'must be "replay" or "x"'),
  });
  const posts = source === "replay" ? await askForFile(asker, cwd) : null;
  const to = await asker.ask({
    text: "Where do alerts go: terminal, slack:<channel> or discord:<channel id>",
    usual: "terminal",
    problemOf: (answer) => problemIn(place, answer),
  });
  const zone = await asker.ask({
    text: "Your time zone",
    usual: Intl.DateTimeFormat().resolvedOptions().timeZone,
    problemOf: (answer) => problemIn(timezone, answer),
  });
  return {
    name,
    keywords: [...new Set([name, ...listIn(further)])].slice(0, LIMITS.phrases),
    languages: listIn(languages),
    source: source === "x" ? "x" : "replay",
    posts,
    to,
    timezone: zone,
  };
}

/** Made-up posts with one burst among them, so that nobody needs a file of their own to begin. */
const EXAMPLE_POSTS = "config/posts.example.jsonl";

function askForFile(asker: Asker, cwd: string): Promise<string> {
  return asker.ask({
    text: "Which file (JSONL or CSV, .gz too; the example is about Mara Lindqvist, who does not exist)",
    usual: examplePosts(cwd),
    problemOf(answer) {
      const path = resolve(cwd, answer);
      const there = statSync(path, { throwIfNoEntry: false });
      if (there === undefined) return `is not the path of a file that is there: ${path} was tried`;
      return there.isDirectory() ? `is a folder: name a file in ${path}` : null;
    },
  });
}

/** As a path in the working directory where it is there, else in the program's own folder; null for nowhere. */
function examplePosts(cwd: string): string | null {
  if (existsSync(resolve(cwd, EXAMPLE_POSTS))) return EXAMPLE_POSTS;
  const own = resolve(import.meta.dirname, "../..", EXAMPLE_POSTS);
  return existsSync(own) ? own : null;
}

function listIn(answer: string): readonly string[] {
  if (["none", "all", ""].includes(answer.trim())) return [];
  return answer
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

interface Scalar {
  safeParse(value: unknown): {
    readonly error?: { readonly issues: readonly { readonly message: string }[] } | undefined;
  };
}

/** The schema's own words, so that `init` and the file agree on what is right. */
function problemIn(schema: Scalar, answer: string): string | null {
  const message = schema.safeParse(answer).error?.issues[0]?.message;
  if (message === undefined) return null;
  return answer === "" ? "must not be empty" : message;
}

function firstProblem(schema: Scalar, answers: readonly string[]): string | null {
  for (const answer of answers) {
    const problem = problemIn(schema, answer);
    if (problem !== null) return `"${answer}" ${problem}`;
  }
  return null;
}
