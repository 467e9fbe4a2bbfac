import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstColumns, textWidth } from "../../../src/chat/terminal/width.ts";
import { wrapLine } from "../../../src/chat/terminal/wrap.ts";

describe("the width of a text", () => {
  it.each([
    ["Latin letters", "harbour", 7],
    ["accents, composed or not", "é e\u0301", 3],
    ["Chinese", "你好", 4],
    ["Korean", "안녕", 4],
    ["full-width forms", "ＡＢ", 4],
    ["an emoji", "🚀", 2],
    ["an emoji of several characters", "👩‍👧‍👦", 2],
    ["a flag", "🇧🇪", 2],
    ["a sign that is drawn as an emoji", "❤️", 2],
    ["a keycap", "1️⃣", 2],
    ["Arabic", "مرحبا", 5],
    ["an ellipsis and a dash", "… –", 3],
    ["nothing", "", 0],
  ])("counts %s", (_what, value, columns) => {
    expect(textWidth(value)).toBe(columns);
  });

  it("never cuts a character in two", () => {
    expect(firstColumns("你好吗", 5)).toBe("你好");
    expect(firstColumns("👩‍👧‍👦x", 1)).toBe("");
  });
});

describe("a wrapped line", () => {
  it("never is wider than the window, and loses nothing but blanks", () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: "grapheme", maxLength: 200 })
          .map((s) => s.replace(/[\p{Cc}\p{M}\p{Cf}\p{Zl}\p{Zp}]/gu, "")),
        fc.integer({ min: 20, max: 60 }),
        (value, columns) => {
          const line = { lead: "│ ", repeat: true, spans: [{ tone: "plain" as const, text: value }] };
          const rows = wrapLine(line, columns).map((row) => row.map((span) => span.text).join(""));
          for (const row of rows) expect(textWidth(row)).toBeLessThanOrEqual(columns);
          const kept = rows.map((row) => row.slice(2)).join("");
          expect(kept.replaceAll(" ", "")).toBe(value.replaceAll(" ", ""));
        },
      ),
      { seed: 3 },
    );
  });
});
