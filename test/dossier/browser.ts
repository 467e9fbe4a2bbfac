/** A headless Chromium of the system, where there is one: pages are looked at as readers do. */
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const PATHS = [
  process.env["CHROMIUM_PATH"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Null where none is installed (Debian: `apt-get install chromium`); then what needs it is skipped. */
export const CHROMIUM: string | null = PATHS.find((path) => path !== "" && existsSync(path)) ?? null;

// Where it was promised to be there, a missing one is no reason to skip what needs it.
if (CHROMIUM === null && process.env["VERBATIM_REQUIRE_CHROMIUM"] === "1") {
  throw new Error(
    "VERBATIM_REQUIRE_CHROMIUM is set, and no Chromium is installed (apt-get install chromium)",
  );
}

export function openBrowser(): Promise<Browser> {
  if (CHROMIUM === null) throw new Error("there is no Chromium here");
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
}

/** A sheet of A4 less the margins, in CSS pixels (96 to the inch): 210 − 2 · 14 by 297 − 2 · 16 mm. */
export const A4 = { width: 688, height: 1_001 } as const;

/** What stands further to the right than a sheet reaches, and what is taller than one and may not be broken. */
export async function cutOnA4(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: A4.width, height: 900 });
  return page.evaluate<readonly string[]>(`(() => {
    const shown = [...document.querySelectorAll("body *")].filter((e) => !e.classList.contains("unseen"));
    const wide = shown.filter((e) => e.getBoundingClientRect().right > ${A4.width} + 1 || e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).display !== "inline");
    const tall = [...document.querySelectorAll("tr, figure")].filter((e) => e.getBoundingClientRect().height > ${A4.height});
    return [...wide.map((e) => "too wide: " + e.tagName + "." + e.className), ...tall.map((e) => "too tall: " + e.tagName)];
  })()`);
}
