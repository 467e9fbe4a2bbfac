import { describe, expect, it } from "vitest";
import { jsonLine, withoutJsonFlag } from "../../../src/chat/terminal/json.ts";
import { HOSTILE_TEXTS } from "../../captures/hostile-texts.ts";
import { says } from "../../contracts/chat.ts";

describe("an answer as JSON", () => {
  it.each([
    ["bursts --json", "bursts"],
    ["bursts 24h --json ", "bursts 24h"],
    ["bursts --jsonx", null],
    ["phrase --json or not", null],
  ])("is asked for at the end of a line: %s", (line, bare) => {
    expect(withoutJsonFlag(line)).toBe(bare);
  });

  it("is what was found, with its dates, or the card where there is nothing but words", () => {
    const card = says("There is no such burst");
    const data = {
      total: 1,
      bursts: [{ firstAt: 0, posts: 7, from: "a" }],
      byKey: new Map([["x:1", { at: 0 }]]),
    };

    expect(jsonLine({ is: "card", card, data })).toBe(
      '{"data":{"total":1,"bursts":[{"firstAt":"1970-01-01T00:00:00.000Z","posts":7,"from":"a"}],"byKey":{"x:1":{"at":"1970-01-01T00:00:00.000Z"}}}}',
    );
    expect(JSON.parse(jsonLine({ is: "card", card }))).toEqual({ card });
  });

  it.each(HOSTILE_TEXTS)("stays one harmless line with $what, and gives back what was there", ({ text }) => {
    const line = jsonLine({ is: "card", card: says("x"), data: { text } });

    expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
    expect(JSON.parse(line)).toEqual({ data: { text } });
  });
});
