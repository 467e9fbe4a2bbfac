/** The two files that `init` writes, commented so that they can be edited without a manual. */
import { DEFAULTS } from "../config/defaults.ts";
import { SECRETS } from "../config/secrets.ts";
import { platformOf } from "../config/supported.ts";
import { formatDuration } from "../support/duration.ts";
import type { Answers } from "./init-questions.ts";

export function writeConfig(answers: Answers): string {
  const { detection, store } = DEFAULTS;
  return `# What Verbatim watches, and whom it tells. Everything that can be set, with comments:
# config/verbatim.example.yaml. After a change: npm run verbatim -- check

watches:
  - id: ${idFor(answers.name)}
    name: ${quote(answers.name)}
    # Each is one phrase; a post matches when any of them occurs.
    keywords:
${answers.keywords.map((keyword) => `      - ${quote(keyword)}`).join("\n")}
    # At least one of these must occur too, and none of those:
    # require: [election, candidate]
    # exclude: [football]
    languages: [${answers.languages.map(quote).join(", ")}]
    sources: [${answers.source}]

sources:
${writeSource(answers)}

chat:
  ${platformOf(answers.to)}: {}

routes:
  - watch: "*"
    to: ${quote(answers.to)}
    timezone: ${quote(answers.timezone)}

# Who may change things through chat. Nobody yet: chat can only look.
access:
  editors: []
  admins: []

# A burst: this many accounts that post the same words within this time.
detection:
  minAccounts: ${detection.minAccounts}
  window: ${formatDuration(detection.window)}

store:
  url: ${store.url}
`;
}

function writeSource({ source, posts }: Answers): string {
  if (source === "x" || posts === null) return "  x:\n    pollEvery: 60s";
  return `  replay:
    files: [${quote(posts)}]
    # How many times faster than the posts were written; max is as fast as it goes.
    speed: max`;
}

/** Every secret, commented out: nothing is set by accident. */
export function writeEnvironment(): string {
  const lines = Object.entries(SECRETS).map(([name, what]) => `# ${what}\n# ${name}=`);
  return `# Secrets. NAME_FILE=<path> instead of NAME=<value> reads one from a file.\n\n${lines.join("\n\n")}\n`;
}

/** YAML reads a JSON string as it is meant, whatever is in it. */
function quote(text: string): string {
  return JSON.stringify(text);
}

/** "Mara Lindqvist" to "mara-lindqvist"; letters outside a–z are spelt without their marks where they can be. */
function idFor(name: string): string {
  const plain = name.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  const id = plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 63)
    .replace(/-+$/, "");
  return id === "" ? "candidate" : id;
}
