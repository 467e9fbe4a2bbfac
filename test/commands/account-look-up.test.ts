import { expect, it } from "vitest";
import { plainText } from "../../src/cards/plain-text.ts";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import { account } from "../../src/commands/account.ts";
import type { CommandContext } from "../../src/commands/command.ts";
import type { Scope } from "../../src/commands/desk.ts";
import { createDesk } from "../../src/commands/scoped-desk.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { createAccountLookUp } from "../../src/pipeline/follow-up/look-up-account.ts";
import { SourceError } from "../../src/sources/source.ts";
import { openCache } from "../../src/store/cache.ts";
import type { Store } from "../../src/store/store.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { describeStores } from "../contracts/store-places.ts";
import { createWorld, paste, postAt, SENTENCE, START } from "../pipeline/follow-up/followed-world.ts";
import { createOpenPurse } from "../servers/open-purse.ts";
import { quietEvents } from "../servers/quiet-events.ts";
import { FREE } from "./free-facts.ts";

const ALL: Scope = { all: true };
const ANOTHER = "this sunday we can thank her together at the ballot box in our harbour town";

/** Two bursts of the same accounts, on two days; the first was followed. */
async function scene(store: Store) {
  const purse = createOpenPurse();
  const world = await createWorld(store, { budget: purse, id: "x" });
  world.platform.profiles.set("a3", {
    ...{ name: "Casey", handle: "casey_old", bio: "Proud harbour town. Opinions mine." },
    createdAt: START - 21 * DAY,
  });
  paste(world, START, 4);
  await world.poll(START + 5 * MINUTE);
  await world.follow(START + 5 * MINUTE);
  for (let i = 1; i <= 4; i += 1) {
    world.posts.push(postAt(START + DAY + i * MINUTE, `a${i}`, ANOTHER, "x"));
  }
  await world.poll(START + DAY + 5 * MINUTE);
  await world.poll(START + DAY + 3 * HOUR);
  const clock = createManualClock(START + 2 * DAY);
  const lookUps = createAccountLookUp({
    store,
    sources: new Map([[world.platform.source.id, world.platform.source]]),
    budget: purse,
    times: new Map([["x", 5]]),
    events: quietEvents,
    cache: openCache(store, "look-ups", clock),
    removed: "drop",
    clock,
  });
  const lookUpBy = (person: string) => ({
    account: (sought: Parameters<typeof lookUps.account>[0]) => lookUps.account(sought, person),
    price: lookUps.price,
  });

  const data: string[] = [];
  async function ask(
    options: Readonly<Record<string, string>>,
    {
      scope = ALL,
      by = "slack:U1",
      ...context
    }: Partial<CommandContext> & { scope?: Scope; by?: string | null } = {},
  ): Promise<string> {
    const desk = createDesk(store, scope, {
      version: "",
      startedAt: START,
      placesOf: () => [],
      memoryBytes: () => 0,
      ...FREE,
      detection: { minAccounts: 4, window: HOUR },
    });
    const replies = account.run({
      ...{
        desk,
        workbench: null,
        now: clock.now(),
        place: "chat:desk",
        timezone: "UTC",
        role: "editor",
        handles: "full",
      },
      ...{ words: ENGLISH, lookUp: by === null ? null : lookUpBy(by), ...context, options },
    });
    let said = "";
    for await (const reply of replies) {
      if (reply.is !== "card") continue;
      said += `${plainText(reply.card)}\n`;
      data.push(JSON.stringify(reply.data));
    }
    return said;
  }

  const asked = () =>
    world.platform.calls.filter((call) => call.asked !== "search" && call.asked !== "posts").length;
  return { world, purse, clock, ask, asked, data };
}

describeStores("looking an account up", (place) => {
  it("shows an editor the profile as it is now, what is stored, and what it cost", async () => {
    const { world, ask, data } = await scene(await place.open());
    world.platform.profiles.set("a3", {
      ...{ name: "Casey", handle: "c_example", bio: "Proud harbour town. Opinions mine." },
      createdAt: START - 21 * DAY,
    });
    const said = await ask({ account: "@casey_old" });
    expect(said).toContain("“Casey” · x · id a3 · present (looked up 4 Nov 2026, 00:00 UTC)");
    expect(said).toContain(
      "Profile created 12 Oct 2026 (23 days old) · 14 followers, follows 61 · 212 posts · bio: “Proud harbour town. Opinions mine.” · declares no relation that we recognise",
    );
    expect(said).toContain("in the watches seen here) 2 posts stored");
    expect(said).toContain("the 3rd copy we saw");
    expect(said).toContain(
      "Together with others posted 2 different identical texts with the same 3 accounts, on 2 days: @a1_example (2), @a2_example (2), @a4_example (2)",
    );
    expect(said).toContain("Earlier look 2 Nov 2026, 00:05 UTC: handle was @casey_old, bio the same");
    expect(said).toMatch(/Its recent posts 2 of 2 hold a passage that is known here: \w{4}, \w{4}/);
    expect(said).toContain("Look-up cost of this look-up $0.02; 5 of your 5 today are left");
    expect(said).toContain("Not known who runs the account");
    expect(said).toContain("Being in one burst says little");
    expect(data.at(-1), "with what its looks said").toContain('"bio":"Proud harbour town');
    expect(data.at(-1), "without the items as the platform gave them").not.toContain('"raw"');
  });

  it("keeps what it paid for when only the recent posts fail, and says that they did", async () => {
    const { world, purse, ask } = await scene(await place.open());
    const { lookups } = world.platform.source;
    if (lookups === null) throw new Error("nobody to ask");
    const recentPosts = lookups.recentPosts;
    lookups.recentPosts = async (...asked) => {
      lookups.recentPosts = recentPosts;
      world.platform.failNext = new SourceError("unavailable", "X answered 503.");
      return recentPosts(...asked);
    };
    world.platform.profiles.set("a3", { handle: "c_example" });
    const settled = purse.settled.length;
    expect(await ask({ account: "@casey_old" })).toContain("X answered 503.");
    expect(purse.settled.slice(settled), "the profile was billed").toEqual([
      { booking: purse.asked.length, cost: 10_000 },
    ]);
    expect(await ask({ account: "@c_example" }, { by: null }), "and is kept").toContain("@c_example");
  });

  it("is one read for all who ask within the hour, by any name, also at the same moment", async () => {
    const { ask, asked, clock } = await scene(await place.open());
    const before = asked();
    const both = await Promise.all([ask({ account: "a3" }), ask({ account: "a3" }, { by: "slack:U2" })]);
    expect(asked() - before, "the account and its posts").toBe(2);
    // Which of the two comes first at the same moment is the database's to say.
    expect(both.filter((said) => said.includes("cost of this look-up $0.02"))).toHaveLength(1);
    expect(await ask({ account: "@casey_old" }, { by: "slack:U3" })).toContain("cost of this look-up $0.00");
    clock.set(clock.now() + HOUR + 1);
    await ask({ account: "a3" });
    expect(asked() - before).toBe(4);
  });

  it("answers everybody else with what is stored, with its date, and spends nothing", async () => {
    const { ask, asked } = await scene(await place.open());
    const before = asked();
    const said = await ask({ account: "@casey_old" }, { by: null });
    expect(said).toContain("present (looked up 2 Nov 2026, 00:05 UTC)");
    expect(said).not.toContain("cost of this");
    expect(await ask({ account: "a3", show: "stored" }), "an editor who asks for no more").not.toContain(
      "cost",
    );
    expect(asked()).toBe(before);
  });

  it("says what the platform says of one that it does not show, and shows what was seen before", async () => {
    const store = await place.open();
    const { world, ask } = await scene(store);
    world.platform.awayAccounts.set("a3", "suspended");
    const said = await ask({ account: "a3" });
    expect(said).toContain(
      "X says this account is suspended (seen 4 Nov 2026, 00:00 UTC; present 2 Nov 2026, 00:05 UTC). What was seen before is below.",
    );
    expect(said).toContain("bio: “Proud harbour town. Opinions mine.”");
    const texts = await store.db.selectFrom("posts").select("text").where("account_id", "=", "a3").execute();
    expect(
      texts.map(({ text }) => text),
      "obeyed",
    ).toEqual([null, null]);
  });

  it("says that nothing is stored, offers a look-up with its price, and makes it when asked", async () => {
    const { world, ask, asked } = await scene(await place.open());
    world.platform.elsewhere.push(postAt(START, "z9", SENTENCE, "x"));
    const before = asked();
    const said = await ask({ account: "https://x.com/z9_example" });
    expect(said).toContain(
      "We have no post by @z9_example in the watches seen here since 2 Nov 2026. That does not mean it posted none.",
    );
    expect(said).toContain(
      "[Look up the profile, $0.06] /verbatim account --account @z9_example --show live",
    );
    expect(asked()).toBe(before);
    const live = await ask({ account: "@z9_example", show: "live" });
    expect(live).toContain("@z9_example · x · id z9 · present (looked up");
    expect(live).toContain("1 of 1 hold a passage");
    expect(
      await ask({ account: "@z9_example" }, { by: null }),
      "no offer for those who may not",
    ).not.toContain("[");
  });

  it("says why it was not looked up: the day's share, the budget, the source", async () => {
    const { world, purse, ask } = await scene(await place.open());
    purse.refuse = () => ({ is: "refused", reason: "person", resumesAt: START + 3 * DAY });
    expect(await ask({ account: "a3" })).toContain(
      "Look-up not looked up: you have asked as often today as one may; again from 5 Nov 2026, 00:00 UTC",
    );
    purse.refuse = () => ({ is: "refused", reason: "team", resumesAt: null });
    expect(await ask({ account: "a3" })).toContain("the team has asked as often today as it may");
    purse.refuse = null;
    world.platform.failNext = new SourceError("unavailable", "X answered 503.");
    const failed = await ask({ account: "a3" });
    expect(failed).toContain("not looked up: X answered 503.");
    expect(failed, "what is stored is there all the same").toContain(
      "in the watches seen here) 2 posts stored",
    );
  });

  it("names nobody where names are masked, and sees nothing outside of the scope", async () => {
    const { ask } = await scene(await place.open());
    const masked = await ask({ account: "a3" }, { by: null, handles: "masked" });
    expect(masked).not.toMatch(/casey|Casey|Proud|id a3/);
    const scope: Scope = { all: false, watches: ["market"] };
    const outside = await ask({ account: "@casey_old" }, { by: null, scope });
    expect(outside).toContain("We have no post by @casey_old");
    expect(outside).not.toContain("looked up");
  });
});
