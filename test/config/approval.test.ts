/** A route that requires approval runs where somebody can be asked, and nowhere else. */
import { describe, expect, it } from "vitest";
import { SUPPORTED } from "../../src/cli/supported.ts";
import { load } from "./loading.ts";

const file = (access: string) => `watches: [{ id: a, name: A, keywords: [a], sources: [replay] }]
sources: { replay: { files: [posts.jsonl] } }
chat: { terminal: {}, slack: {} }
routes: [{ watch: a, to: terminal, approval: required }]
${access}`;

describe("approval: required", () => {
  it("runs with a place to ask in", async () => {
    const env = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
    const config = await load(file("access: { place: terminal }"), { supported: SUPPORTED, env });
    expect(config.obstacles).toEqual([]);
    expect(config.notInThisVersion.map(({ path }) => path)).not.toContain("routes.0.approval");
  });

  it.each([
    ["without one", "", "nobody can be asked: name a place for that in access.place"],
    [
      "in a chat that is not there",
      "access: { place: slack:C012AB3CD }",
      "nobody can be asked: slack (access.place)",
    ],
  ])("does not run %s", async (_story, access, message) => {
    const supported = { ...SUPPORTED, chats: ["terminal"] };
    const { obstacles } = await load(file(access), { supported });
    expect(obstacles).toMatchObject([{ message: expect.stringContaining(message) }]);
  });
});
