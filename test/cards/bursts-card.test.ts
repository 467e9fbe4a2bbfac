import { describe, expect, it } from "vitest";
import { burstItem } from "../../src/cards/bursts-card.ts";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import { madeUpBurst } from "./made-up.ts";

function listed(change: Parameters<typeof madeUpBurst>[0], handles: "full" | "masked" = "full"): string {
  const burst = madeUpBurst(change);
  const watchName = "Mara Lindqvist";
  const item = burstItem(
    { burst, shortId: "7K3Q", watchName, announced: false, reason: "no-shared-words", withdrawn: false },
    handles,
    ENGLISH,
  );
  return item.map((part) => ("text" in part ? part.text : "")).join("");
}

describe("a burst in a list", () => {
  it("is told by its words", () => {
    expect(listed({})).toMatch(/Mara Lindqvist · “Only one candidate has stood up .+ …”$/);
  });

  it("is told by the thing that is the same where it is not the words", () => {
    expect(listed({ kind: "link", passage: "news.example/a_b" })).toMatch(
      /quiet: no shared words · Mara Lindqvist · the same link “news.example\/a_b”$/,
    );
    expect(listed({ kind: "link", passage: "news.example/a_b" }, "masked")).toMatch(/“news.example”$/);
    expect(listed({ kind: "media", passage: "" })).toMatch(/· the same picture$/);
    expect(listed({ kind: "hashtags", passage: "#a #b #c" })).toMatch(/· the same hashtags “#a #b #c”$/);
  });
});
