/** Pictures by their marks: what is drawn is what is there, and nothing that a stranger wrote is more than text. */
import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import type { Chart } from "../../src/charts/chart.ts";
import { drawPng, drawSvg } from "../../src/charts/draw.ts";
import { DRAWN, network } from "../../src/charts/network.ts";
import { countedBy, stepFor, timeline } from "../../src/charts/timeline.ts";
import { variants } from "../../src/charts/variants.ts";
import { week as weekChart } from "../../src/charts/week.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { timelineOf } from "../../src/pipeline/charts-of.ts";
import { HOSTILE_TEXTS } from "../captures/hostile-texts.ts";

const START = Date.UTC(2026, 10, 5, 17);
const WORDS = { posts: "posts", accounts: "accounts", time: "time", alert: "found", others: "others" };

/** Sizes and counts of marks by their role, as Vega names them. */
async function marksOf(chart: Chart): Promise<{ readonly svg: string; count(role: string): number }> {
  const svg = await drawSvg(chart);
  return {
    svg,
    count: (role) =>
      [...svg.matchAll(new RegExp(`class="mark-${role} [^"]*"[^>]*>(.*?)</g>`, "g"))].flatMap(
        ([, inside]) => inside?.match(/<(?:path|line|text)\b/g) ?? [],
      ).length,
  };
}

const postings = (minutes: readonly number[]) =>
  minutes.map((minute, i) => ({ at: START + minute * MINUTE, account: `a${i % 3}` }));

describe("a timeline", () => {
  it("counts posts by the minute, and different accounts up to then", () => {
    const bars = countedBy(postings([0, 0, 1, 1, 4]), MINUTE);
    expect(bars.map(({ posts }) => posts)).toEqual([2, 2, 0, 0, 1]);
    expect(bars.map(({ accounts }) => accounts)).toEqual([2, 3, 3, 3, 3]);
  });

  it("says in words when it was found, and where it does not show all", () => {
    const { alt } = timelineOf(postings([0, 0, 1]), START + MINUTE, ENGLISH);
    expect(alt).toMatch(/3 posts from .* Found on 5 Nov 2026, 17:01 UTC\.$/);
    expect(timelineOf(postings([0, 1]), null, ENGLISH, true).alt).toMatch(
      /Only the first 2 posts are drawn\.$/,
    );
  });

  it("has bars of a length that can be seen, however long it is", () => {
    expect(stepFor(postings([0, 40]))).toBe(MINUTE);
    for (const length of [200, 3_000, 50_000]) {
      const all = postings([0, length]);
      expect(countedBy(all, stepFor(all)).length).toBeLessThanOrEqual(92);
    }
    expect(stepFor([])).toBeGreaterThan(0);
    expect(
      stepFor([
        { at: 0, account: "" },
        { at: 400 * DAY, account: "" },
      ]),
    ).toBe(DAY);
  });

  it("makes no wall of a single minute: there is room for twelve, and no mark of the clock comes twice", async () => {
    const svg = await drawSvg(
      timeline({ postings: postings([0, 0, 0]), alertAt: START, alt: "", words: WORDS }),
    );
    const clock = [...svg.matchAll(/>(\d\d:\d\d)</g)].map(([, time]) => time);
    expect(clock.length).toBeGreaterThan(2);
    expect(new Set(clock).size).toBe(clock.length);
  });

  it("draws a bar for each minute, one line, and the moment at which it was found", async () => {
    const of = { postings: postings([0, 0, 1, 1, 4]), alt: "said", words: WORDS };
    const { svg, count } = await marksOf(timeline({ ...of, alertAt: START + MINUTE }));
    expect(count("rect")).toBe(5);
    expect(count("line")).toBe(1);
    expect(svg).toContain(">found<");
    expect(svg).toContain(">17:0");
    for (const unmarked of [null, START + 3 * HOUR, START - HOUR]) {
      expect(await drawSvg(timeline({ ...of, alertAt: unmarked }))).not.toContain(">found<");
    }
    const after = await marksOf(timeline({ ...of, alertAt: START + 14 * MINUTE }));
    const [, width] = /<svg[^>]* width="(\d+)"/.exec(svg) ?? [];
    const [, x] = /translate\(([\d.]+),-?[\d.]+\)"[^>]*>found</.exec(after.svg) ?? [];
    expect(Number(x), "it is on the picture").toBeLessThan(Number(width));
  });
});

describe("small multiples", () => {
  it("have a strip for each wording, the rare ones in one, each with its number", async () => {
    const of = Array.from({ length: 9 }, (_, i) => ({
      label: `wording ${i}`,
      at: postings(Array.from({ length: 10 - i }, (_each, n) => n)).map(({ at }) => at),
    }));
    const svg = await drawSvg(variants({ variants: of, alt: "said", words: WORDS }));
    const labels = [...svg.matchAll(/>([^<>]+ \(\d+\))</g)].map(([, label]) => label);
    expect(labels).toEqual([
      ...[
        "wording 0 (10)",
        "wording 1 (9)",
        "wording 2 (8)",
        "wording 3 (7)",
        "wording 4 (6)",
        "wording 5 (5)",
      ],
      "others (9)",
    ]);
  });
});

describe("a network", () => {
  it("has a point for each account, a line for each pair, and names while they can be read", async () => {
    const nodes = ["a", "b", "c"].map((account) => ({ account, name: `@${account}`, posts: 2 }));
    const edges = [
      { account_id: "a", account_id_y: "b", weight: 4 },
      { account_id: "b", account_id_y: "c", weight: 1 },
    ];
    const { svg, count } = await marksOf(network({ nodes, edges, alt: "said" }));
    expect([count("rule"), count("symbol")]).toEqual([2, 3]);
    expect(svg).toContain(">@a<");
    const widths = [...svg.matchAll(/stroke-width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(Math.max(...widths)).toBeGreaterThan(2 * Math.min(...widths.filter((width) => width > 0.3)));
  });
});

describe("a network of as many accounts as are named", () => {
  it("has no name over another one, is as wide as can be read, and no point over its neighbour", async () => {
    const nodes = Array.from({ length: DRAWN }, (_, i) => ({
      ...{ account: `a${i}`, name: `@harbour_reader_${i}`, posts: 60 - i },
    }));
    const edges = [{ account_id: "a0", account_id_y: "a1", weight: 2 }];
    const svg = await drawSvg(network({ nodes, edges, alt: "" }));
    const names = [
      ...svg.matchAll(
        /text-anchor="(start|end)" transform="translate\((-?[\d.]+),(-?[\d.]+)\)[^"]*"[^>]*>@harbour/g,
      ),
    ].map(([, side, x, y]) => ({ side, x: Number(x), y: Number(y) }));
    expect(names).toHaveLength(DRAWN);
    for (const side of ["start", "end"]) {
      const heights = names.flatMap((name) => (name.side === side ? name.y : [])).sort((a, b) => a - b);
      expect(heights.length).toBe(DRAWN / 2);
      for (const [i, y] of heights.entries()) {
        if (i > 0) expect(y - (heights[i - 1] ?? 0), "a line of letters is 11 high").toBeGreaterThan(13);
      }
    }
    const [, width] = /<svg[^>]* width="(\d+)"/.exec(svg) ?? [];
    expect(Number(width)).toBeLessThanOrEqual(560);
  });
});

describe("a week", () => {
  const week = {
    ...{ from: START, to: START + 7 * DAY, step: HOUR, alt: "said", unread: [] },
    counts: [2, 0, 5].map((posts, i) => ({ at: START + i * HOUR, posts })).filter(({ posts }) => posts > 0),
    words: { ...WORDS, told: "dashed", quiet: "triangle", unread: "grey" },
  };
  const found = (shortId: string, hour: number, announced = true) => ({
    ...{ shortId, announced },
    at: START + hour * HOUR,
  });

  it("has a bar for each hour with posts, a named line for each told burst, a triangle for each quiet one", async () => {
    const bursts = [found("7K3Q", 20), found("QU13", 40, false), found("MG29", 60)];
    const { svg, count } = await marksOf(weekChart({ ...week, bursts }));
    const own = ["rect", "rule", "text", "symbol"].map((mark) => count(`${mark} role-mark`));
    expect(own).toEqual([2, 2, 2, 1]);
    expect(svg).toContain(">7K3Q<");
    expect(svg).not.toContain(">QU13<");
    for (const legend of ["dashed", "triangle"]) expect(svg).toContain(`>${legend}<`);
    expect(svg, "nothing is explained that is not there").not.toContain(">grey<");
  });

  it("says where nothing was read, stretches that meet as one", async () => {
    const [first, second, third] = [0, 10, 90].map((hour) => START + hour * HOUR);
    const unread = [
      { from: second ?? 0, to: START + 30 * HOUR },
      { from: first ?? 0, to: second ?? 0 },
      { from: third ?? 0, to: START + 91 * HOUR },
    ];
    const { svg, count } = await marksOf(weekChart({ ...week, unread, bursts: [] }));
    expect(count("rect")).toBe(2 + 2);
    expect(svg).toContain(">grey<");
  });

  it("puts no name over another one's line, and leaves the fifth of a cluster without", async () => {
    const bursts = Array.from({ length: 6 }, (_, i) => found(`B${i}XY`, 50 + i));
    const { svg, count } = await marksOf(weekChart({ ...week, bursts }));
    expect([count("rule role-mark"), count("text role-mark")]).toEqual([6, 4]);
    const placed = [...svg.matchAll(/transform="translate\(([\d.]+),(-?[\d.]+)\)"[^>]*>(B\dXY)</g)];
    const heights = placed.map(([, , y]) => Number(y));
    expect(placed.map(([, , , name]) => name)).toEqual(["B2XY", "B3XY", "B4XY", "B5XY"]);
    expect(heights, "an earlier name stands higher").toEqual(heights.toSorted((a, b) => a - b));
    for (const [i, height] of heights.entries()) {
      if (i > 0) expect(height - (heights[i - 1] ?? 0)).toBeGreaterThanOrEqual(12);
    }
  });

  it("is as wide as a chat shows it, whatever a burst at its end is called", async () => {
    for (const bursts of [[], [found("7K3QXY", 167)]]) {
      const png = Buffer.from(await drawPng(weekChart({ ...week, bursts })));
      expect(png.readUInt32BE(16)).toBeLessThanOrEqual(2 * 450);
    }
  });

  it("writes months as its language does", async () => {
    const from = Date.UTC(2026, 4, 1);
    const may = { ...week, bursts: [], from, to: from + 7 * DAY };
    expect(await drawSvg(weekChart({ ...may, words: { ...week.words, language: "nl" } }))).toMatch(
      />\d mei</,
    );
    expect(await drawSvg(weekChart(may))).toMatch(/>\d May</);
  });
});

describe("any picture", () => {
  it("is opaque, and wide enough for a screen of two pixels each", async () => {
    const png = Buffer.from(
      await drawPng(timeline({ postings: postings([0, 9]), alertAt: null, alt: "", words: WORDS })),
    );
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(760);
    // With its font missing a picture would be nearly empty: letters are what makes it large.
    expect(png.length).toBeGreaterThan(4_000);
  });

  it.each(HOSTILE_TEXTS)("keeps $what a text", async ({ text }) => {
    const nodes = [{ account: "a", name: text, posts: 1 }];
    const svg = await drawSvg(network({ nodes, edges: [], alt: "" }));
    expect(svg).not.toMatch(/<script|<foreignObject|<image/i);
  });
});
