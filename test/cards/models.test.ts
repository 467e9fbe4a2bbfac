/** The messages that tone and content of all others go by, as somebody reads them; the budget's stand in its own test. */
import { describe, expect, it } from "vitest";
import { accountCard, noAccountCard } from "../../src/cards/account-card.ts";
import { burstCard } from "../../src/cards/burst-card.ts";
import { plainLines, plainText } from "../../src/cards/plain-text.ts";
import { threadLine } from "../../src/cards/thread-line.ts";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import type { Explanation } from "../../src/domain/burst.ts";
import { notFollowed } from "../../src/domain/following.ts";
import { DOLLAR } from "../../src/domain/money.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { FIRST_AT, madeUpBurst, madeUpView, PASSAGE } from "./made-up.ts";
import { firstAlert, limitedStatus, look, lookUpView, NOW } from "./models.ts";

describe("the first alert", () => {
  it("opens with numbers, says what they rest on, and ends with what they do not show", () => {
    expect(firstAlert.notification).toBe(
      "Mara Lindqvist: 12 accounts posted the same 18 words within 9 minutes (7K3Q)",
    );
    expect(plainLines(firstAlert)).toEqual([
      "12 accounts posted the same 18 words within 9 minutes",
      "Mara Lindqvist · burst 7K3Q · still growing · severity 46 of 100, notable (why?)",
      `│ ${PASSAGE}`,
      "Seen first copy we saw 23 Nov 2026, 01:47 UTC, latest 01:56 · 12 accounts, 13 posts · 9 word for word, 4 with changes",
      "Usual here at most 1 account repeats such a passage within 60 minutes (3 days of history)",
      "Could also be checked and not found: headline, share button, petition, quotation. There may be another reason.",
      "Accounts ages: being looked up · 1 of 12 declares a relation: “Field organizer for Lindqvist” (its bio)",
      "Posts 23 Nov 2026, 01:47 UTC @a_example (https://x.com/i/web/status/1) · 01:48 @b_example · and 11 more",
      "This shows the same words on different accounts in a short time. It does not show who wrote them, or why.",
      "[Posts] /verbatim burst 7K3Q posts",
      "[Accounts] /verbatim burst 7K3Q accounts",
      "[Mute…] /verbatim mute 7K3Q",
      "[Review…] /verbatim review 7K3Q",
      "[Export] /verbatim export 7K3Q",
      "[Why?] /verbatim burst 7K3Q",
    ]);
  });
});

describe("what follows it", () => {
  function viewAt(accounts: number, posts: number, minutes: number) {
    const burst = madeUpBurst({ accounts, posts, lastAt: FIRST_AT + minutes * MINUTE, severity: 52 });
    const ages = { known: accounts, young: 19, rest: "complete" } as const;
    const copies = { wordForWord: posts - 6, changed: 6 };
    return madeUpView({ burst, copies, following: { ...notFollowed({ accounts, posts }), ages } });
  }

  it("is a line of growth with what is new, and when the next one comes", () => {
    const growth = {
      fastest: { posts: 6, at: FIRST_AT + 11 * MINUTE },
      wordings: { count: 6, most: { from: "thank", to: "choose" } },
    };
    const grown = { is: "grown", accountsAtFirst: 12, nextAt: 100, growth } as const;
    const line = threadLine(grown, viewAt(52, 61, 31));
    expect(plainText(line)).toBe(
      "52 accounts now (12 at the first alert), 61 posts, 31 minutes after the first copy we saw. Fastest: 6 posts at 01:58. Wordings: 6, most often “choose” for “thank”. Account ages: 19 of the 52 were created within the last 90 days (known for all 52). No explanation found so far. Next line at 100 accounts or when it ends.",
    );
  });

  it("is a line in the place itself when it comes to a higher class", () => {
    expect(plainText(threadLine({ is: "raised", to: "high" }, viewAt(52, 61, 31)))).toBe(
      "7K3Q has 52 accounts and is now in class high (severity 52 of 100), with 61 posts. The details are in its message.",
    );
  });

  it("is its end, with the last numbers and what will be looked at again, at which cost", () => {
    const end = threadLine({ is: "ended", window: HOUR, looksCost: 4.4 * DOLLAR }, viewAt(91, 112, 57));
    expect(plainText(end)).toBe(
      "Ended. No new copy for 60 minutes. In all 91 accounts, 112 posts, 23 Nov 2026, 01:47 UTC–02:44. Accounts and posts will be looked at again after 1 h, 6 h, 24 h, 7 and 30 days (about $4.40).",
    );
  });
});

describe("the notice of a burst that a headline explains", () => {
  it("says the reason with its evidence, and what would bring the burst back", () => {
    const title = "Lindqvist wants a vote on the new harbour before the summer";
    const explanation: Explanation = {
      kind: "headline",
      why: { is: "page-title", share: { some: 38, all: 41 }, title, site: "news.example" },
      liftedBy: null,
      announceIf: { is: "points", copies: 20, lack: "that-link", accounts: 50 },
    };
    const burst = madeUpBurst({
      ...{ accounts: 41, posts: 41, passage: title, passageWords: 11, explanations: [explanation] },
      lastAt: FIRST_AT + 14 * MINUTE,
    });
    const lines = plainLines(burstCard(madeUpView({ shortId: "9FQ2", burst, copies: null })));
    expect(lines[0]).toBe("41 accounts posted the same 11 words within 14 minutes");
    expect(lines).toContain(
      `Explained headline: The words are the title of a page that 38 of the 41 posts link to: “${title}” (news.example). It will be announced if 20 or more copies come without that link, if accounts that co-posted before take part, or from 50 accounts on.`,
    );
    expect(lines.join("\n")).not.toContain("checked and not found");
  });
});

describe("the look-up of an account", () => {
  it("keeps apart what the platform says, what we stored, and what nobody here knows", () => {
    expect(plainLines(accountCard(lookUpView, ENGLISH))).toEqual([
      "@c_example · “Casey” · x · id 1234567890 · present (looked up 23 Nov 2026, 09:14 UTC)",
      "Profile created 2 Nov 2026 (21 days old) · 14 followers, follows 61 · 212 posts · bio: “Proud harbour town. Opinions mine.” · declares no relation that we recognise",
      "In our data (since 1 Oct 2026, in the watches seen here) 17 posts stored, 4 Oct 2026, 08:00 UTC to 23 Nov 2026, 01:48 UTC · in 2 of 46 bursts",
      "- 7K3Q: the 3rd copy we saw, 23 Nov 2026, 01:48 UTC · 12 accounts in all · Mara Lindqvist",
      "- 5M2D: the 6th copy we saw, 19 Nov 2026, 20:00 UTC · 12 accounts in all · Mara Lindqvist",
      "Together with others posted 3 different identical texts with the same 1 account, on 3 days: @a_example (3)",
      "Earlier look 19 Nov 2026, 07:00 UTC: handle was @casey_old, bio the same",
      "Its recent posts 1 of 5 hold a passage that is known here: 7K3Q",
      "Look-up cost of this look-up $0.01; 4 of your 5 today are left",
      "Not known who runs the account, posts outside the watches seen here, deleted posts that were never read",
      "Being in one burst says little: people copy texts they like. Repetition says more, and still not why.",
    ]);
  });

  it("says that it is gone, when that was seen, and when it was there last", () => {
    const gone = { standing: "suspended", why: "suspended", profile: null } as const;
    const snapshots = [look(NOW - 8 * HOUR), look(NOW, gone)];
    expect(plainLines(accountCard({ ...lookUpView, snapshots, live: null }, ENGLISH))[1]).toBe(
      "X says this account is suspended (seen 23 Nov 2026, 09:14 UTC; present 23 Nov 2026, 01:14 UTC). What was seen before is below.",
    );
  });

  it("does not take what is not stored for what was not posted", () => {
    const offer = { asked: "@c_example", price: DOLLAR / 100 };
    expect(plainLines(noAccountCard("@c_example", ENGLISH, { offer, since: Date.UTC(2026, 9, 1) }))).toEqual([
      "We have no post by @c_example in the watches seen here since 1 Oct 2026. That does not mean it posted none.",
      "[Look up the profile, $0.01] /verbatim account --account @c_example --show live",
    ]);
  });
});

describe("the status", () => {
  it("starts with one word and what it rests on, and says what was read, what waits and what was missed", () => {
    expect(plainLines(limitedStatus)).toEqual([
      "Limited (discord:1 refuses messages)",
      "Verbatim 1.2.0 · up for 48 hours, since 21 Nov 2026, 09:14 UTC · last stop: the machine was restarted, off 3 minutes · off before that 21 Nov 2026, 09:11 UTC – 21 Nov 2026, 09:14 UTC",
      "Read last poll less than a minute ago · a post 2 minutes after it was posted (median of 24 hours)",
      "Watches (1)",
      "- Mara Lindqvist: 2,940 posts, 210 of the last day, last read less than a minute ago",
      "Chat (1)",
      "- discord:1: 0 waiting, 2 messages parked: Missing permission Send Messages: give the role that permission.",
      "Money X: $40.00 of $50.00 this month, forecast $54.00 if nothing changes · today $1.90 of $2.50",
      "As the month is spent from 80 % on live look-ups stop · from 82 % on searches outside the watches stop · from 84 % on re-checks once a day only · from 86 % on what is sampled is read half as much",
      "Gaps (1)",
      "- Okafor (x), 22 Nov 2026, 14:00 UTC – 22 Nov 2026, 14:26 UTC: X cannot answer (503)",
      "Held 2 holds · 3 mutes, the next of which ends 23 Nov 2026, 18:00 UTC · quiet hours 23:00–07:00 Europe/Brussels",
      "Kept texts 90 days, what proves them 365 days · 1,204 texts removed 22 Nov 2026, 04:00 UTC · next due 1 Dec 2026, 08:00 UTC · 12 texts are kept longer by 2 holds (7K3Q and @c_example)",
      "Machine memory 310 MB · disk 41 % full · chains verified 23 Nov 2026, 03:00 UTC · last backup 22 Nov 2026, 03:00 UTC",
    ]);
  });
});
