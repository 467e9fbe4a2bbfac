/** The week on terminals, in Slack and in Discord, with the bot restarted and without: each time the same is said. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHAOS } from "../chaos.ts";
import { seenBy } from "../chat/slack/open-slack.ts";
import { type DiscordServer, startDiscordServer } from "../servers/discord/discord-server.ts";
import { person } from "../servers/slack/person.ts";
import { read } from "../servers/slack/reading.ts";
import { type SlackServer, startSlack } from "../servers/slack/slack-server.ts";
import { BOT } from "../servers/slack/world.ts";
import { inDiscord } from "./in-discord.ts";
import { inSlack } from "./in-slack.ts";
import { WEEK, WEEK_PLACES, week } from "./scenes/week.ts";
import { openStage, type Stage } from "./stage.ts";

const EVERY_PLAY = [
  { how: "on terminals", restarts: null, on: "terminals", always: true },
  {
    how: "on terminals, with the bot restarted at every twentieth step",
    restarts: { seed: 11, oneIn: 20 },
    ...{ on: "terminals", always: false },
  },
  { how: "in Slack", restarts: null, on: "slack", always: false },
  {
    how: "in Slack, with the bot restarted at every hundredth step",
    restarts: { seed: 5, oneIn: 100 },
    ...{ on: "slack", always: true },
  },
  { how: "in Discord", restarts: null, on: "discord", always: true },
  {
    how: "in Discord, with the bot restarted at every hundredth step",
    restarts: { seed: 7, oneIn: 100 },
    ...{ on: "discord", always: false },
  },
] as const;
/** Each platform, and a bot that is restarted, at least once. */
const PLAYS = EVERY_PLAY.filter(({ always }) => always || CHAOS);

/** What was said in each play so far, to hold them against each other. */
const transcripts: (readonly (readonly string[])[])[] = [];

describe.each(PLAYS)("a week $how", ({ restarts, on }) => {
  let stage: Stage;
  let slack: SlackServer | null = null;
  let discord: DiscordServer | null = null;
  beforeAll(async () => {
    slack = on === "slack" ? await startSlack() : null;
    // Discord's own time stands still: how fast this machine is, is not what counts here.
    discord = on === "discord" ? await startDiscordServer({ now: () => 0 }) : null;
    stage = await openStage({
      ...{ ...WEEK, restarts },
      ...(slack === null ? {} : { channelsOn: inSlack(slack) }),
      ...(discord === null ? {} : { channelsOn: inDiscord(discord) }),
    });
  });
  afterAll(async () => {
    await stage.close();
    await slack?.close();
    await discord?.close();
  });

  week(() => stage);

  it("is over", () => {
    expect(stage.restarted() > 5).toBe(restarts !== null);
    transcripts.push(WEEK_PLACES.map(stage.transcript));
  });

  it.runIf(on === "slack")(
    "means the burst that a thread is about, and shares what was asked for",
    async () => {
      const here = slack as SlackServer;
      const told = here.world.messages.find(({ text }) => text.startsWith("Ben Okafor: "));
      const vic = person(here, { user: "U-VIC", channel: "NEWS" });
      const shown = () => here.world.ephemerals.length + here.world.messages.length;
      let accounts = "";
      for (const [line, answer] of [
        ["accounts", /^\d+ accounts of burst \w{4}/],
        ["who is behind this?", /Verbatim cannot tell who wrote these words/],
      ] as const) {
        const before = shown() + 1;
        here.socket.send(vic.mention(line, told?.ts ?? null));
        await here.until(() => shown() > before);
        const last = here.world.ephemerals.at(-1);
        expect(last?.threadTs).toBe(told?.ts);
        const said = last === undefined ? "" : read(last);
        expect(said).toMatch(answer);
        if (accounts === "") accounts = said;
      }
      const [address = ""] = /https:[^)]+/.exec(accounts) ?? [];
      const [id = ""] = /(?<=burst )\w{4}/.exec(accounts) ?? [];
      const before = shown() + 1;
      here.socket.send(vic.mention(`burst ${address}`));
      await here.until(() => shown() > before);
      expect(seenBy(here, "NEWS", "U-VIC").split("[only you]").at(-1)).toContain(`burst ${id} · `);

      const link = vic.link(address);
      here.socket.send(link.envelope);
      await here.until(() => here.shown("NEWS").includes("[below]"));
      expect(here.shown("NEWS").split("[below]")[1]).toContain(`burst ${id} · `);

      here.socket.send(vic.mention("posts --public", told?.ts ?? null));
      await here.until(() => here.world.messages.at(-1)?.user === BOT);
      expect(here.world.messages.at(-1)?.threadTs).toBe(told?.ts);
    },
  );
});

it("says the same each time", () => {
  const [straight, ...others] = transcripts;
  expect(straight?.flat().length).toBeGreaterThan(60);
  expect(others.length).toBeGreaterThan(1);
  for (const other of others) expect(other).toEqual(straight);
});
