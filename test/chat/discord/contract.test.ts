/** The chat contract, kept by Discord: the real client before a local Discord. */

import { type ChatUnderTest, chatContract } from "../../contracts/chat.ts";
import { startDiscordServer } from "../../servers/discord/discord-server.ts";
import { CHANNELS } from "../../servers/discord/world.ts";
import { channelText, countingAnswers, memoryOf, openChat, person, seen, until } from "./open-discord.ts";

const FLAGS = { replaces: true, remembersKeys: false };

chatContract("Discord in a text channel", () => discordUnderTest(CHANNELS.news), FLAGS);
chatContract("Discord in a forum", () => discordUnderTest(CHANNELS.forum), FLAGS);

async function discordUnderTest(channel: string): Promise<ChatUnderTest> {
  const server = await startDiscordServer();
  const memory = memoryOf();

  function opened(): ChatUnderTest {
    const chat = openChat(server, { memory });
    const answers = countingAnswers();
    let closed = false;
    const close = async () => {
      if (!closed) await chat.close();
      closed = true;
    };
    return {
      chat: {
        ...chat,
        listen: (onInvocation, signal) => chat.listen(answers.counting(onInvocation), signal),
        close,
      },
      place: `discord:${channel}`,
      shown: async () =>
        [
          channelText(server, channel),
          ...server.interactions.all.flatMap(({ answers: said }) => said.map(seen)),
        ].join("\n"),
      async type(line) {
        const before = answers.complete();
        const settled = () => (closed ? Promise.resolve() : until(() => answers.complete() > before));
        await person(server, settled, { channel }).types(["verbatim", line]);
      },
      async restarted() {
        await close();
        return opened();
      },
      async close() {
        await close();
        await server.close();
      },
    };
  }

  return opened();
}
