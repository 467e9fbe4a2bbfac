/**
 * Draws a picture of each burst that a place was told of, after it was told: a message never waits for its
 * picture, it gets it by an edit. A burst that grew by half, or ended, is drawn anew.
 */
import { createHash } from "node:crypto";
import { wordsIn } from "../cards/words/catalogue.ts";
import { drawPng } from "../charts/draw.ts";
import { DAY, type Duration, type Instant, SECOND } from "../domain/time.ts";
import { findWave } from "../store/bursts.ts";
import { postingsIn } from "../store/dossier-page.ts";
import { putPicture, type ToldWave, toldSince } from "../store/pictures.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../support/clock.ts";
import { timelineOf } from "./charts-of.ts";
import type { Drawing } from "./drawing.ts";
import type { PipelineEvents } from "./events.ts";
import { redraw } from "./redraw.ts";

export interface PainterParts {
  readonly store: Store;
  readonly drawing: Drawing;
  readonly clock: Clock;
  readonly events: Pick<PipelineEvents, "loopFailed">;
}

export interface Painter {
  /** Draws what is lacking now; resolves with the number of pictures. */
  look(signal: AbortSignal): Promise<number>;
  /** Looks until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
}

const LOOK_EVERY: Duration = 10 * SECOND;
/** What had no copy for this long is history, and looked at in a dossier. */
const DRAWN_FOR: Duration = 2 * DAY;
/** A picture that is this much behind is drawn anew. */
const GROWN = 1.5;
const MOST_POSTS = 20_000;

export function createPainter({ store, drawing, clock, events }: PainterParts): Painter {
  async function look(signal: AbortSignal): Promise<number> {
    let drawn = 0;
    for (const [place, language] of placesOf(drawing)) {
      const now = clock.now();
      for (const told of await toldSince(store.db, place, language, now - DRAWN_FOR)) {
        if (signal.aborted) return drawn;
        if (!isBehind(told)) continue;
        await paint(told, language, now);
        drawn += 1;
      }
    }
    return drawn;
  }

  async function paint(told: ToldWave, language: string, at: Instant): Promise<void> {
    const wave = await findWave(store.db, told);
    if (wave === null) return;
    const postings = await postingsIn(store.db, told, MOST_POSTS);
    const isCut = wave.burst.posts > postings.length;
    const chart = timelineOf(postings, wave.foundAt, wordsIn(language), isCut);
    const content = await drawPng(chart);
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
    const name = `timeline-${wave.shortId}-${hash}.png`;
    await store.transaction(async (tx) => {
      const { posts, ended } = told;
      await putPicture(tx, told, language, { name, alt: chart.alt, content, posts, ended, at });
      await redraw(tx, drawing, told, at);
    });
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await look(signal).catch((error: unknown) => {
        if (!signal.aborted) events.loopFailed({ loop: "pictures", error });
      });
      await clock.sleep(LOOK_EVERY, signal);
    }
  }

  return { look, run };
}

function isBehind({ posts, ended, drawn }: ToldWave): boolean {
  if (drawn === null) return true;
  return (ended && !drawn.ended) || posts >= GROWN * drawn.posts;
}

/** Places that can show pictures, each with its language. */
function placesOf({ routes, picturesIn }: Drawing): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { to, language } of routes) {
    if (picturesIn?.(to) === true && !places.has(to)) places.set(to, wordsIn(language).language);
  }
  return places;
}
