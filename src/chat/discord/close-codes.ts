/** How the gateway ends a connection: which ends are for good, and what an operator does about them. */
import { GatewayCloseCodes } from "discord.js";

const FATAL: Readonly<Record<number, { readonly what: string; readonly mend: string }>> = {
  [GatewayCloseCodes.AuthenticationFailed]: {
    what: "Discord does not know Verbatim's token",
    mend: "Make a new token in the developer portal (Reset Token) and set DISCORD_TOKEN.",
  },
  [GatewayCloseCodes.InvalidShard]: {
    what: "Discord refuses Verbatim's shard",
    mend: "Report this: Verbatim asks for one shard.",
  },
  [GatewayCloseCodes.ShardingRequired]: {
    what: "Verbatim is in more servers than one connection may serve",
    mend: "Take it out of servers that do not use it, or set mode: http.",
  },
  [GatewayCloseCodes.InvalidAPIVersion]: {
    what: "Discord no longer speaks this version of its gateway",
    mend: "Install a newer Verbatim.",
  },
  [GatewayCloseCodes.InvalidIntents]: {
    what: "Discord does not know what Verbatim asks to hear",
    mend: "Install a newer Verbatim.",
  },
  [GatewayCloseCodes.DisallowedIntents]: {
    what: "Discord does not let Verbatim hear what it asks for",
    mend: "Check in the developer portal that the application is not suspended.",
  },
};

/** Null for an end after which it is worth trying again. */
export function fatalClose(code: number): { readonly what: string; readonly mend: string } | null {
  return FATAL[code] ?? null;
}
