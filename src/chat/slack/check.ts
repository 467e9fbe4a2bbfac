/** What `verbatim check` can verify of Slack without sending anything: tokens, scopes, channels. */
import { webApi } from "@slack/bolt";
import type { Place } from "../../domain/alert.ts";
import type { CheckResult } from "../chat.ts";
import type { Channels } from "./channels.ts";
import { chatErrorOf } from "./errors.ts";
import type { SlackOptions } from "./options.ts";
import { scopesFor } from "./scopes.ts";
import { unlessAborted, type Web, webOptions } from "./web.ts";

interface CheckParts {
  readonly web: Web;
  readonly channels: Channels;
  readonly places: readonly Place[];
  readonly signal: AbortSignal;
}

/** Never throws. */
export async function checkSlack(options: SlackOptions, parts: CheckParts): Promise<readonly CheckResult[]> {
  const bot = await checkBotToken(options, parts);
  const entry = await checkEntry(options, parts.signal);
  // Without a token every channel would be wrong, for the same one reason.
  if (bot[0]?.ok !== true) return [...bot, ...entry];
  const places: CheckResult[] = [];
  for (const place of parts.places) places.push(await checkPlace(place, parts));
  return [...bot, ...entry, ...places];
}

/** Whether Slack knows the token comes first. */
async function checkBotToken(options: SlackOptions, { web, signal }: CheckParts): Promise<CheckResult[]> {
  try {
    const auth = await unlessAborted(web.auth.test(), signal);
    const granted = new Set(auth.response_metadata?.scopes ?? []);
    const groups = options.groups.length > 0 || options.readsGroups === true;
    const needed = scopesFor({ features: options.features, groups });
    const missing = needed.filter(({ scope }) => !granted.has(scope));
    return [
      fine(`Slack knows the app as @${auth.user} in ${auth.team}`),
      ...workspaceOf(options, auth.team_id ?? ""),
      ...missing.map(({ scope, without }) =>
        wrong(
          `the app lacks the scope ${scope} (without it: ${without})`,
          "Paste `verbatim slack manifest` into the app (App Manifest), save, and install it again.",
        ),
      ),
    ];
  } catch (error) {
    return [failed("SLACK_BOT_TOKEN", error)];
  }
}

function workspaceOf({ workspaces }: SlackOptions, team: string): CheckResult[] {
  if (workspaces.length === 0 || workspaces.includes(team)) return [];
  return [
    wrong(
      `the token belongs to the workspace ${team}, which chat.slack.workspaces does not name`,
      `Add ${team} to chat.slack.workspaces, or use the token of another workspace.`,
    ),
  ];
}

async function checkEntry(options: SlackOptions, signal: AbortSignal): Promise<CheckResult[]> {
  const { entry } = options;
  if (entry.is === "http") {
    return [fine("Slack's requests are checked with SLACK_SIGNING_SECRET")];
  }
  try {
    const app = new webApi.WebClient(entry.appToken.reveal(), webOptions(options));
    await unlessAborted(app.apps.connections.open(), signal);
    return [fine("socket mode can connect")];
  } catch (error) {
    return [failed("SLACK_APP_TOKEN", error)];
  }
}

async function checkPlace(place: Place, { web, channels, signal }: CheckParts): Promise<CheckResult> {
  try {
    const id = await unlessAborted(channels.idOf(place), signal);
    const { channel } = await unlessAborted(web.conversations.info({ channel: id }), signal);
    const named = `${place} is #${channel?.name ?? id} (${id})`;
    if (channel?.is_archived === true) return wrong(`${named}, which is archived`, "Name another channel.");
    if (channel?.is_member === true) return fine(`${named}, and the app is in it`);
    return wrong(`${named}, and the app is not in it`, "In that channel: /invite @Verbatim");
  } catch (error) {
    return failed(place, error);
  }
}

function fine(what: string): CheckResult {
  return { ok: true, what, mend: null };
}

function wrong(what: string, mend: string): CheckResult {
  return { ok: false, what, mend };
}

function failed(what: string, error: unknown): CheckResult {
  const { message, mend } = chatErrorOf(error);
  return wrong(`${what}: ${message}`, mend ?? "Try again; is there a way to slack.com from here?");
}
