/** The app as Slack is told of it, made of the very commands that the gate answers. */
import type { CommandSpec } from "../../commands/command.ts";
import { SHORTCUT } from "./asked.ts";
import { EVENTS_PATH } from "./http-entry.ts";
import { LIMITS } from "./limits.ts";
import type { SlackFeatures } from "./options.ts";
import { scopesFor } from "./scopes.ts";

export interface ManifestParts {
  readonly features: SlackFeatures;
  /** Whether user groups are named in the configuration. */
  readonly groups: boolean;
  /** Where we are reached over HTTP; null for socket mode. */
  readonly publicUrl: string | null;
  readonly commands: readonly CommandSpec[];
}

/** Where posts have addresses; links to these are heard of. */
const POST_DOMAINS = ["x.com", "twitter.com"];

const { manifest: MOST } = LIMITS;

/** https://docs.slack.dev/reference/app-manifest: to be pasted as it is. */
export function slackManifest({ features, groups, publicUrl, commands }: ManifestParts) {
  const url = publicUrl === null ? null : new URL(EVENTS_PATH, publicUrl).href;
  const events = [...(features.mentions ? ["app_mention"] : []), ...(features.unfurl ? ["link_shared"] : [])];
  return {
    display_information: {
      name: "Verbatim".slice(0, MOST.name),
      description: "Notices when different accounts post the same words, and shows the evidence.",
      background_color: "#1f2933",
    },
    features: {
      bot_user: { display_name: "Verbatim", always_online: true },
      slash_commands: [
        {
          command: "/verbatim",
          description: "What was found, why, and what to do about it",
          usage_hint: usageHint(commands),
          should_escape: false,
          ...(url === null ? {} : { url }),
        },
      ],
      ...(features.shortcut ? { shortcuts: [shortcut()] } : {}),
      ...(features.unfurl ? { unfurl_domains: POST_DOMAINS.slice(0, MOST.unfurlDomains) } : {}),
    },
    oauth_config: { scopes: { bot: scopesFor({ features, groups }).map(({ scope }) => scope) } },
    settings: {
      ...(events.length === 0
        ? {}
        : { event_subscriptions: { ...(url === null ? {} : { request_url: url }), bot_events: events } }),
      interactivity: { is_enabled: true, ...(url === null ? {} : { request_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: url === null,
      token_rotation_enabled: false,
    },
  };
}

function shortcut() {
  return {
    name: "Who else posted this?",
    type: "message",
    callback_id: SHORTCUT,
    description: "Accounts that posted the same words, as far as they were seen",
  };
}

/** `bursts | burst <id> | …`, as many whole commands as there is room for. */
function usageHint(commands: readonly CommandSpec[]): string {
  let hint = "help";
  for (const { name, options } of commands) {
    const needed = options.filter(({ required }) => required).map((option) => ` <${option.name}>`);
    const longer = `${hint} | ${name}${needed.join("")}`;
    if (name === "help") continue;
    if (longer.length > MOST.usageHint) break;
    hint = longer;
  }
  return hint;
}
