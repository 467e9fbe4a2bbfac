/** The house: which folder may import what, and why not more. The table that the architecture test enforces. */

export interface Layer {
  /** `*` is one folder's name; such folders may not import each other. The first layer that fits counts. */
  readonly folder: string;
  /** Paths in src, whole folders or single files, beside the folder itself. */
  readonly may: readonly string[];
  readonly because: string;
  /** Neither node, packages, clock, chance nor waiting; but for what `allowed` names. */
  readonly pure?: boolean;
  readonly allowed?: readonly AllowedPackage[];
}

export interface AllowedPackage {
  readonly name: string;
  /** When set, only these names of it. */
  readonly names?: readonly string[];
  readonly because: string;
}

const PORTS = ["sources/source", "chat/chat"];
const EDGE = ["domain", "http", "support"];

export const LAYERS: readonly Layer[] = [
  { folder: "domain", may: [], pure: true, because: "a type that needs a library is not ours" },
  {
    folder: "detect",
    may: ["domain"],
    pure: true,
    because: "a finding is the same in test, replay and production",
  },
  {
    folder: "alerts",
    may: ["domain"],
    pure: true,
    because: "whether to speak is the same in test, replay and production",
  },
  {
    folder: "evidence",
    may: ["domain"],
    pure: true,
    allowed: [
      { name: "node:crypto", names: ["createHash"], because: "a manifest is a chain of SHA-256" },
      { name: "canonicalize", because: "hashes are taken of RFC 8785; pure and synchronous" },
      { name: "csv-stringify/sync", because: "rows as CSV; pure and synchronous" },
    ],
    because: "a proof can be computed again by anybody",
  },
  { folder: "cards", may: ["domain"], pure: true, because: "an alert and an answer are rendered alike" },
  {
    folder: "dossier",
    may: ["domain", "evidence", "cards"],
    pure: true,
    allowed: [
      { name: "node:crypto", names: ["createHash"], because: "its policy names its own script by its hash" },
    ],
    because: "a page can be made again from the same data, and says what the messages said",
  },
  {
    folder: "commands",
    may: [
      "domain",
      "support",
      "store",
      "evidence",
      "cards",
      "alerts",
      "detect/fold",
      "detect/tokens",
      "detect/differences",
      // A text that could never be found is refused when it is added.
      "detect/known-texts",
      // Who keeps posting together is computed from what is stored when somebody asks.
      "detect/crews",
      "detect/crew-groups",
      // How near a post came to a burst is measured as the detector measures it.
      "detect/align",
      "detect/qualify",
      ...PORTS,
    ],
    because: "one command has many renderings, and knows no platform",
  },
  { folder: "sources/*", may: ["sources/source", ...EDGE], because: "a source only fetches and translates" },
  { folder: "sources", may: ["domain"], because: "the port speaks of posts and watches alone" },
  {
    folder: "chat/*",
    may: ["chat/chat", "cards", "commands/command", ...EDGE],
    because: "a chat only renders, sends and reports what was typed",
  },
  {
    folder: "chat",
    may: ["domain", "cards/card", "commands/command", "http/route"],
    because: "the port speaks of cards and invocations alone",
  },
  { folder: "store", may: ["domain", "support"], because: "what is kept does not depend on who asks" },
  { folder: "charts", may: ["domain"], because: "a picture is made of a burst alone" },
  {
    folder: "pipeline",
    may: [
      ...["domain", "detect", "alerts", "evidence", "cards", "dossier", "store", "charts", "http", "support"],
      ...PORTS,
    ],
    because: "the loops run on fakes, and know neither adapters nor configuration",
  },
  {
    folder: "config",
    may: ["domain", "support", "sources/*/options", "chat/*/options"],
    because: "a configuration can be checked without starting anything",
  },
  { folder: "http", may: ["support"], because: "every outgoing call obeys it, whatever it is for" },
  { folder: "support", may: [], because: "it knows nothing of the domain" },
  {
    folder: "app",
    may: [
      "domain",
      "detect",
      "alerts",
      "evidence",
      "cards",
      "dossier",
      "commands",
      "sources",
      "chat",
      "store",
      "charts",
      "pipeline",
      "config",
      "http",
      "support",
    ],
    because: "it is the one place that introduces all to each other, and is told what to do by cli",
  },
  {
    folder: "cli",
    may: ["app", "config", "domain", "cards", "http", "support", "chat/chat", "store/open"],
    because: "it turns words into calls of app, and builds nothing itself",
  },
];

/** What makes a result depend on when, where or how often it is computed. */
export const IMPURE: readonly RegExp[] = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bMath\.random\b/,
  /\bperformance\b/,
  /\bawait\b/,
  /\bprocess\b/,
  /\bsetTimeout\b/,
  /\bsetInterval\b/,
];

/** Who may read the environment; all others are handed what they need. */
export const READS_ENVIRONMENT: readonly string[] = ["app", "cli", "config"];

export const MAX_LINES = 300;

/** Files that are longer, and why that is right. */
export const LONGER_FILES: Readonly<Record<string, string>> = {};
