/** How verbs come by their configuration: the named file or the usual one, with every secret registered. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Config } from "../config/config.ts";
import { loadConfig } from "../config/load.ts";
import { SECRET_NAMES } from "../config/secrets.ts";
import type { CliContext } from "./context.ts";
import { registerSecret } from "./environment.ts";
import { SUPPORTED } from "./supported.ts";

export const DEFAULT_CONFIG_FILE = "config/verbatim.yaml";

/** Null where no file was named and the usual one is not there. @throws ConfigError */
export async function configurationIfThere(
  context: CliContext,
  supported = SUPPORTED,
): Promise<Config | null> {
  const isThere = context.configFile !== null || existsSync(resolve(context.cwd, DEFAULT_CONFIG_FILE));
  return isThere ? loadConfiguration(context, supported) : null;
}

/** @throws ConfigError */
export async function loadConfiguration(context: CliContext, supported = SUPPORTED): Promise<Config> {
  const config = await loadConfig({
    file: context.configFile ?? DEFAULT_CONFIG_FILE,
    env: context.env,
    readFile: (path) => readFile(resolve(context.cwd, path), "utf8"),
    supported,
  });
  for (const name of SECRET_NAMES) registerSecret(name, config.secrets[name]?.reveal(), context.redactor);
  return config;
}
