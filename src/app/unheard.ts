/** Chats in which people cannot be heard just now. */
import type { Chat } from "../chat/chat.ts";
import type { Instant } from "../domain/time.ts";

export function unheardIn(
  chats: readonly Pick<Chat, "platform" | "deafSince">[],
): readonly { readonly platform: string; readonly since: Instant }[] {
  return chats.flatMap((chat) => {
    const since = chat.deafSince?.() ?? null;
    return since === null ? [] : [{ platform: chat.platform, since }];
  });
}
