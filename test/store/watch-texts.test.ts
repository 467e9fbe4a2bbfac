import { expect, test } from "vitest";
import { addedTexts, addText, removeText } from "../../src/store/watch-texts.ts";
import { describeStores } from "../contracts/store-places.ts";

describeStores("A text added in chat", (place) => {
  test("is its watch's alone, in the order of adding, until it is removed; a long one too", async () => {
    const store = await place.open();
    const long = "a very long hand-out ".repeat(1_200);
    const texts = [
      { text: "first", by: "slack:U1", at: 2 },
      { text: long, by: "terminal:operator", at: 1 },
    ];
    await store.transaction(async (tx) => {
      for (const text of texts) await addText(tx, "harbour", text);
      await addText(tx, "market", { text: "another", by: "slack:U1", at: 3 });
    });
    const added = await addedTexts(store.db, "harbour");
    expect(added.map(({ id: _, ...text }) => text)).toEqual(texts);

    await store.transaction((tx) => removeText(tx, added[0]!.id));
    expect((await addedTexts(store.db, "harbour")).map(({ text }) => text)).toEqual([long]);
    expect(await addedTexts(store.db, "market")).toHaveLength(1);
  });
});
