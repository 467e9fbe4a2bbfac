/** The real adapter against a Slack of its own, as tests drive it. */
import { createShortMemory } from "../../../src/app/chat-memory.ts";
import type { Chat } from "../../../src/chat/chat.ts";
import type { SlackOptions } from "../../../src/chat/slack/options.ts";
import { openSlackChat } from "../../../src/chat/slack/slack-chat.ts";
import { systemClock } from "../../../src/support/clock.ts";
import { createLogger } from "../../../src/support/logger.ts";
import { Secret } from "../../../src/support/secret.ts";
import { read } from "../../servers/slack/reading.ts";
import { APP_TOKEN, BOT_TOKEN, type SlackServer } from "../../servers/slack/slack-server.ts";

/** Everything on, links too. */
export const FEATURES = {
  ...{ mentions: true, history: true, files: true, names: true, shortcut: true, unfurl: true },
};

export interface OpenSlack {
  readonly chat: Chat;
  /** What the adapter logged, a line each. */
  readonly log: readonly string[];
}

export function openSlack(
  slack: Pick<SlackServer, "apiUrl">,
  changes: Partial<SlackOptions> = {},
): OpenSlack {
  const log: string[] = [];
  const logger = createLogger({ level: "debug", write: (line) => log.push(line), redact: (line) => line });
  const chat = openSlackChat({
    apiUrl: slack.apiUrl,
    botToken: new Secret(BOT_TOKEN),
    entry: { is: "socket", appToken: new Secret(APP_TOKEN) },
    ...{ workspaces: [], features: FEATURES, places: ["slack:C0NEWS"], groups: [] },
    ...{ memory: createShortMemory(), logger, clock: systemClock },
    timing: { call: 2_000, settles: 300, messageEvery: 0, picture: 10, rest: 20, longestRest: 100 },
    ...changes,
  });
  return { chat, log };
}

/** A channel as somebody sees it, what only they see below it. */
export function seenBy(slack: SlackServer, channel: string, user: string): string {
  const own = slack.world.ephemerals.filter((each) => each.channel === channel && each.user === user);
  return [slack.shown(channel), ...own.map((each) => `[only you] ${read(each)}`)].join("\n");
}
