/** Marks every answer of a bot that is not the real thing, as its messages are marked. */
import type { Card } from "../cards/card.ts";
import type { OnInvocation } from "../chat/chat.ts";

export function markedReplies(answer: OnInvocation, mark: Card["mark"]): OnInvocation {
  if (mark === null) return answer;
  return async function* marked(invocation) {
    for await (const reply of answer(invocation)) {
      yield "card" in reply ? { ...reply, card: { ...reply.card, mark } } : reply;
    }
  };
}
