import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { BurstMember } from "../../src/domain/burst.ts";
import { MINUTE } from "../../src/domain/time.ts";
import { namedCharacter, replaceUnsafe } from "../../src/domain/unsafe-characters.ts";
import { burstLine } from "../../src/evidence/burst-line.ts";
import { csvHeader, toCsvRow, toJsonRow } from "../../src/evidence/rows.ts";
import { HOSTILE_TEXTS } from "../captures/hostile-texts.ts";
import { FIRST_AT, madeUpBurst, PASSAGE } from "../cards/made-up.ts";

const VERDICT = { score: null, announced: true, reason: "first", explanations: [] } as const;

function member(postId: string, accountId: string, createdAt: number): BurstMember {
  return { source: "replay", postId, platform: "x", accountId, handle: null, createdAt, text: null };
}

const MEMBERS = [
  member("p9", "carol", FIRST_AT + MINUTE),
  member("p2", "bob", FIRST_AT),
  member("p10", "alice", FIRST_AT),
  member("p3", "bob", FIRST_AT + 2 * MINUTE),
];

describe("the line of a burst", () => {
  it("has its keys in the agreed order, dates in UTC, posts in order and accounts by first copy", () => {
    expect(toJsonRow(burstLine(madeUpBurst(), MEMBERS, VERDICT))).toBe(
      `{"id":"7K3QWZ0000000000","wave":1,"watch":"lindqvist","horizon":"fast","kind":"near-identical","passage":"${PASSAGE}","accounts":["alice","bob","carol"],"posts":["p10","p2","p9","p3"],"firstAt":"2026-11-23T01:47:00Z","lastAt":"2026-11-23T01:56:00Z","detectedAt":"2026-11-23T01:50:00Z","score":null,"explanations":[],"announced":true,"reason":"first"}\n`,
    );
  });

  it("says the same whatever order its members come in", () => {
    const line = burstLine(madeUpBurst(), MEMBERS, VERDICT);

    expect(burstLine(madeUpBurst(), MEMBERS.toReversed(), VERDICT)).toEqual(line);
  });

  it("becomes a row of CSV with the same columns, lists separated by spaces", () => {
    const explanations = [{ kind: "headline", why: "the title of a page" }];
    const line = burstLine(madeUpBurst(), MEMBERS, { ...VERDICT, score: 46, explanations });
    const [row] = parse(csvHeader() + toCsvRow(line), { columns: true }) as Record<string, string>[];

    expect(Object.keys(row ?? {})).toEqual(Object.keys(line));
    expect(row).toMatchObject({
      accounts: "alice bob carol",
      posts: "p10 p2 p9 p3",
      score: "46",
      explanations: "headline: the title of a page",
      announced: "true",
    });
  });

  it.each(HOSTILE_TEXTS)("is one row of CSV, and no formula, with $what", ({ text }) => {
    const line = burstLine(
      madeUpBurst({ passage: text, watch: text }),
      [member(text, text, FIRST_AT)],
      VERDICT,
    );
    const rows = parse(csvHeader() + toCsvRow(line), { columns: true }) as Record<string, string>[];

    expect(rows).toHaveLength(1);
    const passage = rows[0]?.["passage"] ?? "";
    expect(passage).not.toMatch(/(?:^|[;\r\n])[=+\-@\t\r＝＋－＠]/);
    expect(passage.replace(/(?<=^|[;\r\n])'(?="*[=+\-@\t\r＝＋－＠])/g, "")).toBe(
      replaceUnsafe(text.toWellFormed(), namedCharacter, "\t\r\n"),
    );
    expect(JSON.parse(toJsonRow(line))).toMatchObject({ passage: text });
  });

  it("steers no terminal, whatever was posted, and means the same in JSON", () => {
    const hostile = HOSTILE_TEXTS.map(({ text }) => text).join(" ");
    const passage = `${hostile} \u009b2J \u007f \u200F \u2028 \u2029`;
    const steering = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;
    const breaking = /[\t\r\n\u2028\u2029\u200E\u200F]/;
    expect(passage).toMatch(steering);
    const explanations = [{ kind: "headline", why: passage }];
    const line = burstLine(madeUpBurst({ passage }), MEMBERS, { ...VERDICT, explanations });

    expect(toCsvRow(line)).not.toMatch(steering);
    expect(toCsvRow(line)).toContain("‹U+009B›2J");
    const json = toJsonRow(line).slice(0, -1);
    expect(json).not.toMatch(steering);
    expect(json).not.toMatch(breaking);
    expect(JSON.parse(json)).toMatchObject({ passage });
  });
});
