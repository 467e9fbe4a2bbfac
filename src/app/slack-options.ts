/** What the configuration says of Slack, as its adapter needs it. */
import type { SlackOptions } from "../chat/slack/options.ts";
import type { Config, SlackSettings } from "../config/config.ts";
import type { Secret } from "../support/secret.ts";

type Given = Pick<SlackOptions, "memory" | "logger" | "clock">;

export function slackOptions(config: Config, given: Given): SlackOptions {
  const { slack } = config.chat;
  if (slack === null) throw new Error("Slack is not set up, so nobody can open it.");
  return {
    ...given,
    apiUrl: slack.apiUrl,
    botToken: secretOf(config, "SLACK_BOT_TOKEN"),
    entry: entryOf(slack, config),
    workspaces: slack.workspaces,
    features: slack,
    places: placesOf(config),
    groups: groupsOf(config),
    readsGroups: asksForGroups(config),
  };
}

/** Every place of Slack's that the configuration names. */
function placesOf({ routes, access, evidence }: Config): readonly string[] {
  const named = [...routes.map(({ to }) => to), access.place, evidence.headTo];
  return [...new Set(named.filter((place) => place?.startsWith("slack:") === true))].flatMap(
    (place) => place ?? [],
  );
}

/** The user groups that may do something. */
function groupsOf({ access }: Config): readonly string[] {
  const named = [...access.viewers, ...access.editors, ...access.admins];
  const groups = named.flatMap((entry) => /^slack:group:(.+)$/.exec(entry)?.[1] ?? []);
  return [...new Set(groups)];
}

/** Whether anything in it can only be known from Slack's list of user groups. */
export function asksForGroups(config: Config): boolean {
  const mentioned = config.routes.flatMap(({ to, mention }) =>
    to.startsWith("slack:") ? (mention ?? []) : [],
  );
  const isPerson = (name: string) => /^@?(?:[UW][A-Z0-9]{2,}|here|channel|everyone)$/.test(name);
  return groupsOf(config).length > 0 || mentioned.some((name) => !isPerson(name));
}

function entryOf({ mode }: SlackSettings, config: Config): SlackOptions["entry"] {
  if (mode === "http") return { is: "http", signingSecret: secretOf(config, "SLACK_SIGNING_SECRET") };
  return { is: "socket", appToken: secretOf(config, "SLACK_APP_TOKEN") };
}

/** Loading the configuration has told of every one that is missing. */
function secretOf({ secrets }: Config, name: keyof Config["secrets"]): Secret {
  const secret = secrets[name];
  if (secret === null) throw new Error(`${name} is needed and was not noticed to be missing.`);
  return secret;
}
