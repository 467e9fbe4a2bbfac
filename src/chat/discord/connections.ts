/**
 * Connections of Discord's library alone. Without them it takes those of the process, which are of whichever copy of
 * undici was loaded first, and another copy than its own cannot send its files.
 */
import { createRequire } from "node:module";
import type { RESTOptions } from "discord.js";

type Agent = NonNullable<RESTOptions["agent"]>;

/** Of the copy of undici that discord.js's REST client uses. */
export function openConnections(): Agent {
  const ofRest = createRequire(
    createRequire(createRequire(import.meta.url).resolve("discord.js")).resolve("@discordjs/rest"),
  );
  const { Agent } = ofRest("undici") as { readonly Agent: new () => Agent };
  return new Agent();
}
