import { expect, it } from "vitest";
import { plainText } from "../../src/cards/plain-text.ts";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import type { CommandContext } from "../../src/commands/command.ts";
import type { Scope } from "../../src/commands/desk.ts";
import { createDesk } from "../../src/commands/scoped-desk.ts";
import { why } from "../../src/commands/why.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";
import { recordGaps } from "../../src/store/gaps.ts";
import { putMute } from "../../src/store/mutes.ts";
import { markSent } from "../../src/store/outbox.ts";
import type { Store } from "../../src/store/store.ts";
import { describeStores } from "../contracts/store-places.ts";
import { createWorld, paste, postAt, SENTENCE, START } from "../pipeline/follow-up/followed-world.ts";
import { createOpenPurse } from "../servers/open-purse.ts";
import { FREE } from "./free-facts.ts";

const ALL: Scope = { all: true };
const NOW = START + DAY;

async function ask(
  store: Store,
  about: string,
  { scope = ALL, ...context }: Partial<CommandContext> & { scope?: Scope } = {},
): Promise<string> {
  const desk = createDesk(store, scope, {
    version: "",
    startedAt: START,
    placesOf: () => [],
    memoryBytes: () => 0,
    ...FREE,
    detection: { minAccounts: 4, window: HOUR },
  });
  const replies = why.run({
    ...{
      desk,
      workbench: null,
      now: NOW,
      place: "chat:desk",
      timezone: "UTC",
      role: "viewer",
      handles: "full",
    },
    ...{ words: ENGLISH, ...context, options: { about } },
  });
  let said = "";
  for await (const reply of replies) if (reply.is === "card") said += plainText(reply.card);
  return said;
}

const address = (id: string) => `https://x.com/somebody/status/${id}`;

describeStores("why, asked along a post's way", (place) => {
  async function world(store: Store) {
    return createWorld(store, { budget: createOpenPurse() });
  }

  it("says that no keyword matches, and which is nearest", async () => {
    const store = await place.open();
    await world(store);
    const said = await ask(store, "something about the quay");
    expect(said).toContain("No watch seen here looks for these words.");
    await store.db
      .updateTable("watches")
      .set((eb) => ({
        definition: eb.fn<string>("replace", [
          "definition",
          eb.val('"Lindqvist"'),
          eb.val('"Lindqvist quay"'),
        ]),
      }))
      .where("id", "=", "harbour")
      .execute();
    expect(await ask(store, "something about the quay")).toContain(
      "Nearest: “Lindqvist quay” of Mara Lindqvist, without “lindqvist”",
    );
  });

  it("says that it matches and was not read, with the gap it fell into", async () => {
    const store = await place.open();
    const { poll } = await world(store);
    await poll(START + 5 * MINUTE);
    // 2026-11-02T00:02Z as a number of X's.
    const id = ((BigInt(START + 2 * MINUTE) - 1_288_834_974_657n) << 22n).toString();
    const gap = { from: START, to: START + 4 * MINUTE, why: "X answered 503" };
    await store.transaction((tx) => recordGaps(tx, "harbour", "listed", [gap], START + 5 * MINUTE));
    const said = await ask(store, address(id));
    expect(said).toContain("This post is not stored for any watch seen here.");
    expect(said).toContain("By its number it was posted 2 Nov 2026, 00:02 UTC.");
    expect(said).toContain(
      "Mara Lindqvist did not read 2 Nov 2026, 00:00 UTC–2 Nov 2026, 00:04 UTC: X answered 503",
    );
    const text = await ask(store, "Lindqvist has stood up for us");
    expect(text).toContain("These words are looked for, and no post that holds them is stored.");
    expect(text).toContain("Mara Lindqvist looks for “Lindqvist”");
    expect(text).toContain("did not read");
  });

  it("says that the watch has not come to it yet", async () => {
    const store = await place.open();
    const { poll } = await world(store);
    await poll(START);
    const id = ((BigInt(START + HOUR) - 1_288_834_974_657n) << 22n).toString();
    expect(await ask(store, id)).toContain(
      "Mara Lindqvist read last 2 Nov 2026, 00:00 UTC (the post is younger)",
    );
  });

  it("says when it was read, and how many accounts of those that a burst takes", async () => {
    const store = await place.open();
    const { poll, posts, ...rest } = await world(store);
    paste({ posts, ...rest }, START, 3);
    posts.push(postAt(START + MINUTE, "a9", "something else altogether that nobody repeats in here"));
    await poll(START + 5 * MINUTE);
    const said = await ask(store, address(posts[1]?.id ?? ""));
    expect(said).toContain(
      "Read 2 Nov 2026, 00:05 UTC for Mara Lindqvist; it was posted 2 Nov 2026, 00:01 UTC.",
    );
    expect(said).toContain(
      "3 of 4 accounts: so many posted its words within 60 minutes around it, and a burst begins at 4.",
    );
    expect(await ask(store, address(posts[3]?.id ?? ""))).toContain("1 of 4 accounts");
    expect(await ask(store, "the people of the lower quay"), "by its words").toContain("3 of 4 accounts");
  });

  it("says that it is a repost, or not judged yet", async () => {
    const store = await place.open();
    const { poll, posts } = await world(store);
    posts.push({ ...postAt(START, "a1"), repostOf: "1" }, postAt(START, "a2"));
    await poll(START + MINUTE);
    await store.db
      .updateTable("watch_posts")
      .set({ seq: null })
      .where("post_id", "=", posts[1]?.id ?? "")
      .execute();
    expect(await ask(store, address(posts[0]?.id ?? ""))).toContain("reposts never count");
    expect(await ask(store, address(posts[1]?.id ?? ""))).toContain("not judged yet");
  });

  it("says that a search brought it", async () => {
    const store = await place.open();
    const scene = await world(store);
    const elsewhere = postAt(START - HOUR, "early");
    scene.platform.elsewhere.push(elsewhere);
    paste(scene, START, 4);
    await scene.poll(START + 5 * MINUTE);
    await scene.follow(START + 5 * MINUTE);
    expect(await ask(store, address(elsewhere.id))).toMatch(
      /A search for the words of burst \w{4,6} brought it: it is listed there and counts for nothing\./,
    );
  });

  async function burst(store: Store) {
    const scene = await world(store);
    paste(scene, START, 4);
    await scene.poll(START + 5 * MINUTE);
    const row = await store.db.selectFrom("bursts").selectAll().executeTakeFirstOrThrow();
    return { scene, id: row.id, shortId: row.short_id, postId: scene.posts[0]?.id ?? "" };
  }

  it("says what explains it, who muted it until when, and that quiet hours held it", async () => {
    const store = await place.open();
    const { id, shortId, postId } = await burst(store);
    const explanations = [
      { kind: "headline", why: "38 of 41 link to a page of that title.", liftedBy: null, announceIf: "" },
    ];
    await store.db
      .updateTable("bursts")
      .set({ explanations: JSON.stringify(explanations), reason: "explained", announced: 0 })
      .execute();
    await store.db.updateTable("decisions").set({ reason: "explained" }).execute();
    const explained = await ask(store, address(postId));
    expect(explained).toContain("Explained, headline: 38 of 41 link to a page of that title.");
    expect(explained).toContain("not announced: there is an explanation that a reader can check");

    const mute = {
      target: { kind: "burst", id },
      ...{ until: NOW + HOUR, by: "slack:U1", byName: "Ann", watches: null, why: "known to us" },
    } as const;
    await store.transaction((tx) => putMute(tx, mute, START));
    expect(await ask(store, shortId)).toContain("Muted by Ann until 3 Nov 2026, 01:00 UTC: “known to us”");
    expect(await ask(store, shortId, { now: NOW + 2 * HOUR }), "it has ended").not.toContain("Muted");

    await store.db
      .updateTable("decisions")
      .set({ reason: "quiet-hours" })
      .where("place", "=", "chat:desk")
      .execute();
    expect(await ask(store, shortId)).toContain("not announced yet: quiet hours");
  });

  it("says that it was sent, here, or waits, or is refused, and elsewhere only to editors", async () => {
    const store = await place.open();
    const { shortId, postId } = await burst(store);
    expect(await ask(store, shortId)).toContain("Waits to be sent here");
    const row = await store.db.selectFrom("outbox").selectAll().executeTakeFirstOrThrow();
    await store.db.updateTable("outbox").set({ state: "parked", error: "give it the role" }).execute();
    expect(await ask(store, shortId)).toContain("This place refuses it: give it the role");
    await markSent(store.db, row.id, "ref", START + 6 * MINUTE);
    const said = await ask(store, address(postId));
    expect(said).toContain(
      `Burst ${shortId} of Mara Lindqvist: 4 accounts posted the same 13 words within 3 minutes.`,
    );
    expect(said).toContain("Sent, here, 2 Nov 2026, 00:06 UTC");
    const elsewhere = { place: "chat:other" };
    expect(await ask(store, shortId, elsewhere)).toContain("This place was not told of it.");
    expect(await ask(store, shortId, elsewhere)).not.toContain("chat:desk");
    expect(await ask(store, shortId, { ...elsewhere, role: "editor" })).toContain("Sent to chat:desk");
    expect(await ask(store, SENTENCE), "by its words").toContain("Sent, here");
  });

  it("knows nothing outside of the scope", async () => {
    const store = await place.open();
    const { shortId, postId } = await burst(store);
    const scope: Scope = { all: false, watches: ["market"] };
    for (const about of [address(postId), shortId, SENTENCE]) {
      expect(await ask(store, about, { scope })).not.toMatch(/Lindqvist|accounts|Sent/);
    }
  });
});
