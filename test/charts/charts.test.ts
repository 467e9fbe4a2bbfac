/** Pictures by their marks: what is drawn is what is there, and nothing that a stranger wrote is more than text. */
import { describe, expect, it } from "vitest";
import type { Chart } from "../../src/charts/chart.ts";
import { drawPng, drawSvg } from "../../src/charts/draw.ts";
import { network } from "../../src/charts/network.ts";
import { countedBy, stepFor, timeline } from "../../src/charts/timeline.ts";
import { variants } from "../../src/charts/variants.ts";
import { DAY, MINUTE } from "../../src/domain/time.ts";
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

  it("draws a bar for each minute, one line, and the moment at which it was found", async () => {
    const of = { postings: postings([0, 0, 1, 1, 4]), alt: "said", words: WORDS };
    const { svg, count } = await marksOf(timeline({ ...of, alertAt: START + MINUTE }));
    expect(count("rect")).toBe(5);
    expect(count("line")).toBe(1);
    expect(svg).toContain(">found<");
    expect(svg).toContain(">17:0");
    expect((await drawSvg(timeline({ ...of, alertAt: null }))).includes(">found<")).toBe(false);
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
