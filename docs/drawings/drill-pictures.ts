/** What the README shows of the drill: a timeline, a network, a week, and the top of a dossier's page. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Locator } from "playwright-core";
import { type PlayedDrill, playDrill } from "../../src/app/drill.ts";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import { drawPng } from "../../src/charts/draw.ts";
import { listBursts } from "../../src/commands/desk/burst-summaries.ts";
import { listCrews } from "../../src/commands/desk/find-crews.ts";
import { readWeek } from "../../src/commands/desk/read-week.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import { weekOf } from "../../src/pipeline/charts-of.ts";
import { DRILL_WATCH } from "../../src/sources/drill/options.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { createLogger } from "../../src/support/logger.ts";

const ALL = { all: true } as const;
const signal = new AbortController().signal;
/** What is shown of the page: as much as fits beside text. */
const PAGE = { width: 820, height: 1_050 } as const;

export async function drawDrill(browser: Browser, put: (file: string) => URL): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-drawings-"));
  const drill = await playDrill({
    ...{ database: join(folder, "drill.db"), resume: false, seed: null, scenario: "week", places: [] },
    ...{ openChats: async () => [], detection: DEFAULTS.detection, faults: noFaults, signal },
    logger: createLogger({
      level: "error",
      write: (line) => process.stderr.write(line),
      redact: (line) => line,
    }),
    onProgress: () => {},
  });
  try {
    const week = await readWeek(drill.store.db, ALL, DRILL_WATCH.id, drill.source.end);
    if (week === null) throw new Error("The drill's watch is not there.");
    await writeFile(put("week.png"), await drawPng(weekOf(week, ENGLISH)));

    const { bursts } = await listBursts(drill.store.db, ALL, { since: null, limit: 50, offset: 0 });
    // The one that the README begins with.
    const burst =
      bursts.find(({ burst: { passage } }) => passage.startsWith("Only one candidate"))?.shortId ?? "";
    const crew = (await listCrews(drill.store.db, ALL))[0]?.shortId ?? "";
    const page = await browser.newPage({ viewport: PAGE, deviceScaleFactor: 2 });
    const figures = page.locator("#pictures figure img");
    const keep = async (what: Locator, file: string) =>
      void (await writeFile(put(file), await what.screenshot()));
    await page.goto(await dossierOf(drill, `export ${crew} --kind crew --files single`));
    await keep(figures.last(), "network.png");
    const dossier = await dossierOf(drill, `export ${burst} --files single`);
    await page.goto(dossier);
    await keep(figures.first(), "timeline.png");
    await page.close();
    const small = await browser.newPage({ viewport: PAGE });
    await small.goto(dossier);
    await writeFile(put("dossier.png"), await small.screenshot());
    await small.close();
  } finally {
    await drill.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Asked for at the terminal, as anybody would; the address of its page. */
async function dossierOf({ bot }: PlayedDrill, line: string): Promise<string> {
  const actor = { id: "terminal:operator", name: "operator", groups: [] };
  const asked = { platform: "terminal", place: "terminal", actor, input: { is: "line", line } } as const;
  for await (const reply of bot.onInvocation(asked)) {
    if (reply.is !== "files") continue;
    for (const { name, content } of reply.files) {
      if (name.endsWith("dossier.html") && "path" in content) return pathToFileURL(content.path).href;
    }
  }
  throw new Error(`"${line}" made no page.`);
}
