import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { burstCard, burstSentence } from "../../src/cards/burst-card.ts";
import { inlineQuote } from "../../src/cards/names.ts";
import { plainLines, plainText } from "../../src/cards/plain-text.ts";
import { ENGLISH, wordsIn } from "../../src/cards/words/catalogue.ts";
import type { Explanation } from "../../src/domain/burst.ts";
import { HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";
import { FIRST_AT, madeUpBurst, madeUpView, PASSAGE } from "./made-up.ts";

const HEADLINE: Explanation = {
  kind: "headline",
  why: { is: "page-title", share: { some: 38, all: 41 }, title: "The vote", site: "news.example" },
  liftedBy: null,
  announceIf: { is: "points", copies: 20, lack: "that-link", accounts: 50 },
};

describe("the card of a burst", () => {
  it("says what was said, by how many, how fast, with links, and what that does not show", () => {
    expect(plainLines(burstCard(madeUpView()))).toEqual([
      "12 accounts posted the same 18 words within 9 minutes",
      "Mara Lindqvist · burst 7K3Q · still growing · severity 46 of 100, notable",
      `│ ${PASSAGE}`,
      "Seen first copy we saw 23 Nov 2026, 01:47 UTC, latest 01:56 · 12 accounts, 13 posts · 9 word for word, 4 with changes",
      "Usual here at most 1 account repeats such a passage within 60 minutes (3 days of history)",
      "Posts 23 Nov 2026, 01:47 UTC @a_example (https://x.com/i/web/status/1) · 01:48 @b_example · and 11 more",
      "This shows the same words on different accounts in a short time. It does not show who wrote them, or why.",
      "[Posts] /verbatim burst 7K3Q posts",
      "[Accounts] /verbatim burst 7K3Q accounts",
      "[Mute…] /verbatim mute 7K3Q",
      "[Review…] /verbatim review 7K3Q",
      "[Export] /verbatim export 7K3Q",
    ]);
  });

  it("names the watch in its notification, and no word of any post", () => {
    const { notification } = burstCard(madeUpView());

    expect(notification).toBe("Mara Lindqvist: 12 accounts posted the same 18 words within 9 minutes (7K3Q)");
    expect(notification).not.toContain("harbour");
  });

  it("leaves out what this version does not know, and says it where it does", () => {
    expect(plainText(burstCard(madeUpView()))).not.toMatch(/Together before|Could also be|Read /);
    const informed = madeUpView({
      burst: madeUpBurst({ severity: 46 }),
      considered: ["headline", "share button"],
      coverage: { read: 3_200, unread: 37_612 },
    });
    const text = plainText(burstCard(informed));
    expect(text).toContain("severity 46 of 100, notable");
    expect(text).toContain("Could also be checked and not found: headline, share button. There may be");
    expect(text).toContain("Read 3,200 of about 41,000 matching posts: all numbers are minimums");
  });

  it("says that a watch has too little past to know what is usual", () => {
    const young = madeUpView({ burst: madeUpBurst({ uptime: 7 * HOUR }) });
    expect(plainText(burstCard(young))).toContain(
      "Usual here not enough history yet to say: this watch has read for 7 hours",
    );
    const newborn = madeUpView({ burst: madeUpBurst({ uptime: 0 }) });
    expect(plainText(burstCard(newborn))).toContain("to say: this watch has just begun");
  });

  it("says what accounts did together before, and not why", () => {
    const crew = { accounts: 14, of: 16, passages: 9, days: 6, apart: 4 * MINUTE };
    expect(plainText(burstCard(madeUpView({ burst: madeUpBurst({ crew }) })))).toContain(
      "Together before 14 of the 16 accounts that began it posted 9 different identical texts, mostly within 4 minutes of each other, on 6 days",
    );
  });

  it("says what is the same where it is not the words, and asks for no explanation of words", () => {
    const burst = madeUpBurst({ kind: "link", passage: "news.example/a", passageWords: 0, posts: 12 });
    const view = madeUpView({ burst, copies: null, considered: ["headline"] });
    expect(plainLines(burstCard(view))).toEqual([
      "12 accounts posted the same link within 9 minutes",
      "Mara Lindqvist · burst 7K3Q · still growing · severity 46 of 100, notable",
      "│ news.example/a",
      "Seen first copy we saw 23 Nov 2026, 01:47 UTC, latest 01:56 · 12 accounts, 12 posts",
      "Usual here nobody posted it before (3 days of history)",
      "Posts 23 Nov 2026, 01:47 UTC @a_example (https://x.com/i/web/status/1) · 01:48 @b_example · and 11 more",
      "This shows the same link on different accounts in a short time, in words of their own. It does not show why.",
      "[Posts] /verbatim burst 7K3Q posts",
      "[Accounts] /verbatim burst 7K3Q accounts",
      "[Mute…] /verbatim mute 7K3Q",
      "[Review…] /verbatim review 7K3Q",
      "[Export] /verbatim export 7K3Q",
    ]);
    expect(plainText(burstCard({ ...view, handles: "masked" }))).toContain("│ news.example\n");
    const picture = madeUpBurst({ kind: "media", passage: "", passageWords: 0 });
    expect(plainLines(burstCard({ ...view, burst: picture }))).toContain("│ a picture without a description");
  });

  it("shows an explanation in place of what was not found", () => {
    const explanations = [HEADLINE];
    const text = plainText(
      burstCard(madeUpView({ burst: madeUpBurst({ explanations }), considered: ["lyric"] })),
    );

    expect(text).toContain(
      "Explained headline: The words are the title of a page that 38 of the 41 posts link to: “The vote” (news.example). It will be announced if 20 or more copies come without that link, if accounts that co-posted before take part, or from 50 accounts on.",
    );
    expect(text).not.toContain("not found");
  });

  it("says why an explained burst is announced all the same", () => {
    const explanations = [
      { ...HEADLINE, liftedBy: { is: "bare-copies", copies: 21, lack: "that-link" } as const },
    ];
    expect(plainText(burstCard(madeUpView({ burst: madeUpBurst({ explanations }) })))).toContain(
      "(news.example). Announced all the same: 21 copies come without that link.",
    );
  });

  it("names nobody in an explanation where names are masked", () => {
    const why = { is: "quotes-earlier", share: { some: 7, all: 7 }, earlier: "harbour_fan" } as const;
    const burst = madeUpBurst({ explanations: [{ ...HEADLINE, kind: "quotation", why }] });
    expect(plainText(burstCard(madeUpView({ burst })))).toContain("and @harbour_fan had posted them before");
    expect(plainText(burstCard(madeUpView({ burst, handles: "masked" })))).toContain("and @ha…n had posted");
  });

  it("says an explanation in the language of the card, and as it is what an earlier version stored", () => {
    const said = (sentence: string) => ({ is: "said", sentence }) as const;
    const old = { kind: "petition", why: said("It is one."), liftedBy: null, announceIf: said("Never.") };
    const burst = madeUpBurst({ explanations: [HEADLINE, old] });
    const text = plainText(burstCard(madeUpView({ burst, words: wordsIn("nl") })));

    expect(text).toContain(
      "Verklaard kop: De woorden zijn de titel van een pagina waarnaar 38 van de 41 posts linken: “The vote” (news.example). Hij wordt gemeld als 20 of meer kopieën zonder die link komen",
    );
    expect(text).toContain("Verklaard petitie: It is one. Never.");
  });

  it("names other watches that found the same, and the burst that it became part of", () => {
    const text = plainText(burstCard(madeUpView({ alsoFoundBy: ["Okafor"], absorbedInto: "5M2D" })));

    expect(text).toContain("Also found by watch Okafor");
    expect(text).toContain("now part of burst 5M2D");
  });

  it("puts the mark of a drill in front of the headline", () => {
    expect(plainLines(burstCard(madeUpView({ mark: "DRILL" })))[0]).toMatch(/^DRILL 12 accounts/);
  });

  it("cuts a long passage where a word ends and says how much is left out", () => {
    const passage = Array.from({ length: 312 }, (_, i) => `word${i}`).join(" ");
    const quote = plainLines(burstCard(madeUpView({ burst: madeUpBurst({ passage }) })))[2] ?? "";

    const shown = quote.match(/word\d+/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(50);
    expect(quote).toMatch(new RegExp(` … and ${312 - shown} more words$`));
  });

  it("hides handles in the passage where the place wants them masked", () => {
    const burst = madeUpBurst({ passage: "thank @harbour_fan together" });
    const text = plainText(burstCard(madeUpView({ burst, handles: "masked" })));

    expect(text).toContain("thank @ha…n together");
    expect(text).not.toContain("harbour_fan");
  });

  it("keeps the notification within 120 characters for every name of a watch", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: "grapheme" }), fc.boolean(), (watchName, drill) => {
        const mark = drill ? "DRILL" : null;
        const card = burstCard(madeUpView({ watchName, mark }));
        const shown = mark === null ? card.notification : `${mark} ${card.notification}`;
        expect(shown.length).toBeLessThanOrEqual(120);
        expect(shown).toContain("(7K3Q)");
      }),
      { seed: 7 },
    );
  });
});

describe("a passage within a line", () => {
  it("is cut where a word ends", () => {
    const quote = inlineQuote(`${PASSAGE} at the polls`, "full");

    expect(quote).toBe(
      "“Only one candidate has stood up for our harbour workers, and this Sunday we can thank her …”",
    );
  });

  it("is cut within a word where there is no other way, and never within a character", () => {
    expect(inlineQuote("👩‍👧‍👦".repeat(200), "full")).toBe(`“${"👩‍👧‍👦".repeat(90)} …”`);
  });
});

describe("the sentence about a burst", () => {
  it.each([
    ["one account", { accounts: 1, passageWords: 1 }, "1 account posted the same word within 9 minutes"],
    ["thousands", { accounts: 12_345 }, "12,345 accounts posted the same 18 words within 9 minutes"],
    [
      "half a minute",
      { lastAt: FIRST_AT + 30 * SECOND },
      "12 accounts posted the same 18 words within less than a minute",
    ],
    ["a minute", { lastAt: FIRST_AT + MINUTE }, "12 accounts posted the same 18 words within 1 minute"],
    [
      "a bit more",
      { lastAt: FIRST_AT + 61 * SECOND },
      "12 accounts posted the same 18 words within 2 minutes",
    ],
    ["hours", { lastAt: FIRST_AT + 5 * HOUR }, "12 accounts posted the same 18 words within 5 hours"],
    [
      "a slow one",
      { horizon: "slow" as const, lastAt: FIRST_AT + 30 * HOUR + MINUTE },
      "12 accounts posted the same 18 words over 30 hours",
    ],
  ])("says %s rightly", (_what, changes, sentence) => {
    expect(burstSentence(madeUpBurst(changes), ENGLISH)).toBe(sentence);
  });
});
