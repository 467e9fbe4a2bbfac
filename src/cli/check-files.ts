/** Whether the files that `sources.replay` names are there. */
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Config } from "../config/config.ts";
import type { Finding } from "./finding.ts";

export async function checkFiles({ sources }: Config, cwd: string): Promise<readonly Finding[]> {
  return Promise.all((sources.replay?.files ?? []).map((file) => checkFile(file, cwd)));
}

async function checkFile(file: string, cwd: string): Promise<Finding> {
  try {
    const path = resolve(cwd, file);
    await access(path, constants.R_OK);
    if (!(await stat(path)).isDirectory())
      return { level: "ok", what: `sources.replay: ${file} is there`, mend: null };
    return {
      level: "problem",
      what: `sources.replay: ${file} is a directory`,
      mend: "Name the files in it.",
    };
  } catch {
    const mend = "Check the path (it counts from the working directory) and who may read it.";
    return { level: "problem", what: `sources.replay: ${file} cannot be read`, mend };
  }
}
