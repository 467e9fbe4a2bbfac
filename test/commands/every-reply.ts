/** Every kind of card and form there is: the models, and what each command replies, with and without its options. */

import type { Card } from "../../src/cards/card.ts";
import { allCommands } from "../../src/commands/all.ts";
import type { Form } from "../../src/commands/command.ts";
import { openStore } from "../../src/store/open.ts";
import { atTheDesk } from "./at-the-desk.ts";
import { fillWorld, muteWatch } from "./desk-world.ts";
import { LINES } from "./every-line.ts";

export interface EveryReply {
  readonly cards: readonly Card[];
  readonly forms: readonly Form[];
}

/** In each language, as an admin reads them who sees all and can be asked. */
export async function everyReply(): Promise<EveryReply> {
  const store = await openStore("sqlite::memory:");
  await fillWorld(store, ["harbour", "market"]);
  await muteWatch(store, "harbour");
  const desk = atTheDesk(store);
  const asked = { id: "slack:U-BO", name: "Bo", place: "terminal", canAsk: true };
  for (const language of ["en", "nl"]) {
    await desk.ask(`language ${language}`, asked);
    for (const { name } of allCommands.map(({ spec }) => spec)) {
      if (name === "language") continue;
      await desk.ask(name, asked);
      await desk.ask(LINES[name]?.line ?? "", asked);
    }
  }
  await store.close();
  return {
    cards: desk.replies.flatMap((reply) => ("card" in reply ? [reply.card] : [])),
    forms: desk.replies.flatMap((reply) => (reply.is === "form" ? [reply.form] : [])),
  };
}
