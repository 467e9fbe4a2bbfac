import { describe, expect, it } from "vitest";
import { inertLine, inertLines } from "../../src/cards/inert.ts";
import { plainLines } from "../../src/cards/plain-text.ts";
import { HOSTILE_TEXTS } from "../captures/hostile-texts.ts";
import { hostileCard } from "../contracts/chat.ts";

describe("a stranger's text in plain lines", () => {
  it.each([
    ["names a control character", "a\u001b[2Jb\0c", "a‹U+001B›[2Jb‹U+0000›c"],
    ["names what turns the writing around", "safe \u202Egpj.exe", "safe ‹U+202E›gpj.exe"],
    ["names what cannot be seen", "vo\u200Bte", "vo‹U+200B›te"],
    ["names an invisible tag", "vote\u{E0041}", "vote‹U+E0041›"],
    ["keeps the joiner inside an emoji", "👩‍👧 and 👩🏽‍🚀", "👩‍👧 and 👩🏽‍🚀"],
    ["names a joiner between letters", "a\u200Db", "a‹U+200D›b"],
    ["replaces half a character", "a\uD83Db", "a\uFFFDb"],
    ["thins out piled marks", `z${"\u0300".repeat(50)}`, `z${"\u0300".repeat(4)}`],
    ["puts several lines into one", "a\r\n\tb\u2028c", "a b c"],
    ["leaves other scripts alone", "Привет, мир — 你好 — مرحبا", "Привет, мир — 你好 — مرحبا"],
  ])("%s", (_what, hostile, inert) => {
    expect(inertLine(hostile)).toBe(inert);
  });

  it("keeps the lines of a text apart", () => {
    expect(inertLines("one\r\ntwo\rthree\nfour")).toEqual(["one", "two", "three", "four"]);
  });

  it.each(HOSTILE_TEXTS)("stays on its lines with $what", ({ text }) => {
    const lines = plainLines(hostileCard(text));

    expect(lines.at(-1)).toBe("end of card");
    expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Surrogate}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
  });
});
