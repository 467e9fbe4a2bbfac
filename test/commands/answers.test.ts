import { describe, expect, it } from "vitest";
import { NO_NOTES } from "../../src/cards/desk-notes.ts";
import { described } from "../../src/cards/help-card.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import { ENGLISH, wordsIn } from "../../src/cards/words/catalogue.ts";
import { allCommands } from "../../src/commands/all.ts";
import type { CommandContext } from "../../src/commands/command.ts";
import type { AccountAnswer, BurstDetail, Desk, WatchStatus } from "../../src/commands/desk.ts";
import { parseInput } from "../../src/commands/parse.ts";
import type { BurstMember } from "../../src/domain/burst.ts";
import { notFollowed } from "../../src/domain/following.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { UNREAD } from "../../src/domain/unread.ts";
import { FIRST_AT, madeUpBurst } from "../cards/made-up.ts";
import { deskWith } from "./empty-desk.ts";

const NOW = FIRST_AT + DAY;

function member(n: number, account: string): BurstMember {
  return {
    source: "x",
    postId: String(1_800_000_000_000_000_000n + BigInt(n)),
    platform: "x",
    accountId: `id-${account}`,
    handle: account,
    createdAt: FIRST_AT + n * MINUTE,
    text: "one two three four five six seven eight",
  };
}

const MEMBERS = [..."abcdefghijkl"]
  .map((account, n) => member(n, `${account}_example`))
  .concat(member(13, "a_example"));
const SUMMARY = {
  burst: madeUpBurst(),
  shortId: "7K3Q",
  watchName: "Lindqvist",
  announced: true,
  reason: "first",
  withdrawn: false,
};
const DETAIL: BurstDetail = {
  ...SUMMARY,
  members: MEMBERS,
  coverage: null,
  following: notFollowed({ accounts: 12, posts: 13 }),
  wordForWord: 12,
  notes: NO_NOTES,
  told: [{ place: "terminal", at: FIRST_AT + 4 * MINUTE }],
};

async function ask(
  line: string,
  desk: Desk = deskWith(),
  context: Partial<CommandContext> = {},
): Promise<string> {
  const parsed = parseInput({ is: "line", line }, allCommands);
  if (parsed.is !== "command") throw new Error(`the test typed what is no command: ${line}`);
  const base = {
    desk,
    workbench: null,
    now: NOW,
    place: "terminal",
    timezone: "UTC",
    role: "viewer",
    handles: "full",
    words: ENGLISH,
  } as const;
  let text = "";
  for await (const reply of parsed.command.run({ ...base, ...context, options: parsed.options })) {
    text += reply.is === "card" ? `${plainText(reply.card)}\n` : "";
  }
  return text;
}

describe("bursts", () => {
  it("says plainly that there are none", async () => {
    expect(await ask("bursts 24h")).toContain("No bursts in the last 24h");
  });

  it("lists ten a page, says what is left, and leads on", async () => {
    const bursts = Array.from({ length: 23 }, () => SUMMARY);
    const first = await ask("bursts", deskWith({ bursts }));

    expect(first).toContain("23 bursts, page 1 of 3");
    expect(first).toContain(
      "- 7K3Q · 12 accounts, 13 posts · 23 Nov 2026, 01:47 UTC · open · announced · Lindqvist · “Only one",
    );
    expect(first).toContain("and 13 more");
    expect(first).toContain("[Next page] /verbatim bursts --page 2");
    expect(await ask("bursts --page 3", deskWith({ bursts }))).not.toContain("more");
  });
});

describe("the list of bursts", () => {
  it.each([
    ["quiet", "quiet: slow"],
    ["explained", "quiet: explained"],
    ["of-a-later-version", "quiet: of-a-later-version"],
  ])("says why one was not announced: %s", async (reason, words) => {
    const bursts = [{ ...SUMMARY, announced: false, reason }];
    expect(await ask("bursts", deskWith({ bursts }))).toContain(` · open · ${words} · Lindqvist`);
  });
});

describe("burst", () => {
  const desk = deskWith({ details: { "7K3Q": DETAIL } });

  it("shows the burst's card, where it was told, and why", async () => {
    const text = await ask("burst 7k3q", desk);

    expect(text).toContain("12 accounts posted the same 18 words within 9 minutes");
    expect(text).toContain("Decision announced when it was found");
    expect(text).toContain("Told terminal 23 Nov 2026, 01:51 UTC");
  });

  it("lists its posts and its accounts by pages", async () => {
    const posts = await ask("burst 7k3q posts 2", desk);
    expect(posts).toContain("13 posts of burst 7K3Q, page 2 of 2");
    expect(posts).toContain("@a_example (https://x.com/i/web/status/1800000000000000013)");

    const accounts = await ask("burst 7k3q accounts", desk);
    expect(accounts).toContain("12 accounts of burst 7K3Q, page 1 of 2");
    expect(accounts).toContain(" · 2 posts, the first 23 Nov 2026, 01:47 UTC");
  });

  it("names nobody where names are masked", async () => {
    for (const line of ["burst 7k3q", "burst 7k3q posts", "burst 7k3q accounts"]) {
      const text = await ask(line, desk, { handles: "masked" });
      expect(text).toContain("@a_…e");
      expect(text).not.toMatch(/_example|status\/18/);
    }
  });

  it("says of what it does not find only that", async () => {
    expect(await ask("burst 9999", desk)).toContain("There is no burst “9999” among those seen here.");
  });
});

describe("account", () => {
  const together = Array.from({ length: 10 }, (_, i) => ({
    accountId: `id-${i}`,
    handle: `h${i}`,
    bursts: 3,
  }));
  const found: AccountAnswer = {
    accountId: "123",
    platform: "x",
    handles: ["c_example", "casey_old"],
    posts: 17,
    firstSeen: FIRST_AT,
    lastSeen: FIRST_AT + HOUR,
    bursts: [{ ...SUMMARY, postedAt: FIRST_AT + MINUTE, position: 3, postId: "1" }],
    together,
    togetherIn: { bursts: 3, days: 2 },
    snapshots: [],
    declaration: null,
  };

  it("says what is stored, with whom, and what that does not show", async () => {
    const text = await ask("account @c_example", {
      ...deskWith(),
      account: async () => ({ accounts: [found], more: 3 }),
    });

    expect(text).toContain("3 more accounts had this name; ask by id.");

    expect(text).toContain("@c_example · x · id 123");
    expect(text).toContain("17 posts stored, 23 Nov 2026, 01:47 UTC to 23 Nov 2026, 02:47 UTC · in 1 burst");
    expect(text).toContain("7K3Q: the 3rd copy we saw");
    expect(text).toContain("@h7 (3) and 2 more");
    expect(text).toContain("Other handles seen @casey_old");
    expect(text).toContain("Repetition says more, and still not why.");
  });

  it("says that nothing stored is not nothing posted", async () => {
    expect(await ask("account @nobody")).toContain(
      "We have no post by @nobody in the watches seen here. That does not mean it posted none.",
    );
  });
});

describe("phrase", () => {
  it("says how many posts contain it, and in which bursts it is", async () => {
    const posts = [{ ...member(1, "a_example"), watch: "lindqvist" }];
    const answer = { bursts: [SUMMARY], posts, totalPosts: 40, accounts: 31 };
    const text = await ask("phrase harbour workers", { ...deskWith(), phrase: async () => answer });

    expect(text).toContain("40 stored posts by 31 accounts contain these words");
    expect(text).toContain("│ harbour workers");
    expect(text).toContain("In 1 burst");
    expect(text).toContain("and 39 more");
  });

  it("asks for more than two letters", async () => {
    expect(await ask("phrase ab")).toContain("A phrase has 3 to 1,000 characters.");
  });
});

describe("watch list and status", () => {
  const watch = {
    id: "lindqvist",
    name: "Lindqvist",
    keywords: ["mara lindqvist", "lindqvist"],
    sources: ["replay"],
  };
  const listed: WatchStatus = {
    watch: { ...watch, require: [], exclude: [], languages: [], texts: [] },
    origin: "file",
    places: ["terminal"],
    posts: 1_234,
    postsLastDay: 210,
    openBursts: 1,
    lastPollAt: NOW - 5 * MINUTE,
    lastError: null,
    overdueSince: null,
    reading: null,
    coverage: null,
  };
  const parked = {
    place: "terminal",
    waiting: 0,
    parked: 2,
    parkedWhy: "give the bot the permission to write",
  };

  function desk(changes: Partial<Awaited<ReturnType<Desk["status"]>>>): Desk {
    return {
      ...deskWith(),
      watches: async () => [listed],
      status: async () => ({ ...(await deskWith().status(NOW)), watches: [listed], ...changes }),
    };
  }

  it("lists each watch with its words, its places and when it was last read", async () => {
    expect(await ask("watch list", desk({}))).toContain(
      "- Lindqvist (lindqvist, file) · “mara lindqvist”, “lindqvist” · from replay · tells terminal · 1,234 posts, 1 open burst · last read 5 minutes ago",
    );
  });

  it("shows one watch in full, with its gaps alone, and other places only to editors", async () => {
    const gap = { source: "x", from: FIRST_AT, to: FIRST_AT + HOUR, why: "X answered 503" };
    const gaps = [
      { ...gap, watch: "lindqvist" },
      { ...gap, watch: "lindqvist", why: UNREAD.countsLed },
      { ...gap, watch: "okafor" },
    ];
    const there = desk({ watches: [{ ...listed, places: ["terminal", "slack:C-OTHER"] }], gaps });
    const text = await ask("watch show lindqvist", there);

    expect(text.split("\n")).toEqual([
      "Lindqvist",
      "lindqvist · file",
      "Any of “mara lindqvist”, “lindqvist”",
      "Languages all",
      "From replay",
      "Tells terminal",
      "Known texts No known texts",
      "Posts 1,234 posts, 210 of the last day · 1 open burst",
      "Reading last read 5 minutes ago",
      "- lindqvist (x), 23 Nov 2026, 01:47 UTC – 23 Nov 2026, 02:47 UTC: X answered 503",
      "- lindqvist (x), 23 Nov 2026, 01:47 UTC – 23 Nov 2026, 02:47 UTC: read where the counts stood out",
      "",
    ]);
    expect(await ask("watch show lindqvist", there, { role: "editor" })).toContain("slack:C-OTHER");
    expect(await ask("watch show nosuch", there)).toContain(
      "There is no watch “nosuch” among those seen here.",
    );
  });

  it.each([
    [
      "Limited",
      { watches: [{ ...listed, overdueSince: NOW - 3 * HOUR }, listed] },
      "Limited (Lindqvist was not read for 3 hours)",
    ],
    [
      "Stopped",
      { watches: [{ ...listed, overdueSince: NOW - HOUR }] },
      "Stopped (Lindqvist was not read for 60 minutes)",
    ],
    ["Working", {}, "Working"],
    ["Limited", { outbox: [parked] }, "Limited (terminal refuses messages)"],
    ["Limited", { unheard: [{ platform: "slack", since: NOW - HOUR }] }, "Limited (Slack is not connected)"],
    [
      "Stopped",
      { watches: [{ ...listed, lastError: "the file is gone" }] },
      "Stopped (Lindqvist cannot be read)",
    ],
  ])("begins with %s", async (_word, changes, headline) => {
    expect((await ask("status", desk(changes))).split("\n")[0]).toBe(headline);
  });

  it("says what is parked and why, what was missed, and the machine only to editors", async () => {
    const gap = {
      watch: "lindqvist",
      source: "x",
      from: FIRST_AT,
      to: FIRST_AT + HOUR,
      why: "X answered 503",
    };
    const held = { delay: 95_000, mutes: { count: 3, nextEndsAt: FIRST_AT + HOUR } };
    const unheard = [{ platform: "discord", since: FIRST_AT }];
    const facts = { outbox: [parked], gaps: [gap], malformed: 1, unheard, ...held };
    const text = await ask("status", desk(facts));

    expect(text).toContain(
      "- Discord is not connected since 23 Nov 2026, 01:47 UTC: nobody is heard there; it is tried again by itself",
    );
    expect(text).toContain("terminal: 0 waiting, 2 messages parked: give the bot the permission to write");
    expect(text).toContain("lindqvist (x), 23 Nov 2026, 01:47 UTC – 23 Nov 2026, 02:47 UTC: X answered 503");
    expect(text).toContain("Lindqvist: 1,234 posts, 210 of the last day, last read 5 minutes ago");
    expect(text).toContain(
      "Read last poll 5 minutes ago · a post 2 minutes after it was posted (median of 24 hours)",
    );
    expect(text).toContain("Held 3 mutes, the next of which ends 23 Nov 2026, 02:47 UTC");
    expect(text).toContain("1 item could not be understood and was left out");
    expect(text).not.toContain("memory");
    expect(await ask("status", desk(facts), { role: "editor" })).toContain(
      "Machine memory 310 MB · disk 41 % full",
    );
  });

  it("says which chain does not hold and where, and how it stopped, but for what concerns the machine", async () => {
    const upkeep = {
      lastStop: { how: "crash", why: "no such file", at: 0 },
      chains: { checkedAt: FIRST_AT, broken: [{ name: "Lindqvist", at: 1_204, why: "changed" }] },
      lastBackup: FIRST_AT,
      kept: {
        ...{ texts: 90 * DAY, hashes: 365 * DAY, due: 3, nextAt: null },
        ...{ removed: { texts: null, hashes: null }, held: { texts: 0, holds: [] } },
      },
    } as const;
    const text = await ask("status", desk({ upkeep }));
    expect(text.split("\n")[0]).toBe("Limited (the evidence chain of Lindqvist does not hold)");
    expect(text).toContain(
      "From link 1,204 on the evidence chain of Lindqvist does not hold: it is not what was written.",
    );
    expect(text).toContain("last stop: an error, off");
    expect(text).not.toMatch(/no such file|last backup|Kept|chains verified/);
    const all = await ask("status", desk({ upkeep }), { role: "editor" });
    expect(all).toContain("last stop: an error (“no such file”), off");
    expect(all).toContain(
      "Kept texts 90 days, what proves them 365 days · nothing removed yet · 3 texts are due now",
    );
    expect(all).toContain("last backup 23 Nov 2026, 01:47 UTC");
  });

  it("says what is held and when that ends, what is paused, and for how long it was off", async () => {
    const quiet = { from: "23:00", to: "07:00", timezone: "Europe/Brussels" };
    const paused = { until: FIRST_AT + DAY, by: "Anna" };
    const facts = {
      watches: [{ ...listed, paused }],
      holds: { count: 2, nextEndsAt: null },
      mutes: { count: 1, nextEndsAt: FIRST_AT + HOUR },
      quietHours: [
        { ...quiet, place: "terminal" },
        { ...quiet, place: "slack:C-OTHER" },
      ],
      startedAt: FIRST_AT,
      lastAbsence: { from: FIRST_AT - HOUR, to: FIRST_AT + MINUTE },
    };
    const text = await ask("status", desk(facts));
    expect(text).toContain(
      "Held 2 holds · 1 mute, which ends 23 Nov 2026, 02:47 UTC · quiet hours 23:00–07:00 Europe/Brussels\n",
    );
    expect(text).toContain("last read 5 minutes ago · paused until 24 Nov 2026, 01:47 UTC by Anna");
    expect(text).toContain("off before that 23 Nov 2026, 00:47 UTC – 23 Nov 2026, 01:48 UTC");
    expect(await ask("status", desk(facts), { role: "editor" })).toContain(
      "quiet hours 23:00–07:00 Europe/Brussels (slack:C-OTHER)",
    );
    const { lastAbsence, startedAt: _, ...longAgo } = facts;
    expect(await ask("status", desk({ ...longAgo, lastAbsence, startedAt: FIRST_AT + HOUR }))).not.toContain(
      "off before",
    );
  });
});

describe("a question of who and why", () => {
  const following = {
    ...DETAIL.following,
    ages: { known: 12, young: 3, rest: "complete" as const },
    declaring: { accounts: 1, first: { quoted: "Field organizer for @mara", in: "bio" as const } },
  };
  const asked = (detail: BurstDetail, context: Partial<CommandContext> = {}) =>
    ask("who wrote 7K3Q?", deskWith({ details: { "7K3Q": detail } }), context);

  it("is told what the accounts declare and when they were created, where that was looked up", async () => {
    const text = await asked({ ...DETAIL, following });
    expect(text).toContain(
      "Declared relations 1 of 12 declares a relation: “Field organizer for @mara” (its bio)",
    );
    expect(text).toContain("Account ages 3 of 12 created within the last 90 days (known for all 12)");
    expect(await asked({ ...DETAIL, following }, { handles: "masked" })).not.toContain("@mara");
  });

  it("is told where nobody looked, and what most copies carry", async () => {
    const things = [{ kind: "link", shown: "news.example/a", copies: 11, of: 12 }] as const;
    const text = await asked({ ...DETAIL, burst: madeUpBurst({ things }) });
    expect(text).toContain("Declared relations none that we recognise");
    expect(text).toContain("Account ages not looked up");
    expect(text).toContain("Copies also carry 11 of 12 the same link: news.example/a");
    expect(text).toContain("Not known who wrote the words first");
  });
});

describe("what other places hear", () => {
  const told = [
    { place: "terminal", at: FIRST_AT },
    { place: "slack:C-OTHER", at: FIRST_AT },
  ];
  const desk = deskWith({ details: { "7K3Q": { ...DETAIL, told } } });

  it("is shown to editors, and to nobody else", async () => {
    expect(await ask("burst 7K3Q", desk)).not.toContain("slack:C-OTHER");
    expect(await ask("burst 7K3Q", desk, { role: "editor" })).toContain("slack:C-OTHER");
  });
});

describe("help", () => {
  it("describes one command with its options and examples", async () => {
    const text = await ask("help watch list");
    expect(text).toContain("/verbatim watch list");
    expect(await ask("help burst")).toContain("/verbatim burst <id> [show] [page]");
    expect(await ask("help brust")).toContain("Did you mean burst");
  });
});

describe.each(["en", "nl"])("the help in %s", (language) => {
  it.each(allCommands.map(({ spec }) => [spec.name, spec] as const))("explains all of %s", (_name, spec) => {
    const { summary, options } = described(spec, wordsIn(language));

    expect(summary).not.toBe("");
    for (const { name, help } of options) expect(help, name).not.toBe("");
  });

  it("explains nothing that there is not", () => {
    const { commands } = wordsIn(language);
    const told = Object.entries(commands).map(([name, { options }]) => [name, Object.keys(options).sort()]);
    const there = allCommands.map(({ spec }) => [spec.name, spec.options.map(({ name }) => name).sort()]);
    expect(told.sort()).toEqual(there.sort());
  });
});

describe("every example in the help", () => {
  it.each(allCommands.flatMap(({ spec }) => spec.examples.map((line) => [line, spec.name])))(
    "%s is understood",
    (line, name) => {
      expect(parseInput({ is: "line", line }, allCommands)).toMatchObject({ command: { spec: { name } } });
    },
  );
});
