import { describe, expect, it } from "vitest";
import { plainText } from "../../src/cards/plain-text.ts";
import { type ThreadEvent, threadLine } from "../../src/cards/thread-line.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { FIRST_AT, madeUpBurst, madeUpView } from "./made-up.ts";

const GROWN = madeUpView({
  burst: madeUpBurst({ accounts: 52, posts: 61, lastAt: FIRST_AT + 31 * MINUTE }),
});

describe("a line below a burst's message", () => {
  it.each<[string, ThreadEvent, string]>([
    [
      "that it has grown",
      { is: "grown", accountsAtFirst: 12, nextAt: 100 },
      "52 accounts now (12 at the first alert), 61 posts, 31 minutes after the first copy we saw. No explanation found so far. Next line at 100 accounts or when it ends.",
    ],
    [
      "its fastest minute and its wordings",
      {
        ...{ is: "grown", accountsAtFirst: 12, nextAt: null },
        growth: {
          fastest: { posts: 6, at: FIRST_AT + 11 * MINUTE },
          wordings: { count: 6, most: { from: "thank", to: "choose @her" } },
        },
      },
      "52 accounts now (12 at the first alert), 61 posts, 31 minutes after the first copy we saw. Fastest: 6 posts at 01:58. Wordings: 6, most often “choose @h…” for “thank”. No explanation found so far. Next line when it ends.",
    ],
    [
      "no wordings where all copies have the same",
      {
        ...{ is: "grown", accountsAtFirst: 12, nextAt: null },
        growth: { fastest: { posts: 1, at: FIRST_AT }, wordings: { count: 1, most: null } },
      },
      "52 accounts now (12 at the first alert), 61 posts, 31 minutes after the first copy we saw. Fastest: 1 post at 01:47. No explanation found so far. Next line when it ends.",
    ],
    [
      "that it has ended",
      { is: "ended", window: HOUR },
      "Ended. No new copy for 60 minutes. In all 52 accounts, 61 posts, 23 Nov 2026, 01:47 UTC–02:18.",
    ],
    [
      "that it has ended and is looked at again",
      { is: "ended", window: HOUR, looksCost: 4_400_000 },
      "Ended. No new copy for 60 minutes. In all 52 accounts, 61 posts, 23 Nov 2026, 01:47 UTC–02:18. Accounts and posts will be looked at again after 1 h, 6 h, 24 h, 7 and 30 days (about $4.40).",
    ],
    [
      "that it is part of another",
      { is: "absorbed", into: "5M2D" },
      "Now part of burst 5M2D. Most posts of 7K3Q are in 5M2D too, which was found earlier and is kept up from now on.",
    ],
    [
      "that another watch found the same",
      { is: "also-found" },
      "The watch Mara Lindqvist found the same words: burst 7K3Q, 52 accounts, 61 posts.",
    ],
    [
      "that it is in a higher class",
      { is: "raised", to: "notable" },
      "7K3Q has 52 accounts and is now in class notable (severity 46 of 100), with 61 posts. The details are in its message.",
    ],
  ])("says %s", (_what, event, sentence) => {
    expect(plainText(threadLine(event, GROWN))).toBe(sentence);
  });

  it("says how much was read where that was not everything", () => {
    const sampled = { ...GROWN, coverage: { read: 40, unread: 361 } };
    const said = "Read: 40 of about 400 matching posts: all numbers are minimums.";
    const events: ThreadEvent[] = [
      { is: "grown", accountsAtFirst: 12, nextAt: 100 },
      { is: "ended", window: HOUR },
    ];
    for (const event of events) {
      expect(plainText(threadLine(event, GROWN))).not.toContain("Read:");
      expect(plainText(threadLine(event, sampled))).toMatch(new RegExp(`${said}$`));
    }
  });

  it("says that a wave began, how it went, and when the one before ended", () => {
    const wave = madeUpView({ burst: madeUpBurst({ wave: 2 }) });

    expect(plainText(threadLine({ is: "wave", previousEndedAt: FIRST_AT - HOUR }, wave))).toBe(
      "Wave 2: the same words again. 12 accounts posted the same 18 words within 9 minutes, the first of them 23 Nov 2026, 01:47 UTC. The wave before it ended 23 Nov 2026, 00:47 UTC.",
    );
  });

  it("carries a notification that says which burst, without words of a post", () => {
    expect(threadLine({ is: "ended", window: HOUR }, GROWN).notification).toBe("Mara Lindqvist: 7K3Q: Ended");
  });
});
