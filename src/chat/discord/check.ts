/** Whether Discord would have us: token, application, servers, channels and rights, before any login. */
import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type RESTGetAPIGatewayBotResult,
  Routes,
} from "discord.js";
import type { Place } from "../../domain/alert.ts";
import { HOUR } from "../../domain/time.ts";
import { ChatError, type CheckResult } from "../chat.ts";
import type { Api } from "./api.ts";
import type { Application } from "./application.ts";
import { channelId, channelOf } from "./channels.ts";
import { inviteUrl } from "./invite.ts";
import type { DiscordOptions } from "./options.ts";
import { lacking, permissionsIn } from "./permissions.ts";

/** Discord resets the token of a bot that identifies more than 1,000 times a day; fewer than this are kept. */
export const IDENTIFIES_KEPT = 10;

interface Membership {
  readonly roles: APIGuild["roles"];
  readonly member: APIGuildMember;
}

export async function checkDiscord(
  options: Pick<DiscordOptions, "mode" | "publicKey" | "guilds">,
  parts: { readonly api: Api; readonly application: (signal: AbortSignal) => Promise<Application> },
  places: readonly Place[],
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  let application: Application;
  try {
    application = await parts.application(signal);
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return [{ ok: false, what: `Discord: ${error.message}`, mend: error.mend ?? "Try again in a minute." }];
  }
  const results: CheckResult[] = [
    { ok: true, what: `Discord knows Verbatim as ${application.name} (${application.id})`, mend: null },
    ...checkKey(options, application),
  ];
  if (options.mode === "gateway") results.push(await checkLogins(parts.api, signal));
  const memberships = new Map<string, Membership | null>();
  async function membershipIn(guild: string): Promise<Membership | null> {
    const known = memberships.get(guild);
    if (known !== undefined) return known;
    const found = await readMembership(parts.api, guild, application.user, signal);
    memberships.set(guild, found);
    return found;
  }
  for (const guild of options.guilds) {
    const isIn = (await membershipIn(guild)) !== null;
    results.push({
      ok: isIn,
      what: isIn ? `Verbatim is in the server ${guild}` : `Verbatim is not in the server ${guild}`,
      mend: isIn ? null : `Let it in: ${inviteUrl(application.id)}`,
    });
  }
  for (const place of places) {
    results.push(await checkPlace(place, { ...parts, ...options, application, membershipIn }, signal));
  }
  return results;
}

function checkKey(
  { mode, publicKey }: Pick<DiscordOptions, "mode" | "publicKey">,
  { key }: Application,
): readonly CheckResult[] {
  if (mode !== "http" || publicKey?.toLowerCase() === key.toLowerCase()) return [];
  return [
    {
      ok: false,
      what: "chat.discord.publicKey is not the application's",
      mend: `Write publicKey: "${key}".`,
    },
  ];
}

async function checkLogins(api: Api, signal: AbortSignal): Promise<CheckResult> {
  try {
    const { session_start_limit: limit } = await api.call<RESTGetAPIGatewayBotResult>(
      { method: "GET", route: Routes.gatewayBot(), signal },
      { repeatable: true, place: "the gateway" },
    );
    const isEnough = limit.remaining > IDENTIFIES_KEPT;
    return {
      ok: isEnough,
      what: `${limit.remaining} of ${limit.total} logins are left today`,
      mend: isEnough ? null : `Wait ${Math.ceil(limit.reset_after / HOUR)} hours before it is started again.`,
    };
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return { ok: false, what: `Discord's gateway: ${error.message}`, mend: error.mend };
  }
}

async function checkPlace(
  place: Place,
  given: Pick<DiscordOptions, "guilds"> & {
    readonly api: Api;
    readonly application: Application;
    readonly membershipIn: (guild: string) => Promise<Membership | null>;
  },
  signal: AbortSignal,
): Promise<CheckResult> {
  const { api, application, guilds, membershipIn } = given;
  try {
    const id = channelId(place);
    if (id === null) {
      const mend =
        "Write discord:<channel id>: right-click the channel, Copy Channel ID (with developer mode on).";
      return { ok: false, what: `${place} names no channel of Discord`, mend };
    }
    const found = await api.call<APIChannel>(
      { method: "GET", route: Routes.channel(id), signal },
      { repeatable: true, place },
    );
    const { name, guild, kind } = channelOf(found, place);
    const what = `${place} is #${name}`;
    if (guild === null || (guilds.length > 0 && !guilds.includes(guild))) {
      return {
        ok: false,
        what: `${what}, in another server`,
        mend: `Add "${guild}" to chat.discord.guilds.`,
      };
    }
    const membership = await membershipIn(guild);
    if (membership === null) {
      return {
        ok: false,
        what: `${what}, where Verbatim is not`,
        mend: `Let it in: ${inviteUrl(application.id)}`,
      };
    }
    const home = kind === "thread" ? await parentOf(found, place, api, signal) : found;
    const missing = lacking(permissionsIn(home, { guild, self: application.user, ...membership }));
    if (missing.length === 0) return { ok: true, what: `${what}, and takes messages`, mend: null };
    return {
      ok: false,
      what: `${what}, where Verbatim may not do all that it needs`,
      mend: `Give its role there: ${missing.join(", ")}.`,
    };
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return { ok: false, what: error.message, mend: error.mend };
  }
}

/** What may be done in a thread is decided by its channel. */
async function parentOf(
  thread: APIChannel,
  place: Place,
  api: Api,
  signal: AbortSignal,
): Promise<APIChannel> {
  const parent = "parent_id" in thread ? thread.parent_id : null;
  if (parent === null || parent === undefined) return thread;
  return api.call<APIChannel>(
    { method: "GET", route: Routes.channel(parent), signal },
    { repeatable: true, place },
  );
}

/** Null where the bot is no member. */
async function readMembership(
  api: Api,
  guild: string,
  self: string,
  signal: AbortSignal,
): Promise<Membership | null> {
  const attempt = { repeatable: true, place: `the server ${guild}` };
  try {
    const { roles } = await api.call<APIGuild>(
      { method: "GET", route: Routes.guild(guild), signal },
      attempt,
    );
    const member = await api.call<APIGuildMember>(
      { method: "GET", route: Routes.guildMember(guild, self), signal },
      attempt,
    );
    return { roles, member };
  } catch (error) {
    if (error instanceof ChatError && error.code === "refused") return null;
    throw error;
  }
}
