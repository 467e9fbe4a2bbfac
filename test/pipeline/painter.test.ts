/** A message never waits for its picture: it is told, and gets the picture by an edit, again when it has grown. */
import { expect, it } from "vitest";
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import type { Card } from "../../src/cards/card.ts";
import type { Delivery } from "../../src/chat/chat.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";
import { createCourier } from "../../src/pipeline/courier.ts";
import { createPainter } from "../../src/pipeline/painter.ts";
import type { Store } from "../../src/store/store.ts";
import { createManualClock } from "../../src/support/clock.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { describeStores } from "../contracts/store-places.ts";
import { createHttpChat } from "../servers/http-chat.ts";
import { quietEvents } from "../servers/quiet-events.ts";
import { paste, play, SENTENCE, START } from "./scene.ts";

const PLACE = "chat:desk";
const OTHER = "quite another sentence that many people put up at once this very day";
const never = new AbortController().signal;

function painterOver(store: Store, given: { language?: string; picturesIn?: () => boolean } = {}) {
  const clock = createManualClock(START + 10 * MINUTE);
  const { language = "en", picturesIn = () => true } = given;
  const routes = [{ ...OPEN_ROUTE, watch: "*", to: PLACE, language }];
  const drawing = { routes, watchNames: new Map([["harbour", "The harbour"]]), mark: null, picturesIn };
  return { clock, painter: createPainter({ store, drawing, clock, events: quietEvents }) };
}

/** Delivers what waits, and answers with what was handed to the chat. */
async function delivered(store: Store): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  const chat = createHttpChat({ url: "http://127.0.0.1:9", platform: "chat" });
  const recording = {
    ...chat,
    deliver: async (delivery: Delivery) => {
      deliveries.push(delivery);
      return delivery.kind === "send" ? delivery.key : delivery.ref;
    },
  };
  const clock = createManualClock(START + DAY);
  const parts = { store, chats: new Map([["chat", recording]]), clock, events: quietEvents };
  await createCourier({ ...parts, faults: noFaults, rest: SECOND }).round(never);
  return deliveries;
}

const pictureIn = ({ nodes }: Card) => nodes.find((node) => node.is === "picture");

describeStores("the picture of a burst", (place) => {
  it("comes by an edit of the message that was told without it, and goes with that edit alone", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}] });
    paste(scene, START, 6);
    await scene.poll(START + 10 * MINUTE);
    const { painter } = painterOver(store);
    const [told, ...none] = await delivered(store);
    expect(none).toEqual([]);
    expect([told?.kind, pictureIn(told?.card as Card)]).toEqual(["send", undefined]);

    expect(await painter.look(never)).toBe(1);
    expect(await painter.look(never), "nothing is behind").toBe(0);
    const [edit] = await delivered(store);
    expect(edit?.kind).toBe("edit");
    const picture = pictureIn(edit?.card as Card);
    expect(picture).toMatchObject({ alt: expect.stringContaining("Timeline: 6 accounts in 6 posts from") });
    const pictures = edit?.kind === "edit" ? edit.pictures : [];
    expect(pictures).toMatchObject([{ name: (picture as { name: string }).name, mediaType: "image/png" }]);
    const [file] = pictures ?? [];
    expect(
      Buffer.from(file?.content as Uint8Array)
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
  });

  it("is drawn anew when the burst grew by half, and when it ended", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}] });
    const { painter, clock } = painterOver(store);
    const posted = async (n: number, from: number, first: number) => {
      paste(scene, START + from * MINUTE, n, first);
      await scene.poll(START + (from + n) * MINUTE);
      return painter.look(never);
    };
    expect(await posted(6, 0, 1)).toBe(1);
    expect(await posted(2, 7, 7), "8 of 6 is less than half more").toBe(0);
    expect(await posted(1, 10, 9)).toBe(1);
    scene.post(START + 3 * HOUR, "late", "something else altogether");
    clock.set(START + 3 * HOUR);
    await scene.poll(START + 3 * HOUR);
    expect(await painter.look(never)).toBe(1);
  });

  it("speaks the place's language, and is not drawn where no picture can be shown", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{ language: "nl" }] });
    paste(scene, START, 6);
    await scene.poll(START + 10 * MINUTE);
    expect(await painterOver(store, { picturesIn: () => false }).painter.look(never)).toBe(0);
    await painterOver(store, { language: "nl" }).painter.look(never);
    const [told] = await delivered(store);
    expect(pictureIn(told?.card as Card)).toMatchObject({
      alt: expect.stringContaining("Tijdlijn: 6 accounts"),
    });
  });

  it("goes with what was purged or withdrawn, and only what stands is drawn again", async () => {
    const store = await place.open();
    const scene = await play(store, { routes: [{}] });
    paste(scene, START, 6);
    await scene.poll(START + 10 * MINUTE);
    const { shortId } = await scene.burstOf(SENTENCE);
    const { painter } = painterOver(store);
    const drawn = () => store.db.selectFrom("pictures").select("posts").execute();
    expect(await painter.look(never)).toBe(1);
    await scene.change(START + 11 * MINUTE, (bench) => bench.purge({ kind: "account", name: "@a2" }, true));
    expect(await drawn()).toEqual([]);
    expect(await painter.look(never), "it stands").toBe(1);
    await scene.change(START + 12 * MINUTE, (bench) =>
      bench.correct(shortId, { kind: "withdrawn", text: "an exercise" }),
    );
    expect(await drawn()).toEqual([]);
    expect(await painter.look(never)).toBe(0);
    const cards = await store.db.selectFrom("outbox").select("card").orderBy("id").execute();
    expect(cards.at(-1)?.card).not.toContain("timeline-");
  });

  it("goes when texts go, unless its burst is held", async () => {
    const store = await place.open();
    const kept = { texts: 2 * DAY, hashes: 300 * DAY };
    const scene = await play(store, { routes: [{}], kept });
    const { painter } = painterOver(store);
    paste(scene, START, 6);
    paste(scene, START, 6, 20, OTHER);
    await scene.poll(START + 10 * MINUTE);
    expect(await painter.look(never)).toBe(2);
    const held = await scene.burstOf(OTHER);
    await scene.change(START + 11 * MINUTE, (bench) =>
      bench.hold(held.shortId, { why: "asked", until: null }),
    );
    const drawn = () => store.db.selectFrom("pictures").select("burst_id").execute();
    await scene.wait(START + 2 * DAY);
    expect(await drawn()).toHaveLength(2);
    await scene.wait(START + 2 * DAY + 2 * HOUR);
    expect(await drawn()).toEqual([{ burst_id: held.id }]);
  });
});
