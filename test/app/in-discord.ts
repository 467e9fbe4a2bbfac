/**
 * The play's channels in Discord: the real adapter, and people who type and press there. The play calls places
 * and people by the names it has for them; each has an id of Discord's.
 */
import { ChannelType } from "discord.js";
import { createChatMemory } from "../../src/app/chat-memory.ts";
import type { Delivery, OnInvocation } from "../../src/chat/chat.ts";
import { allCommands } from "../../src/commands/all.ts";
import { parseInput } from "../../src/commands/parse.ts";
import type { Place } from "../../src/domain/alert.ts";
import { labels, openChat, pathOf, person, seen, until } from "../chat/discord/open-discord.ts";
import type { DiscordServer } from "../servers/discord/discord-server.ts";
import type { Answered, Asked, Asker } from "../servers/discord/interactions.ts";
import type { FakeMessage } from "../servers/discord/world.ts";
import type { OpenPlatform, Person } from "./stage.ts";

/** On a Discord that outlives the bot's restarts. */
export function inDiscord(discord: DiscordServer): OpenPlatform {
  const ids = new Map<string, string>();
  /** How each message read when it was last looked at. */
  const readings = new Map<string, readonly string[]>();

  /** The id of a place or a person of the play. */
  function idOf(name: string): string {
    const known = ids.get(name);
    if (known !== undefined) return known;
    const id = discord.world.snowflake();
    ids.set(name, id);
    return id;
  }
  function nameOf(named: string): string {
    const id = named.slice("discord:".length);
    return [...ids].find(([, each]) => each === id)?.[0] ?? named;
  }
  const placeOf = (place: Place): Place => `discord:${idOf(place)}`;

  return async ({ store, clock, shown, places }) => {
    for (const place of places) {
      const id = idOf(place);
      const name = place.slice("slack:".length).toLowerCase();
      if (!discord.world.channels.has(id))
        discord.world.addChannel({ id, type: ChannelType.GuildText, name });
    }
    const lines: string[] = [];
    const chat = openChat(discord, {
      ...{ clock, memory: createChatMemory(store, clock), lines },
      // The play's time leaps: that nothing was heard for a night is no silence.
      gatewayTiming: { silentFor: Number.POSITIVE_INFINITY, looksEvery: 1_000, rests: [10] },
    });
    let complete = 0;

    function messageOf(ref: string): FakeMessage {
      const message = discord.world.message(ref);
      if (message === null) throw new Error(`Discord holds no message ${ref}.`);
      return message;
    }

    function print(delivery: Delivery, ref: string): void {
      const read = seen(messageOf(ref))
        .replace(/^id \S{8}$/gm, "")
        .split("\n");
      const known = new Set(readings.get(ref) ?? []);
      const news = delivery.kind === "edit" ? read.filter((line, i) => i === 0 || !known.has(line)) : read;
      const parent = delivery.kind === "reply" ? [`↳ ${messageOf(delivery.ref).content}`] : [];
      const before = shown.printed.get(delivery.place) ?? "";
      shown.printed.set(delivery.place, `${before}${[...parent, ...news, "", ""].join("\n")}`);
      readings.set(ref, read);
    }

    function asker({ id, name }: Person, place: Place): Partial<Asker> {
      return {
        user: { id: idOf(id), username: name.toLowerCase(), global_name: name },
        channel: idOf(place),
      };
    }

    /** What somebody does, and what they see for it. */
    async function does(
      who: Person,
      place: Place,
      act: (at: ReturnType<typeof person>) => Promise<Asked>,
    ): Promise<string> {
      const before = complete;
      const at = person(discord, () => until(() => complete > before), asker(who, place));
      const { answers } = await act(at);
      const troubles = lines.filter((line) => /"level":"(?:warn|error)"/.test(line));
      if (troubles.length > 0) throw new Error(`The adapter complains: ${troubles.join("")}`);
      return answers.map((answer) => `${seen(answer)}\n`).join("");
    }

    /** The newest of what somebody sees in a place that has such a button. */
    function withButton({ id }: Person, place: Place, label: string): FakeMessage | Answered {
      const own = discord.interactions.all
        .filter(
          ({ payload }) =>
            payload["channel_id"] === idOf(place) && JSON.stringify(payload["member"]).includes(idOf(id)),
        )
        .flatMap(({ answers }) => answers);
      const messages = discord.world.channels.get(idOf(place))?.messages ?? [];
      const found = [...messages, ...own].findLast(({ components }) => labels(components).includes(label));
      if (found === undefined) throw new Error(`No button "${label}" was shown in ${place}.`);
      return found;
    }

    return {
      chat: {
        ...chat,
        platform: "slack",
        async deliver(delivery, signal) {
          const ref = await chat.deliver({ ...delivery, place: placeOf(delivery.place) }, signal);
          if (shown.keys.has(delivery.key)) return ref;
          shown.keys.add(delivery.key);
          shown.said.push(delivery);
          print(delivery, ref);
          return ref;
        },
        find: (place, key, signal, near) => chat.find(placeOf(place), key, signal, near),
      },
      async listen(onInvocation, onReply) {
        const telling: OnInvocation = async function* (invocation) {
          const { place, actor } = invocation;
          const asked = {
            ...invocation,
            platform: "slack",
            place: nameOf(place),
            actor: { ...actor, id: nameOf(actor.id) },
          };
          try {
            for await (const reply of onInvocation(asked)) {
              if ("card" in reply) onReply(asked.place, reply.card);
              yield reply;
            }
          } finally {
            // Whoever takes replies comes back for the next one when the last one was shown.
            complete += 1;
          }
        };
        await chat.listen(telling, new AbortController().signal);
      },
      types: (who, place, line) =>
        does(who, place, (at) => {
          const parsed = parseInput({ is: "line", line }, allCommands);
          if (parsed.is !== "command") throw new Error(`"${line}" is no command that Discord could offer.`);
          const options = Object.entries(parsed.options).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, value]],
          );
          return at.types(pathOf(parsed.command.spec), Object.fromEntries(options));
        }),
      presses: (who, place, label) =>
        does(who, place, (at) => at.presses(withButton(who, place, label), label)),
      close: () => chat.close(),
    };
  };
}
