/** From what Slack delivers to a question, and from its replies back to whoever asked. */
import type { Invocation } from "../../commands/command.ts";
import type { OnInvocation } from "../chat.ts";
import { type AnswerParts, createAnswering } from "./answer.ts";
import { type Asked, askedIn, type LinkAsked } from "./asked.ts";
import { slackMessage } from "./blocks.ts";
import { buttonValue, keepLongCalls } from "./buttons.ts";
import type { Channels } from "./channels.ts";
import { createOnce } from "./once.ts";
import { readPayload } from "./payloads.ts";
import type { People } from "./people.ts";

export interface Identity {
  /** The bot's own user, as it is mentioned. */
  readonly user: string;
  readonly bot: string;
  readonly team: string;
}

/** In the place of what a button meant, where nobody knows that any more. */
const HELP = { is: "line", line: "help" } as const;

export interface HearingParts extends AnswerParts {
  readonly channels: Channels;
  readonly people: People;
  /** Ids of those that are answered; empty for the bot's own. */
  readonly workspaces: readonly string[];
  readonly identity: () => Promise<Identity>;
  readonly unfurl: boolean;
}

export interface Hearing {
  /** Runs what Slack delivered; resolves when it was answered or ignored. Never throws. */
  hear(body: unknown, onInvocation: OnInvocation): Promise<void>;
  /** Resolves when nothing is being answered any more. */
  idle(): Promise<void>;
}

export function createHearing(parts: HearingParts): Hearing {
  const isFirst = createOnce(parts.memory);
  const underWay = new Set<Promise<void>>();

  async function run(body: unknown, onInvocation: OnInvocation): Promise<void> {
    const payload = readPayload(body);
    if (payload === null) return;
    const identity = await parts.identity();
    const asked = await askedIn(payload, { self: identity.user, memory: parts.memory });
    if (asked === null || !isOurs(asked, identity)) return;
    if (!(await isFirst(asked.identity))) return;
    await parts.channels.learn().catch(() => {});
    if ("urls" in asked) await showLinks(asked, onInvocation);
    else await answer(asked, onInvocation);
  }

  function isOurs({ team, identity }: Pick<Asked, "team" | "identity">, self: Identity): boolean {
    const allowed = parts.workspaces.length === 0 ? [self.team] : parts.workspaces;
    if (allowed.includes(team)) return true;
    const kind = identity.split(":", 1)[0];
    parts.logger.warn({ team, kind }, "somebody of a workspace that is not answered was ignored");
    return false;
  }

  async function invocationOf(
    asked: Pick<Asked, "user" | "channel">,
    rest: Omit<Invocation, "platform" | "place" | "actor">,
  ): Promise<Invocation> {
    const { id, name } = asked.user;
    const [shown, groups] = await Promise.all([parts.people.nameOf(id, name), parts.people.groupsOf(id)]);
    const actor = { id: `slack:${id}`, name: shown, groups };
    return { platform: "slack", place: parts.channels.placeOf(asked.channel), actor, ...rest };
  }

  async function answer(asked: Asked, onInvocation: OnInvocation): Promise<void> {
    const answering = createAnswering(asked, parts);
    const { input, thread, share, trigger } = asked;
    const invocation = await invocationOf(asked, {
      ...{ input: input ?? HELP, share, canAsk: trigger !== null },
      ...(input === null ? { forgotten: true } : {}),
      ...(thread === null ? {} : { thread }),
      ...(asked.unrecorded === true ? { unrecorded: true } : {}),
    });
    try {
      for await (const reply of onInvocation(invocation)) await answering.show(reply);
    } catch (error) {
      parts.logger.warn({ error }, "an answer could not be shown in Slack");
    }
  }

  /** As everybody in the channel may see it, whoever posted the link; nothing where nothing is known of it. */
  async function showLinks(asked: LinkAsked, onInvocation: OnInvocation): Promise<void> {
    if (!parts.unfurl) return;
    const unfurls: Record<string, { blocks: ReturnType<typeof slackMessage>["blocks"] }> = {};
    for (const url of asked.urls) {
      const input = { is: "call", command: "burst", options: { id: url } } as const;
      const invocation = await invocationOf(asked, { input, share: true });
      for await (const reply of onInvocation(invocation)) {
        if (reply.is !== "card" || reply.shared !== true || reply.nothing === true) continue;
        await keepLongCalls(reply.card, parts.memory);
        unfurls[url] = { blocks: slackMessage(reply.card, { buttonValue }).blocks };
      }
    }
    if (Object.keys(unfurls).length === 0) return;
    await parts.web.chat.unfurl({ channel: asked.channel, ts: asked.message, unfurls });
  }

  return {
    hear(body, onInvocation) {
      const done = run(body, onInvocation).catch((error: unknown) => {
        parts.logger.warn({ error }, "something from Slack could not be answered");
      });
      underWay.add(done);
      return done.finally(() => underWay.delete(done));
    },
    async idle() {
      await Promise.all(underWay);
    },
  };
}
