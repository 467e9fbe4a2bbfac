/** What Discord needs to know; handed in, so that tests drive a real one. */
import type { CommandSpec } from "../../commands/command.ts";
import type { Place } from "../../domain/alert.ts";
import type { Clock } from "../../support/clock.ts";
import type { Logger } from "../../support/logger.ts";
import type { Secret } from "../../support/secret.ts";
import type { ChatMemory } from "../chat.ts";
import type { GatewayTiming } from "./gateway-connection.ts";

export interface DiscordOptions {
  readonly token: Secret;
  /** Null for Discord's own. */
  readonly apiUrl: string | null;
  /** By the gateway, or at an endpoint of ours that Discord posts to. */
  readonly mode: "gateway" | "http";
  /** For the endpoint: 64 hexadecimal digits. */
  readonly publicKey: string | null;
  /** Servers in which anybody is answered; empty for every server that the bot was let into. */
  readonly guilds: readonly string[];
  /** Where messages go to, or people are asked: a thread among them is a place of its own. */
  readonly places: readonly Place[];
  /** What is registered. */
  readonly commands: readonly CommandSpec[];
  readonly memory: ChatMemory;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Discord's own pace where it is left out. */
  readonly gatewayTiming?: GatewayTiming;
}
