/** The play's channels in Slack: the real adapter, and people who type and press there. */
import { createChatMemory } from "../../src/app/chat-memory.ts";
import type { OnInvocation } from "../../src/chat/chat.ts";
import { openSlackChat } from "../../src/chat/slack/slack-chat.ts";
import { createLogger } from "../../src/support/logger.ts";
import { Secret } from "../../src/support/secret.ts";
import { person } from "../servers/slack/person.ts";
import { read } from "../servers/slack/reading.ts";
import { APP_TOKEN, BOT_TOKEN, type SlackServer } from "../servers/slack/slack-server.ts";
import type { Envelope } from "../servers/slack/socket-side.ts";
import { BOT, messageAt, TEAM } from "../servers/slack/world.ts";
import type { OpenPlatform, Person } from "./stage.ts";

/** On a Slack that outlives the bot's restarts. */
export function inSlack(slack: SlackServer): OpenPlatform {
  /** How each message read when it was last looked at, by its time. */
  const readings = new Map<string, readonly string[]>();

  return async ({ store, clock, shown, places }) => {
    const people = new Set(["slack:U-ANNA", "slack:U-BO", "slack:U-VIC"].map(idIn));
    for (const id of people) slack.world.people.set(id, { name: nameOf(id), team: TEAM });
    for (const channel of places.map(idIn)) {
      const members = new Set([BOT, ...people]);
      const made = { id: channel, name: channel, isPrivate: false, archived: false, members };
      if (!slack.world.channels.has(channel)) slack.world.channels.set(channel, made);
    }
    const chat = openSlackChat({
      apiUrl: slack.apiUrl,
      botToken: new Secret(BOT_TOKEN),
      entry: { is: "socket", appToken: new Secret(APP_TOKEN) },
      ...{ workspaces: [], places, groups: [], clock, memory: createChatMemory(store, clock) },
      features: { mentions: true, history: true, files: true, names: true, shortcut: true, unfurl: true },
      logger: createLogger({ level: "error", write: complain, redact: (line) => line }),
      timing: { messageEvery: 0 },
    });
    let answered = Promise.withResolvers<void>();

    function print(place: string, lines: readonly string[]): void {
      shown.printed.set(place, `${shown.printed.get(place) ?? ""}${[...lines, "", ""].join("\n")}`);
    }

    /** Delivers what somebody did; the answer is what they see that was not there before. */
    async function does(envelope: Envelope, { user, channel }: Doing): Promise<string> {
      const seen = () =>
        slack.world.ephemerals.filter((each) => each.channel === channel && each.user === user);
      const before = seen().map(read);
      answered = Promise.withResolvers();
      // Whoever types while it reconnects waits for it.
      await slack.until(() => slack.socket.send(envelope));
      await answered.promise;
      const after = seen().map(read);
      return after
        .filter((text, i) => text !== before[i])
        .map((text) => `${text}\n`)
        .join("");
    }

    return {
      chat: {
        ...chat,
        async deliver(delivery, signal) {
          const ref = await chat.deliver(delivery, signal);
          if (shown.keys.has(delivery.key)) return ref;
          shown.keys.add(delivery.key);
          shown.said.push(delivery);
          const channel = idIn(delivery.place);
          const message = messageAt(slack.world, channel, ref);
          if (message === undefined) throw new Error(`Slack holds no message ${ref}.`);
          const lines = read(message).split("\n");
          const known = new Set(readings.get(ref) ?? []);
          const news =
            delivery.kind === "edit" ? lines.filter((line, i) => i === 0 || !known.has(line)) : lines;
          const parent =
            delivery.kind === "reply" ? messageAt(slack.world, channel, delivery.ref) : undefined;
          print(delivery.place, [...(parent === undefined ? [] : [`↳ ${parent.text}`]), ...news]);
          readings.set(ref, lines);
          return ref;
        },
      },
      async listen(onInvocation, onReply) {
        const telling: OnInvocation = async function* (invocation) {
          for await (const reply of onInvocation(invocation)) {
            if ("card" in reply) onReply(invocation.place, reply.card);
            yield reply;
          }
          // Whoever takes replies comes back for the next one when the last one was shown.
          answered.resolve();
        };
        await chat.listen(telling, new AbortController().signal);
      },
      types: (who, place, line) => {
        const doing = { user: idIn(who.id), channel: idIn(place) };
        return does(person(slack, doing).slash(line), doing);
      },
      presses: (who, place, label) => {
        const doing = { user: idIn(who.id), channel: idIn(place) };
        return does(person(slack, doing).press(label), doing);
      },
      close: () => chat.close(),
    };
  };
}

interface Doing {
  readonly user: string;
  readonly channel: string;
}

/** "U-ANNA" of "slack:U-ANNA". */
function idIn(named: Person["id"]): string {
  return named.slice("slack:".length);
}

/** "Anna" of "U-ANNA". */
function nameOf(id: string): string {
  return `${id.charAt(2)}${id.slice(3).toLowerCase()}`;
}

function complain(line: string): never {
  throw new Error(`The adapter complains: ${line}`);
}
