/**
 * Keeps a drill apart from the bot that plays it: messages with keys of their own, buttons that ask the drill,
 * and questions about it that never reach what was really read.
 */
import { createHash } from "node:crypto";
import type { Action, Card } from "../cards/card.ts";
import type { Chat, Delivery, OnInvocation } from "../chat/chat.ts";
import { allCommands } from "../commands/all.ts";
import type { Invocation, Reply } from "../commands/command.ts";
import { isMessage } from "../store/sent-messages.ts";
import type { Store } from "../store/store.ts";

/** What is asked of a drill begins so: "drill burst 7K3Q". What is real is never asked so. */
const OF_DRILL = "drill ";
/** Beginning and ending one is the bot's own matter, wherever it is typed. */
const OF_DRILL_ITSELF = /^\s*\/?(?:verbatim\s+)?\/?drill(?:\s|$)/i;
const OWN = new Set(["drill", "drill stop"]);

/**
 * A chat as a drill uses it, which neither listens nor closes it. A later drill finds the same bursts: `salt`
 * keeps its messages from being taken for those of an earlier one.
 */
export function chatOfDrill(chat: Chat, salt: string): Chat {
  const keyOf = (key: string) =>
    createHash("sha256").update(`${salt} ${key}`).digest("base64url").slice(0, key.length);
  return {
    platform: chat.platform,
    capabilities: chat.capabilities,
    check: (places, signal) => chat.check(places, signal),
    deliver: (delivery, signal) => {
      const own: Delivery = { ...delivery, key: keyOf(delivery.key), card: askingDrill(delivery.card) };
      return chat.deliver(own, signal);
    },
    find: (place, key, signal) => chat.find(place, keyOf(key), signal),
    listen: async () => {},
    close: async () => {},
  };
}

/** A drill that can be asked. */
interface Asked {
  readonly store: Pick<Store, "db">;
  readonly bot: { readonly onInvocation: OnInvocation };
}

/** Answers what is asked of the drill that `current` has under way, and leaves the rest to the bot. */
export function answeringDrill(answer: OnInvocation, current: () => Asked | null): OnInvocation {
  return async function* answered(invocation) {
    const drill = current();
    const input = drill === null ? null : await inputFor(drill, invocation);
    if (drill === null || input === null) return yield* answer(invocation);
    for await (const reply of drill.bot.onInvocation({ ...invocation, input })) yield replyOfDrill(reply);
  };
}

/** Null for what is no question about the drill; what is typed below one of its messages is one. */
async function inputFor(drill: Asked, invocation: Invocation): Promise<Invocation["input"] | null> {
  const asked = askedOfDrill(invocation.input);
  const { thread, place, input } = invocation;
  if (asked !== null || thread === undefined || input.is !== "line") return asked;
  if (OF_DRILL_ITSELF.test(input.line)) return null;
  return (await isMessage(drill.store.db, place, thread)) ? input : null;
}

/** What is asked, without the word that says of what; null for what is no question about a drill. */
function askedOfDrill(input: Invocation["input"]): Invocation["input"] | null {
  if (input.is === "call") {
    if (!input.command.startsWith(OF_DRILL) || OWN.has(input.command)) return null;
    return { ...input, command: input.command.slice(OF_DRILL.length) };
  }
  const [, line, word] = /^\s*\/?(?:verbatim\s+)?\/?drill\s+((\S+).*)$/is.exec(input.line) ?? [];
  const begins = allCommands.some(({ spec }) => spec.name.split(" ")[0] === word?.toLowerCase());
  return line === undefined || !begins ? null : { is: "line", line };
}

function replyOfDrill(reply: Reply): Reply {
  if ("card" in reply) return { ...reply, card: askingDrill(reply.card) };
  if (reply.is !== "form") return reply;
  return { ...reply, form: { ...reply.form, command: `${OF_DRILL}${reply.form.command}` } };
}

function askingDrill(card: Card): Card {
  const nodes = card.nodes.map((node) =>
    node.is === "actions" ? { ...node, actions: node.actions.map(actionOfDrill) } : node,
  );
  return { ...card, nodes };
}

function actionOfDrill(action: Action): Action {
  return OWN.has(action.command) ? action : { ...action, command: `${OF_DRILL}${action.command}` };
}
