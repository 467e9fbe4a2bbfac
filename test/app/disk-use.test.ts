import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diskUsed } from "../../src/app/disk-use.ts";

describe("how full the disk is", () => {
  it("is told of the folder of an SQLite file", async () => {
    const used = await diskUsed(`sqlite:${join(tmpdir(), "verbatim.db")}`);
    expect(used).toBeGreaterThanOrEqual(0);
    expect(used).toBeLessThanOrEqual(1);
  });

  it.each([
    ["a database in memory", "sqlite::memory:"],
    ["one on another machine", "postgres://reader@db.example/verbatim"],
    ["a folder that is not there", "sqlite:/nowhere/at/all/verbatim.db"],
  ])("is not known of %s", async (_, url) => {
    expect(await diskUsed(url)).toBeNull();
  });
});
