/** A week of a watch in each chat: the answer comes first, and its picture after it. */
import { expect, it, onTestFinished } from "vitest";
import { OPEN_ROUTE } from "../../src/alerts/route.ts";
import { startDiscordServer } from "../servers/discord/discord-server.ts";
import { startSlack } from "../servers/slack/slack-server.ts";
import { inDiscord } from "./in-discord.ts";
import { inSlack } from "./in-slack.ts";
import { DESK, NEWS, people, VIC } from "./scenes/cast.ts";
import { type OpenPlatform, openStage } from "./stage.ts";

const WORDS = "ask Okafor why the school at the canal has no heating for the third winter";
const SHOWS =
  /A week of Ben Okafor, 26 Oct 2026 to 2 Nov 2026, by the hour: 12 posts read, at most 9 in an hour \(2 Nov 2026, 08:00 UTC\)\. Bursts worth telling: \w{4} \(2 Nov 2026, 08:0\d UTC\)\. In parts of it nothing was read\./;

/** A watch that read for two hours, and found a burst. */
async function opened(on?: { readonly channelsOn: OpenPlatform }) {
  const stage = await openStage({
    watches: [
      {
        ...{ id: "okafor", name: "Ben Okafor", keywords: ["Okafor"], require: [], exclude: [] },
        ...{ languages: [], sources: ["town"], texts: [] },
      },
    ],
    routes: [{ ...OPEN_ROUTE, watch: "okafor", to: NEWS }],
    ...{ editors: [], admins: [], approvalsAt: DESK, restarts: null },
    ...on,
  });
  onTestFinished(() => stage.close());
  stage.post("Okafor was at the market", people("m", 3));
  await stage.at("Mon 08:00");
  stage.post(WORDS, people("c", 9));
  await stage.at("Mon 08:30");
  return stage;
}

it("is said in words on a terminal, on one line of JSON without it", async () => {
  const stage = await opened();
  const answer = await stage.command("/verbatim watch okafor");
  expect(answer).toContain("\nBen Okafor\nokafor · file\nAny of");
  expect(answer.replace(/\s+/g, " ")).toMatch(SHOWS);
  const lines = (await stage.command("/verbatim watch okafor --json")).trim().split("\n");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ data: { watch: { id: "okafor" } } });
});

it("is a picture after the answer in Slack", async () => {
  const slack = await startSlack();
  onTestFinished(() => slack.close());
  const stage = await opened({ channelsOn: inSlack(slack) });
  const answer = await stage.asks(VIC, NEWS, "watch okafor");
  expect(answer).toMatch(SHOWS);
  const [first, second] = slack.world.ephemerals;
  expect(slack.world.ephemerals).toHaveLength(2);
  expect(
    first?.blocks.map(({ type }) => type),
    "the answer waits for no picture",
  ).not.toContain("image");
  const [file] = slack.world.files;
  expect(file).toMatchObject({ name: expect.stringMatching(/^week-\w{12}\.png$/), channel: "" });
  expect(Buffer.from(file?.content ?? []).toString("latin1", 1, 4)).toBe("PNG");
  expect(second?.blocks).toContainEqual(
    expect.objectContaining({ type: "image", slack_file: { id: file?.id } }),
  );
});

it("is a picture by an edit of the answer in Discord", async () => {
  const discord = await startDiscordServer({ now: () => 0 });
  onTestFinished(() => discord.close());
  const stage = await opened({ channelsOn: inDiscord(discord) });
  await stage.asks(VIC, NEWS, "watch show okafor");
  const asked = discord.interactions.all.at(-1);
  const [answer, ...more] = asked?.answers ?? [];
  expect(more).toEqual([]);
  expect(answer?.files).toEqual([expect.stringMatching(/^week-\w{12}\.png$/)]);
  expect(answer?.embeds.at(-1)).toMatchObject({ image: { url: `attachment://${answer?.files[0]}` } });
  expect(JSON.stringify(answer?.embeds)).toContain("okafor · file");
  expect(answer?.descriptions[0]).toMatch(SHOWS);
});
