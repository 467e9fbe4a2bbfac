/** Each source keeps the contract of sources. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { createDrillSource } from "../../src/sources/drill/drill-source.ts";
import { DRILL_WATCH } from "../../src/sources/drill/options.ts";
import { createReplaySource } from "../../src/sources/replay/replay-source.ts";
import { sourceContract } from "../contracts/source.ts";
import { postLine } from "./replay/post-lines.ts";
import { NOW, openX, WATCH } from "./x/open-x.ts";

sourceContract("replay", {
  overlaps: false,
  async open() {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-contract-"));
    const file = join(folder, "posts.jsonl");
    const ids = Array.from({ length: 40 }, (_, n) => String(100 + n));
    const lines = ids.map((id, n) => postLine({ id, at: NOW + n * MINUTE, text: "about Lindqvist" }));
    writeFileSync(file, [...lines.slice(0, 20), "no post", ...lines.slice(20)].join("\n"));
    const source = createReplaySource({ files: [file], speed: 60, pageSize: 7 });
    return {
      source,
      watch: { ...WATCH, sources: ["replay"] },
      polls: [0, 20, 40].map((seconds) => NOW + seconds * 1_000),
      posts: ids,
      async close() {
        await source.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
});

sourceContract("drill", {
  overlaps: false,
  async open() {
    const source = createDrillSource({ seed: 1, start: NOW, pageSize: 50 });
    const { end } = source;
    const everything = createDrillSource({ seed: 1, start: NOW, pageSize: 1_000_000 });
    const query = { key: "posts", text: "" };
    const request = {
      watch: DRILL_WATCH,
      query,
      cursor: null,
      pageToken: null,
      now: end,
      limit: null,
      within: null,
    };
    const whole = await everything.pull(request, new AbortController().signal);
    return {
      source,
      watch: DRILL_WATCH,
      polls: Array.from({ length: 8 }, (_, day) => Math.min(end, NOW + (day + 1) * DAY)),
      posts: whole.posts.map(({ id }) => id),
      close: () => source.close(),
    };
  },
});

sourceContract("x", {
  overlaps: true,
  async open() {
    const opened = await openX();
    const { world } = opened.x;
    const posts = Array.from({ length: 250 }, (_, n) =>
      world.post({
        text: n % 2 === 0 ? `Lindqvist ${n}` : `#lindqvist, again ${n}`,
        authorId: String(1 + (n % 40)),
        // The first poll of a watch begins two minutes before it.
        createdAt: NOW - MINUTE + n * 30_000,
      }),
    );
    world.post({ text: "nothing to do with her", authorId: "5", createdAt: NOW });
    world.post({ text: "Lindqvist", authorId: "7", createdAt: NOW, more: { lang: 7 } });
    return {
      source: opened.source,
      watch: WATCH,
      polls: [NOW, NOW + 5 * MINUTE, NOW + 2 * HOUR, NOW + 3 * HOUR],
      posts: posts.map(({ id }) => id),
      onPoll: opened.setTime,
      close: () => opened[Symbol.asyncDispose](),
    };
  },
});
