import { expect, it } from "vitest";
import { withMend } from "../../src/support/sentences.ts";

it.each([
  ["the disk is full", "make room", "the disk is full. Make room."],
  ["X refused the token.", "Set X_BEARER_TOKEN.", "X refused the token. Set X_BEARER_TOKEN."],
  ['there is no "a."', "write b!", 'there is no "a." Write b!'],
  ["it is not set", "sources.x needs it", "it is not set. sources.x needs it."],
  ["waiting is enough", null, "waiting is enough"],
])("what is wrong (%s) and what to do (%s) are read as sentences", (what, mend, said) => {
  expect(withMend(what, mend)).toBe(said);
});
