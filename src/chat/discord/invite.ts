/** The address with which somebody lets the bot into a server, asking for what it needs and no more. */
import { OAuth2Scopes } from "discord.js";
import { INVITED } from "./permissions.ts";

/** @param application the application's id */
export function inviteUrl(application: string): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(" "),
    permissions: String(INVITED),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
