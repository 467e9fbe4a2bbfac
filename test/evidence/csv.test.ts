/** No cell of a CSV is a formula, however a spreadsheet takes its lines apart, and readers of CSV get the text. */
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { csvRow } from "../../src/evidence/csv.ts";
import { HOSTILE_TEXTS } from "../captures/hostile-texts.ts";

const FORMULA = /^"*[=+\-@\t\uFF1D\uFF0B\uFF0D\uFF20]/;

/** What a spreadsheet takes for cells where lists are written with semicolons: it knows no other separator. */
function cellsOf(row: string): readonly string[] {
  return row.split(/[;\r\n]/);
}

const WITHIN: readonly (readonly [string, string])[] = [
  ["behind a semicolon", "hello;=cmd|' /C calc'!A0;x"],
  ["behind a line feed", 'hello\n=HYPERLINK("http://evil.example","x");'],
  ["behind a carriage return", "hello\r+1+1"],
  ["behind both", "hello\r\n@SUM(A1)"],
  ["behind a semicolon and quotation marks", 'hello;"=1+1;""-2'],
  ["in letters of twice the width", "hello;\uFF1D1+1"],
  ["behind a tab", "hello;\t=1+1"],
];

describe("a cell", () => {
  it.each(WITHIN)("begins no formula %s", (_where, text) => {
    const row = csvRow(["7K3Q", text, "1"]);
    expect(
      cellsOf(['"7K3Q"', text].join(",")).some((cell) => FORMULA.test(cell)),
      "the premise",
    ).toBe(true);
    expect(cellsOf(row).filter((cell) => FORMULA.test(cell))).toEqual([]);
    const [[, read = ""] = []] = parse(row) as string[][];
    expect(read.replaceAll("'", "")).toBe(text.replaceAll("'", ""));
  });

  it("begins none with any hostile text, and stays one cell to whoever reads commas", () => {
    for (const { what, text } of HOSTILE_TEXTS) {
      const row = csvRow(["7K3Q", text, "1"]);
      expect(
        cellsOf(row).filter((cell) => FORMULA.test(cell)),
        what,
      ).toEqual([]);
      const rows = parse(row) as string[][];
      expect([rows.length, rows[0]?.length], what).toEqual([1, 3]);
      expect(rows[0]?.[1], what).not.toMatch(FORMULA);
    }
  });

  it("leaves ordinary text as it is", () => {
    const text = "one; two\nthree - four = five, six@example; (7)";
    expect(parse(csvRow([text, "2"]))).toEqual([[text, "2"]]);
  });
});
