import { type ChatUnderTest, chatContract } from "../../contracts/chat.ts";
import { person } from "../../servers/slack/person.ts";
import { type SlackServer, startSlack } from "../../servers/slack/slack-server.ts";
import { openSlack, seenBy } from "./open-slack.ts";

const CHANNEL = "C0NEWS";
const ANNA = { user: "U0ANNA", channel: CHANNEL };

async function underTest(slack: SlackServer): Promise<ChatUnderTest> {
  const { chat } = openSlack(slack);
  return {
    chat,
    place: `slack:${CHANNEL}`,
    shown: async () => seenBy(slack, CHANNEL, ANNA.user),
    async type(line) {
      const before = slack.world.ephemerals.length;
      if (!slack.socket.send(person(slack, ANNA).slash(line))) return;
      await slack.until(() => slack.world.ephemerals.length > before);
    },
    async restarted() {
      await chat.close();
      return underTest(slack);
    },
    async close() {
      await chat.close();
      await slack.close();
    },
  };
}

chatContract("Slack", async () => underTest(await startSlack()), { replaces: true, remembersKeys: false });
