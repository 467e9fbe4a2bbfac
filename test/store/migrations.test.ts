import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { migrations } from "../../src/store/migrations/all.ts";

test("Every migration in the folder is registered, in the order of the names, and no other", () => {
  const folder = readdirSync(new URL("../../src/store/migrations", import.meta.url));
  const files = folder.filter((name) => /^\d{4}-/.test(name)).map((name) => name.replace(/\.ts$/, ""));
  expect(files.length).toBeGreaterThan(0);
  expect(Object.keys(migrations)).toEqual(files.sort());
});
