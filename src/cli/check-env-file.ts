/** Whether others on this machine may read the file that holds the tokens. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "./finding.ts";

const GROUP_AND_OTHERS = 0o077;

/** Nothing where there is no `.env`, or where only its owner may read it. */
export async function checkEnvFile(cwd: string): Promise<readonly Finding[]> {
  const mode = await stat(join(cwd, ".env")).then(
    (stats) => stats.mode,
    () => 0,
  );
  if ((mode & GROUP_AND_OTHERS) === 0) return [];
  return [{ level: "note", what: ".env may be read by others on this machine", mend: "chmod 600 .env" }];
}
