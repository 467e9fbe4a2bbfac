/** How a copy differs from the passage, in English. */
import { amounts } from "./amounts.ts";

export const differences = {
  textGone: "its text is not kept any more",
  none: "word for word",
  changed: (of: { to: string; from: string }) => `${of.to} for ${of.from}`,
  leftOut: (quoted: string) => `without ${quoted}`,
  added: (quoted: string) => `with ${quoted} in between`,
  before: (quoted: string) => `before it ${quoted}`,
  after: (quoted: string) => `after it ${quoted}`,
  more: (n: number) => `and ${amounts.counted(n, { one: "more difference", other: "more differences" })}`,
};
