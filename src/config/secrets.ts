/** Secrets: read from the environment or from a file that `NAME_FILE` names, never from the YAML file. */
import { Secret } from "../support/secret.ts";

/** Every secret there is, and what it is for (one line of config/env.example each). */
export const SECRETS = {
  X_BEARER_TOKEN: "reads X search",
  SLACK_BOT_TOKEN: "posts to Slack (xoxb-…)",
  SLACK_APP_TOKEN: "opens Slack's socket mode (xapp-…)",
  SLACK_SIGNING_SECRET: "checks Slack's requests in http mode",
  DISCORD_TOKEN: "connects to Discord",
  DATABASE_URL: "replaces store.url; may hold a password",
  EVIDENCE_WEBHOOK_SECRET: "signs what goes to the evidence webhook",
} as const;

export type SecretName = keyof typeof SECRETS;

export const SECRET_NAMES = Object.keys(SECRETS) as readonly SecretName[];

export type Environment = Readonly<Record<string, string | undefined>>;

export type ReadFile = (path: string) => Promise<string>;

/**
 * Whether a value must be erased from everything that is written. A database URL without a password is
 * none: to hide it would only hide which database is meant.
 */
export function isConfidential(name: SecretName, value: string): boolean {
  return name !== "DATABASE_URL" || SHAPE_OF_URL_WITH_PASSWORD.test(value);
}

export interface SecretProblem {
  readonly name: string;
  readonly message: string;
}

/** All secrets, null where not set, and what is wrong with them (without a word of their value). */
export async function readSecrets(
  env: Environment,
  readFile: ReadFile,
): Promise<{
  readonly secrets: Readonly<Record<SecretName, Secret | null>>;
  readonly problems: readonly SecretProblem[];
}> {
  const problems: SecretProblem[] = [];
  const secrets = {} as Record<SecretName, Secret | null>;
  for (const name of SECRET_NAMES) secrets[name] = await readSecret(name, env, readFile, problems);
  return { secrets, problems };
}

async function readSecret(
  name: SecretName,
  env: Environment,
  readFile: ReadFile,
  problems: SecretProblem[],
): Promise<Secret | null> {
  const value = env[name]?.trim() ?? "";
  const file = env[`${name}_FILE`]?.trim() ?? "";
  if (value !== "" && file !== "") {
    problems.push({ name, message: `is set, and so is ${name}_FILE: keep one of the two` });
    return null;
  }
  if (file === "") return value === "" ? null : new Secret(value);
  try {
    const content = (await readFile(file)).trim();
    if (content !== "") return new Secret(content);
    problems.push({
      name: `${name}_FILE`,
      message: `names an empty file (${file}): write the secret into it`,
    });
  } catch (error) {
    const why = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    problems.push({
      name: `${name}_FILE`,
      message: `names a file that cannot be read${why}: ${file}. Check the path and who may read it`,
    });
  }
  return null;
}

const SHAPE_OF_URL_WITH_PASSWORD = /^postgres(?:ql)?:\/\/[^/@\s:]*:[^/@\s]+@/;

/** How the tokens of the platforms look, to recognise one that was pasted into the wrong file. */
const SHAPES: readonly (readonly [SecretName, RegExp])[] = [
  ["SLACK_BOT_TOKEN", /xox[abeprs](?:\.|-)[\w-]{8,}/],
  ["SLACK_APP_TOKEN", /xapp-[\w-]{8,}/],
  ["X_BEARER_TOKEN", /\bA{10,}[\w%+/=-]{20,}/],
  ["DISCORD_TOKEN", /\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/],
  ["DATABASE_URL", SHAPE_OF_URL_WITH_PASSWORD],
];

const BY_SQUEEZED_NAME = new Map<string, SecretName>(
  SECRET_NAMES.flatMap((name) => [[squeeze(name), name] as const]),
);

/** Under which section a key of that name means which secret. */
const BY_SECTION: readonly (readonly [RegExp, SecretName])[] = [
  [/^sources\.x\.(?:bearer|token|bearertoken|apikey|secret)$/, "X_BEARER_TOKEN"],
  [/^chat\.slack\.(?:token|bottoken|apikey)$/, "SLACK_BOT_TOKEN"],
  [/^chat\.slack\.apptoken$/, "SLACK_APP_TOKEN"],
  [/^chat\.slack\.(?:signingsecret|secret)$/, "SLACK_SIGNING_SECRET"],
  [/^chat\.discord\.(?:token|bottoken|secret)$/, "DISCORD_TOKEN"],
  [/^store\.(?:password|user)$/, "DATABASE_URL"],
  [/^evidence\.(?:secret|webhooksecret)$/, "EVIDENCE_WEBHOOK_SECRET"],
];

/** The secret that stands at `path` of the YAML file, by its key's name or by its look; null when none. */
export function secretAt(
  path: readonly PropertyKey[],
  value: unknown,
  known: Readonly<Record<SecretName, Secret | null>>,
): SecretName | null {
  if (typeof value !== "string" || value === "") return null;
  const byName = BY_SQUEEZED_NAME.get(squeeze(String(path.at(-1) ?? "")));
  if (byName !== undefined) return byName;
  const dotted = [...path.slice(0, -1).map(String), squeeze(String(path.at(-1) ?? ""))].join(".");
  const bySection = BY_SECTION.find(([pattern]) => pattern.test(dotted));
  if (bySection !== undefined) return bySection[1];
  const byValue = SECRET_NAMES.find((name) => {
    const secret = known[name]?.reveal() ?? "";
    return secret.length >= 8 && name !== "DATABASE_URL" && value.includes(secret);
  });
  if (byValue !== undefined) return byValue;
  return SHAPES.find(([, shape]) => shape.test(value))?.[0] ?? null;
}

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
