/** What a chat adds by itself to what it prints, in Dutch. */
import type { chat as english } from "../en/chat.ts";

export const chat: typeof english = {
  updated: (notification) => `bijgewerkt: ${notification}`,
  failed: "Dit kon niet beantwoord worden",
  failedWhy: "Dit kon niet beantwoord worden; in het logboek staat waarom.",
};
