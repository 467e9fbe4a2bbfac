import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/domain/time.ts";
import { explained, explainedBy, membersOf, type Told, times } from "./copies-of.ts";

const TITLE = "Harbour council delays vote on the northern ferry line";
const MESSAGE =
  "Only one candidate has stood up for our harbour workers and this Sunday we can thank her together";
const link = (i: number) => `https://t.example/${(i * 7919).toString(36)}`;
const page = (title: string | null, description: string | null = null) => [
  { url: "https://news.example/ferry?utm_source=x", title, description },
];

/** [what it is, the copies, the passage, the kind that explains it or null] */
const CASES: readonly [string, readonly (string | Told)[], string, string | null][] = [
  [
    "the title of the linked page",
    times(5, () => ({ text: `${TITLE} https://t.example/a`, links: page(TITLE) })),
    TITLE,
    "headline",
  ],
  [
    "a page's description",
    times(5, () => ({ text: `${MESSAGE} https://t.example/a`, links: page("Ferries", MESSAGE) })),
    MESSAGE,
    "headline",
  ],
  [
    "a title that the site's own account posted",
    [
      { text: `${TITLE} https://thecourier.example/a`, handle: "TheCourier" },
      ...times(4, (i) => `${TITLE} ${link(i)}`),
    ],
    TITLE,
    "headline",
  ],
  [
    "titles of one pattern, of which the copies share the beginning",
    [
      {
        text: "Why the school of Halmvik may never be free again https://thecourier.example/a",
        handle: "TheCourier",
      },
      ...times(4, (i) => `Why the school of Town${"abcdefg"[i]} may never be free again ${link(i)}`),
    ],
    "Why the school of",
    "headline",
  ],
  [
    "a title of which one copy of five names the site",
    [`${TITLE} ${link(9)} via @courier`, ...times(4, (i) => `${TITLE} ${link(i)}`)],
    TITLE,
    "headline",
  ],
  [
    "a title whose passage ends with the site's name, which only most copies have",
    [...times(3, () => `${TITLE} (courier)`), ...times(2, () => `${TITLE} https://courier.example/1`)],
    `${TITLE} (courier`,
    "headline",
  ],
  [
    "a quotation whose passage begins with the name, which not all copies have there",
    [
      ...times(2, () => `Lindqvist said “${MESSAGE}” and I was there`),
      ...times(
        3,
        () => `“${MESSAGE}” - Lindqvist, who ${MESSAGE.toUpperCase().split(" ").reverse().join(" ")}`,
      ),
    ],
    `Lindqvist said “${MESSAGE}`,
    "quotation",
  ],
  ["a title told of with “via @…”", times(5, (i) => `${TITLE} ${link(i)} via @courier`), TITLE, "headline"],
  [
    "a title that the site's own account posted",
    [
      { text: `${TITLE} https://courier.example/1`, handle: "TheCourier" },
      ...times(5, () => `${TITLE} https://courier.example/1`),
    ],
    TITLE,
    "headline",
  ],
  [
    "a title in title case",
    times(5, () => "Harbour Council Delays Vote on the Northern Ferry Line https://n.example/1"),
    "Harbour Council Delays Vote on the Northern Ferry Line",
    "headline",
  ],
  [
    "forty newsrooms with one headline",
    times(40, (i) => ({ text: `${TITLE} https://town${i}.example/1`, handle: `town${i}news` })),
    TITLE,
    "headline",
  ],
  [
    "a pasted message with one link",
    times(9, () => `${MESSAGE} https://candidate.example/join`),
    MESSAGE,
    null,
  ],
  [
    "a pasted message with a link to a page of another title",
    times(9, () => ({ text: `${MESSAGE} https://c.example`, links: page("Join the campaign today") })),
    MESSAGE,
    null,
  ],
  [
    "a plain sentence with links of which nobody knows the title",
    times(9, (i) => `the council sold the shipyard behind closed doors last winter ${link(i)}`),
    "the council sold the shipyard behind closed doors last winter",
    null,
  ],
  ["a title without any link", times(9, () => TITLE), TITLE, null],
  [
    "a share button",
    times(5, (i) => `I just read “The tide” on Pagewise ${link(i)}`),
    "I just read The tide on Pagewise",
    "share-button",
  ],
  [
    "a share button in Dutch",
    times(5, (i) => `Bekijk dit artikel op Bladwijs: ${link(i)}`),
    "Bekijk dit artikel op Bladwijs",
    "share-button",
  ],
  [
    "a share button in German",
    times(5, (i) => `Schau dir diesen Beitrag auf Blatt an ${link(i)}`),
    "Schau dir diesen Beitrag auf Blatt an",
    "share-button",
  ],
  [
    "a share button in French",
    times(5, (i) => `Je viens de lire cet article sur Feuille ${link(i)}`),
    "Je viens de lire cet article sur Feuille",
    "share-button",
  ],
  [
    "a share button in Spanish",
    times(5, (i) => `Acabo de leer este libro en Hoja ${link(i)}`),
    "Acabo de leer este libro en Hoja",
    "share-button",
  ],
  [
    "a long message that begins like a button",
    times(5, (i) => `Check out ${MESSAGE} because nobody else on that council ever asked ${link(i)}`),
    `Check out ${MESSAGE} because nobody else on that council ever asked`,
    null,
  ],
  [
    "a message that only begins like a button, without a link",
    times(5, () => "Check out what our mayor did to the ferry"),
    "Check out what our mayor did to the ferry",
    null,
  ],
  [
    "a liked film",
    times(5, (i) => `I liked a @YouTube video ${link(i)} Gulls at noon, part ${i}`),
    "I liked a video Gulls at noon part",
    "auto-text",
  ],
  [
    "a posted photo",
    times(5, (i) => `Just posted a photo @ Pier ${link(i)}`),
    "Just posted a photo",
    "auto-text",
  ],
  [
    "a check-in",
    times(5, (i) => `I'm at Gull Station in Halmvik w/ @friend${i} ${link(i)}`),
    "I'm at Gull Station in Halmvik w",
    "auto-text",
  ],
  [
    "a posted photo in Spanish",
    times(5, (i) => `Acabo de publicar una foto ${link(i)}`),
    "Acabo de publicar una foto",
    "auto-text",
  ],
  [
    "a puzzle's score",
    times(5, (i) => `Wordle 1,731 ${2 + i}/6\n\n⬛🟨⬛⬛🟩\n🟩🟩🟩🟩🟩`),
    "Wordle 1,731",
    "game-score",
  ],
  [
    "a puzzle's row",
    times(5, () => "I guessed the Hummel 95 song 🔉⬛⬛🟩⬜"),
    "I guessed the Hummel 95 song",
    "game-score",
  ],
  [
    "an agency's report in newsrooms",
    times(5, (i) => ({ text: `HALMVIK (Coastwire) — ${TITLE}`, handle: `Town${i}Gazette` })),
    `HALMVIK (Coastwire) — ${TITLE}`,
    "wire-copy",
  ],
  ["a known agency's report", times(5, () => `HALMVIK, Nov 3 (Reuters) - ${TITLE}`), TITLE, "wire-copy"],
  ["a dateline that anybody wrote", times(5, () => `HALMVIK (Patriots) - ${MESSAGE}`), MESSAGE, null],
  [
    "a chain letter",
    times(5, () => `${TITLE}. Copy and paste this, do not just share it.`),
    TITLE,
    "chain-letter",
  ],
  [
    "a chain letter in French",
    times(5, () => `${TITLE}. Copiez-collez: copier et coller sur votre mur!`),
    TITLE,
    "chain-letter",
  ],
  [
    "a chain letter in German",
    times(5, () => `${TITLE}. Bitte kopieren und einfügen!`),
    TITLE,
    "chain-letter",
  ],
  [
    "a petition",
    times(5, (i) => `I just signed: keep the night ferry running ${link(i)}`),
    "I just signed keep the night ferry running",
    "petition",
  ],
  [
    "a link to a petition",
    times(5, () => "Keep the night ferry running for all of us https://www.change.org/p/7"),
    "Keep the night ferry running for all of us",
    "petition",
  ],
  [
    "a petition in Dutch",
    times(5, (i) => `Teken de petitie voor de nachtboot naar Norrhamn ${link(i)}`),
    "Teken de petitie voor de nachtboot naar Norrhamn",
    "petition",
  ],
  [
    "words in quotation marks with a name",
    times(5, () => `“${MESSAGE}” — Mara Lindqvist`),
    MESSAGE,
    "quotation",
  ],
  [
    "words that a candidate posted first",
    [{ text: MESSAGE, handle: "lindqvist" }, ...times(5, (i) => `she said it "${MESSAGE}" ${"!".repeat(i)}`)],
    MESSAGE,
    "quotation",
  ],
  ["words in quotation marks without a name", times(5, () => `“${MESSAGE}”`), MESSAGE, null],
  [
    "a message that merely holds a quoted word",
    times(5, () => `${MESSAGE} in the "old harbour district" said Ann`),
    MESSAGE,
    null,
  ],
  ["a pasted message", times(9, () => MESSAGE), MESSAGE, null],
];

describe("an explanation", () => {
  it.each(CASES)("of %s", (_story, copies, passage, kind) => {
    expect(explained(copies, passage).map((found) => found.kind)).toEqual(kind === null ? [] : [kind]);
  });

  it("says in numbers what a reader can check", () => {
    const copies = times(41, (i) => ({
      text: `${TITLE} https://t.example/a`,
      links: i < 38 ? page(TITLE) : [],
    }));
    expect(explained(copies, TITLE)[0]?.why).toEqual({
      is: "page-title",
      share: { some: 38, all: 41 },
      title: TITLE,
      site: "news.example",
    });
  });

  it("by one link in most copies lasts until the words are looked at without it, and never comes back", () => {
    const linked = { text: TITLE, links: page(TITLE) };
    const byLink = (copies: readonly (string | Told)[]) => {
      const { explanations, isLinkExplained } = explainedBy(membersOf(copies), TITLE);
      return [explanations[0]?.kind ?? null, isLinkExplained];
    };
    const four = times(4, () => linked);
    const mostly = [...four, ...times(12, () => linked), ...times(3, () => TITLE)];
    const without = [...four, ...times(6, () => TITLE)];
    expect(byLink(four)).toEqual(["headline", true]);
    expect(byLink(mostly), "looked at with ten accounts").toEqual(["headline", true]);
    expect(byLink(without), "with ten accounts, six without it").toEqual([null, false]);
    expect(byLink([...without, ...times(10, () => linked)]), "with twenty").toEqual(["headline", false]);
    expect(byLink([...four, ...times(5, () => linked), ...times(20, () => TITLE)])[1]).toBe(false);
    const quoted = times(4, () => `"${MESSAGE}" — Ada Quist https://news.example/ferry`);
    const { explanations, isLinkExplained } = explainedBy(membersOf(quoted), MESSAGE);
    expect([explanations[0]?.kind, isLinkExplained], "a link that is not the reason").toEqual([
      "quotation",
      false,
    ]);
  });

  it("of a saying is that it was about before, and that nobody hurries now", () => {
    const line = "we all live in a paper boat made of rain";
    const kinds = (posts: number, apart: number, sightings: number) =>
      explainedBy(
        membersOf(times(posts, () => line)).map((member, i) => ({ ...member, createdAt: i * apart })),
        line,
        { detectedSeq: posts, sightings, sightingHours: 3 },
      ).explanations.map(({ kind }) => kind);
    expect(kinds(7, 9 * MINUTE, 30)).toEqual(["lyric-or-meme"]);
    expect(kinds(7, 9 * MINUTE, 29), "hardly known before").toEqual([]);
    expect(kinds(9, 7 * MINUTE, 30), "more than a quarter of it within an hour").toEqual([]);
    expect(kinds(7, 3 * MINUTE, 30), "in haste").toEqual([]);
  });
});

describe("an explained burst comes back", () => {
  const shared = (n: number, without: number) => [
    ...times(n, () => ({ text: `${TITLE} https://t.example/a`, links: page(TITLE) })),
    ...times(without, () => TITLE),
  ];

  it("when 20 copies come without what explains the others", () => {
    expect(explained(shared(40, 19), TITLE)[0]?.liftedBy).toBeNull();
    expect(explained(shared(40, 20), TITLE)[0]?.liftedBy).toEqual({
      is: "bare-copies",
      copies: 20,
      lack: "that-link",
    });
  });

  it("when accounts take part that co-posted before", () => {
    expect(explained(shared(5, 0), TITLE, { knownCrew: true })[0]?.liftedBy).toEqual({
      is: "co-posted",
    });
  });

  it("when it is ten times the largest of its kind here, of at least 100, with at least 50 accounts", () => {
    const reached = (bursts: number, most: number) => ({
      reached: new Map([["headline", { bursts, most, sites: new Map() }]]),
    });
    const lifted = (accounts: number, facts: object) =>
      explained(shared(accounts, 0), TITLE, facts)[0]?.liftedBy !== null;
    expect([lifted(49, reached(100, 4)), lifted(50, reached(100, 4))]).toEqual([false, true]);
    expect([lifted(99, reached(100, 10)), lifted(100, reached(100, 10))]).toEqual([false, true]);
    expect([lifted(999, reached(99, 4)), lifted(1_000, reached(99, 4))]).toEqual([false, true]);
    expect([lifted(999, {}), lifted(1_000, {})]).toEqual([false, true]);
  });

  it("and says beforehand at which point", () => {
    expect(explained(shared(5, 0), TITLE)[0]?.announceIf).toEqual({
      is: "points",
      copies: 20,
      lack: "that-link",
      accounts: 1000,
    });
  });

  it("when no explanation held at one of the sizes at which it was looked for", () => {
    const late = [...times(4, () => TITLE), ...shared(36, 0)];
    expect(explained(late, TITLE)).toMatchObject([{ kind: "headline", liftedBy: { is: "too-late" } }]);
  });

  it("but not when it had not been worth announcing until then", () => {
    const late = [...times(4, () => TITLE), ...shared(36, 0)];
    const asked: number[] = [];
    const wasNewsBefore = (seq: number) => {
      asked.push(seq);
      return false;
    };
    expect(explained(late, TITLE, { wasNewsBefore })).toMatchObject([{ kind: "headline", liftedBy: null }]);
    // The copies are numbered from one on: with the tenth it was explained.
    expect(asked).toEqual([10]);
  });

  it("and is known by its site once others of that site were shared here", () => {
    const sites = (count: number) => ({
      reached: new Map([["headline", { bursts: 9, most: 9, sites: new Map([["thecourier", count]]) }]]),
    });
    const copies = [
      `${TITLE} https://thecourier.example/a`,
      ...times(3, (i) => `${TITLE} https://t.example/${i}`),
    ];
    expect(explained(copies, TITLE, sites(2))[0]?.site).toBe("thecourier");
    expect(explained(copies, TITLE, sites(1))).toEqual([]);
  });

  it("and of a wave that became fast is what explains the copies that made it fast, where nothing explains all", () => {
    const slow = times(9, (i) => `Harbour council delays vote on the bridge${i} and the tide${i}`);
    const members = membersOf([...slow, ...times(6, (i) => `${TITLE} https://t.example/${i} via @courier`)]);
    const passageOf = (some: readonly object[]) =>
      some.length > 6 ? "Harbour council delays vote on the" : TITLE;
    const quickened = { seq: 13, since: members[9]?.createdAt ?? 0 };
    expect(explainedBy(members, TITLE, { passageOf }).explanations).toEqual([]);
    const wasNewsBefore = (seq: number) => seq > quickened.seq;
    expect(explainedBy(members, TITLE, { passageOf, quickened, wasNewsBefore }).explanations).toMatchObject([
      { kind: "headline", liftedBy: null, why: { share: { some: 6, all: 6 } } },
    ]);
  });

  it("not by single posts between two sizes", () => {
    const turned = [...shared(4, 0), ...times(5, () => TITLE)];
    expect(explained(turned, TITLE)).toMatchObject([{ kind: "headline", liftedBy: null }]);
    expect(explained([...turned, TITLE], TITLE)).toEqual([]);
  });
});

describe("looking for an explanation", () => {
  /** Milliseconds of processor time for five copies of so long a text. */
  function timeOf(length: number, again: string): number {
    const title = `${TITLE} ${again.repeat(length / again.length)}courier`;
    const copies = times(5, () => `${title} https://courier.example/1`);
    expect(title.length, "the premise").toBeGreaterThan(length - 100);
    const before = process.cpuUsage();
    explained(copies, title);
    return process.cpuUsage(before).user / 1_000;
  }

  it.each([" ", "\n", ". ", "- ", "( ", "via @x "])(
    "takes hardly more than four times as long for four times the text, full of %j",
    (again) => {
      const once = timeOf(15_000, again);
      // Work that grows with the square takes sixteen times as long; half a second is for a machine that is busy.
      expect(timeOf(60_000, again)).toBeLessThan(6 * once + 500);
    },
  );
});
