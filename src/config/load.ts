/** The configuration's only door: a file and an environment in, a complete Config or every problem out. */
import { Secret } from "../support/secret.ts";
import type { Config } from "./config.ts";
import { crossCheck } from "./cross-check.ts";
import { explainIssue } from "./explain-issue.ts";
import { readNames } from "./names.ts";
import { obstacles, withSourcesOf } from "./obstacles.ts";
import { ConfigError, type Problem } from "./problem.ts";
import { ConfigFile } from "./schema.ts";
import { type Environment, type ReadFile, readSecrets, type SecretName, secretAt } from "./secrets.ts";
import { notInThisVersion, type Supported } from "./supported.ts";
import { readYaml, type YamlFile } from "./yaml-file.ts";

export interface LoadInput {
  /** As the operator named it; it is repeated in messages. */
  readonly file: string;
  readonly env: Environment;
  /** Reads a text file: the configuration, and those that `NAME_FILE` names. */
  readonly readFile: ReadFile;
  readonly supported: Supported;
}

/**
 * Reads, checks and completes the configuration.
 * @throws ConfigError with all problems at once
 */
export async function loadConfig({ file, env, readFile, supported }: LoadInput): Promise<Config> {
  const yaml = readYaml(await readText(file, readFile));
  const { secrets, problems: secretProblems } = await readSecrets(env, readFile);
  const problems: Problem[] = secretProblems.map(({ name, message }) => ({
    where: name,
    line: null,
    column: null,
    path: "",
    message,
  }));

  const misplaced = misplacedSecrets(yaml, secrets);
  const parsed = yaml.errors.length > 0 ? null : ConfigFile.safeParse(yaml.value);
  for (const { line, column, message } of yaml.errors) {
    problems.push({ where: file, line, column, path: "", message });
  }
  for (const { path, name } of misplaced) {
    problems.push(
      problemAt(path, "key", `is a secret: remove it here and set ${name} in the environment or .env`),
    );
  }
  const found = parsed?.error?.issues.flatMap((issue) => explainIssue(issue, yaml.value)) ?? [];
  for (const { path, about, message } of found) {
    const spoken = misplaced.some((secret) => secret.path.join(".") === path.join("."));
    if (!spoken) problems.push(problemAt(path, about, message));
  }
  const placeOf = (path: readonly PropertyKey[]) => {
    const { line, column } = yaml.positionOf(path);
    return `${line}:${column}`;
  };
  for (const { path, message } of crossCheck({ names: readNames(yaml.value), secrets, supported, placeOf })) {
    problems.push(problemAt(path, "value", message));
  }
  checkDatabaseUrl(secrets.DATABASE_URL, problems);
  if (parsed?.success && problems.length === 0) return complete(file, parsed.data, secrets, yaml, supported);
  throw new ConfigError("invalid", problems.sort(inOrderOfFile));

  function problemAt(path: readonly PropertyKey[], about: "key" | "value", message: string): Problem {
    const position = about === "key" ? yaml.positionOfKey(path) : yaml.positionOf(path);
    return { where: file, ...position, path: path.map(String).join("."), message };
  }
}

async function readText(file: string, readFile: ReadFile): Promise<string> {
  try {
    return await readFile(file);
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const message = missing
      ? 'does not exist: "verbatim init" writes one, or name another with --config'
      : "cannot be read: check that it is a file and who may read it";
    throw new ConfigError(
      missing ? "not-found" : "unreadable",
      [{ where: file, line: null, column: null, path: "", message }],
      error,
    );
  }
}

interface Misplaced {
  readonly path: readonly string[];
  readonly name: SecretName;
}

function misplacedSecrets(
  yaml: YamlFile,
  secrets: Readonly<Record<SecretName, Secret | null>>,
): readonly Misplaced[] {
  const found: Misplaced[] = [];
  visit(yaml.value, []);
  return found;

  function visit(value: unknown, path: readonly string[]): void {
    if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
      return;
    }
    const name = secretAt(path, value, secrets);
    if (name !== null) found.push({ path, name });
  }
}

function checkDatabaseUrl(url: Secret | null, problems: Problem[]): void {
  if (url === null || /^(?:sqlite:.+|postgres(?:ql)?:\/\/.+)$/.test(url.reveal())) return;
  const message = "must be sqlite:<file> or postgres://<user>:<password>@<host>/<database>";
  problems.push({ where: "DATABASE_URL", line: null, column: null, path: "", message });
}

function complete(
  file: string,
  parsed: ConfigFile,
  secrets: Readonly<Record<SecretName, Secret | null>>,
  yaml: YamlFile,
  supported: Supported,
): Config {
  const found = obstacles({ ...parsed, approvalsAt: parsed.access.place }, supported).map(
    ({ path, message }): Problem => ({
      where: file,
      ...yaml.positionOf(path),
      path: path.join("."),
      message,
    }),
  );
  const spoken = new Set(found.map(({ path }) => path));
  return {
    ...parsed,
    watches: withSourcesOf(parsed.watches, supported),
    watchesInFile: parsed.watches,
    file,
    store: { url: secrets.DATABASE_URL ?? new Secret(parsed.store.url) },
    secrets,
    notInThisVersion: notInThisVersion(yaml, supported).filter(({ path }) => !spoken.has(path)),
    obstacles: found,
  };
}

function inOrderOfFile(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
