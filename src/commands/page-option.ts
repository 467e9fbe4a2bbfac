/** The page that was asked for. */
import type { Options } from "./parse.ts";

/** From 1 on; the parser let only whole numbers pass. */
export function pageOf(options: Options): number {
  return Number(options["page"] ?? "1");
}
