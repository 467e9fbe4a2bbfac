/** A headless Chromium of the system, where there is one: pages are looked at as readers do. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PATHS = [
  process.env["CHROMIUM_PATH"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Null where none is installed (Debian: `apt-get install chromium`); then what needs it is skipped. */
export const CHROMIUM: string | null = PATHS.find((path) => path !== "" && existsSync(path)) ?? null;

export function openBrowser(): Promise<Browser> {
  if (CHROMIUM === null) throw new Error("there is no Chromium here");
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
}
