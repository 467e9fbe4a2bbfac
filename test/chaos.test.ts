/** `npm run chaos` forgets no file. */
import { expect, it } from "vitest";
import { CHAOS_TESTS, someOf } from "./chaos.ts";
import { readFilesOf } from "./house/files.ts";

it("runs every test that tries more in it than in `npm test`", () => {
  const asking = [...readFilesOf("test")]
    .filter(
      ([path, text]) => path.endsWith(".test.ts") && /import \{[^}]*\} from "[./]+\/chaos\.ts"/.test(text),
    )
    .map(([path]) => path)
    .filter((path) => path !== "test/chaos.test.ts");
  expect(asking.length).toBeGreaterThan(3);
  expect(asking.toSorted()).toEqual(CHAOS_TESTS);
});

it("leaves the first and the last, and others between them, where not all are tried", () => {
  const steps = Array.from({ length: 41 }, (_, i) => i);
  expect(someOf(steps, 5)).toEqual([0, 10, 20, 30, 40]);
  expect(someOf([1, 2], 5)).toEqual([1, 2]);
});
