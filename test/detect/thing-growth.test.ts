import { describe, expect, it } from "vitest";
import { createDetector } from "../../src/detect/detector.ts";
import type { DetectionOptions, Finding } from "../../src/detect/finding.ts";
import { LivePosts } from "../../src/detect/live-posts.ts";
import { createThingGrowth } from "../../src/detect/thing-growth.ts";
import { readThings } from "../../src/detect/thing-hashes.ts";
import { readWords } from "../../src/detect/tokens.ts";
import type { PostMedia } from "../../src/domain/post.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";

const OPTIONS: DetectionOptions = {
  watch: "harbour",
  minAccounts: 4,
  window: HOUR,
  slowMinAccounts: 10,
  slowWindow: 36 * HOUR,
  thingMinAccounts: 8,
  capacity: 1_000_000,
};
const START = Date.UTC(2026, 10, 1);
const LINK = "https://news.example/a";

interface Said {
  readonly account: string;
  readonly minute: number;
  readonly text: string;
  readonly link?: string;
  readonly media?: readonly PostMedia[];
  readonly repost?: boolean;
}

/** Of each account its own words, which nobody shares. */
function said(count: number, change: (i: number) => Partial<Said> = () => ({})): Said[] {
  return Array.from({ length: count }, (_, i) => ({
    account: `a${i}`,
    minute: i,
    text: `own${i}a own${i}b own${i}c own${i}d own${i}e`,
    ...change(i),
  }));
}
const linking = (count: number, link: (i: number) => string = () => LINK) =>
  said(count, (i) => ({ link: link(i) }));

function told(posts: readonly Said[], options: Partial<DetectionOptions> = {}): Finding[] {
  const detector = createDetector({ ...OPTIONS, ...options });
  return posts.flatMap(({ account, minute, text, link, media = [], repost = false }, i) =>
    detector.observe({
      seq: i + 1,
      account,
      createdAt: START + minute * MINUTE,
      words: readWords(text),
      repost,
      things: readThings({
        text,
        links: link === undefined ? [] : [{ url: link, title: null, description: null }],
        media,
      }),
    }),
  );
}
function opened(posts: readonly Said[], options: Partial<DetectionOptions> = {}) {
  return told(posts, options).filter((finding) => finding.kind === "opened");
}

describe("a burst of a thing", () => {
  it("opens with the eighth account that carries the same link within the window, with all of its posts", () => {
    expect(opened(linking(7))).toEqual([]);
    const [burst, ...none] = opened(linking(8));
    expect(burst).toMatchObject({ wave: 1, horizon: "fast", thing: "link", detectedSeq: 8, sightings: 0 });
    expect(burst?.members.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(none).toEqual([]);
  });

  it("is none where nobody asked for any", () => {
    const { thingMinAccounts: _, ...without } = OPTIONS;
    const detector = createDetector(without);
    const things = readThings({
      text: "",
      links: [{ url: LINK, title: null, description: null }],
      media: [],
    });
    for (let i = 1; i <= 20; i++) {
      const post = { seq: i, account: `a${i}`, createdAt: START + i, words: readWords(""), repost: false };
      expect(detector.observe({ ...post, things })).toEqual([]);
    }
  });

  it("counts accounts and not posts, and no reposts", () => {
    expect(opened(said(20, (i) => ({ account: `a${i % 7}`, link: LINK })))).toEqual([]);
    expect(opened(said(20, (i) => ({ link: LINK, repost: i >= 7 })))).toEqual([]);
  });

  it("takes links that differ in tracking, host case and the closing slash alone for the same", () => {
    const spellings = [
      "https://news.example/a",
      "http://www.news.example/a/",
      "https://NEWS.example/a?utm_source=app",
      "https://news.example/a?fbclid=1#top",
    ];
    expect(opened(linking(8, (i) => spellings[i % 4] ?? LINK))).toHaveLength(1);
    expect(opened(linking(8, (i) => `${LINK}?id=${i % 2}`))).toEqual([]);
  });

  it("is of a picture by its key, or by its description when each sends the file anew", () => {
    const alt = "Mara Lindqvist on the quay at dawn";
    const sent = (key: (i: number) => string, text: string | null) =>
      opened(said(8, (i) => ({ media: [{ key: key(i), alt: text }] })));
    expect(sent(() => "3_1", null)).toMatchObject([{ thing: "media" }]);
    expect(sent((i) => `3_${i}`, alt)).toMatchObject([{ thing: "media" }]);
    expect(sent((i) => `3_${i}`, null)).toEqual([]);
    expect(sent((i) => `3_${i}`, "Image")).toEqual([]);
  });

  it("is of three hashtags in any order, case and accent, and not of two", () => {
    const tags = ["#Ferry #Élan #Now", "#now #FERRY #elan"];
    const tagged = (of: readonly string[]) =>
      said(8, (i) => ({ text: `own${i}a own${i}b own${i}c ${of[i % of.length]}` }));
    expect(opened(tagged(tags))).toMatchObject([{ thing: "hashtags" }]);
    expect(opened(tagged(["#Ferry #Now"]))).toEqual([]);
    expect(opened(tagged([tags[0]!, `${tags[0]} #more`]))).toEqual([]);
  });

  it("is one, where the same posts carry the same link and the same picture", () => {
    const both = said(8, () => ({ link: LINK, media: [{ key: "3_1", alt: null }] }));
    expect(opened(both)).toMatchObject([{ thing: "link" }]);
  });

  it("is none when the thing came up longer than a window ago, until nobody carried it for three days", () => {
    const early: Said = { account: "early", minute: -90, text: "first words", link: LINK };
    expect(opened([early, ...linking(8)])).toEqual([]);
    const long = { ...early, minute: -73 * 60 };
    expect(opened([long, ...linking(8)])).toHaveLength(1);
    expect(opened([long, { ...early, minute: -90 }, ...linking(8)])).toEqual([]);
  });

  it("is none when half of the posts are in a burst of words already", () => {
    const words = "only one candidate has stood up for our harbour workers this year";
    const pasted = (copies: number) =>
      said(16, (i) => ({ link: LINK, ...(i < copies ? { text: words } : {}) }));
    const things = (copies: number) => opened(pasted(copies)).filter(({ thing }) => thing !== null);
    expect(opened(pasted(8)).map(({ thing }) => thing)).toEqual([null]);
    expect(things(0)).toMatchObject([{ detectedSeq: 8 }]);
    expect(things(7), "asked again at twice as many accounts").toMatchObject([{ detectedSeq: 16 }]);
  });

  it("grows, ends a window after its last post, and comes back as the next wave when it is new again", () => {
    const findings = told([
      ...linking(12),
      { account: "z", minute: 100, text: "something else" },
      ...said(8, (i) => ({ minute: 74 * 60 + i, link: LINK, account: `b${i}` })),
    ]);
    const kinds = findings.map((finding) =>
      "wave" in finding ? `${finding.kind} ${finding.wave}` : finding.kind,
    );
    expect(kinds).toEqual([
      "opened 1",
      "joined 1",
      "joined 1",
      "joined 1",
      "joined 1",
      "ended 1",
      "opened 2",
    ]);
    const ids = new Set(findings.map((finding) => ("burst" in finding ? finding.burst : null)));
    expect([...ids]).toEqual([expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/)]);
    expect(opened(linking(8), { watch: "valley" })[0]?.burst).not.toBe([...ids][0]);
  });

  it("never makes its posts a burst of words, nor takes one's copies in", () => {
    const words = "only one candidate has stood up for our harbour workers this year";
    const later = said(5, (i) => ({ account: `c${i}`, minute: 20 + i, text: words, link: LINK }));
    const findings = opened([...linking(8), ...later]);
    expect(findings.map(({ thing }) => thing)).toEqual(["link", null]);
    expect(findings[1]?.members).toHaveLength(4);
  });
});

describe("what is remembered of things", () => {
  it("stays within what the live posts carry, however many different ones pass", () => {
    const detector = createDetector({ ...OPTIONS, capacity: 2_000 });
    const at = (i: number) => {
      detector.observe({
        seq: i,
        account: `a${i}`,
        createdAt: START + i * MINUTE,
        words: readWords(""),
        repost: false,
        things: Int32Array.of(Math.imul(i, 0x9e3779b1), i << 2),
      });
      return detector.stats().bytes;
    };
    let early = 0;
    for (let i = 1; i <= 20_000; i++) early = Math.max(early, at(i));
    let late = 0;
    for (let i = 20_001; i <= 120_000; i++) late = Math.max(late, at(i));
    expect(late).toBeLessThanOrEqual(early);
  });

  it("looks at most at twice as many posts as there are, however many carry what is a burst of words", () => {
    const accounts = 20_000;
    const posts = new LivePosts(accounts);
    const findings: Finding[] = [];
    let looks = 0;
    const isTold = () => {
      looks++;
      return true;
    };
    const growth = createThingGrowth(OPTIONS, posts, isTold, (finding) => findings.push(finding));
    const things = readThings({
      text: null,
      links: [{ url: LINK, title: null, description: null }],
      media: [],
    });
    for (let seq = 1; seq <= accounts; seq++) {
      posts.push(seq, `a${seq}`, START, START, readWords("yes"), 4);
      growth.see(seq, things, START, true);
    }
    expect(findings).toEqual([]);
    expect(looks).toBeGreaterThan(accounts / 2);
    expect(looks).toBeLessThan(2 * accounts);
  });
});
