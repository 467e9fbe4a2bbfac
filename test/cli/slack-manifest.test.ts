/** `verbatim slack manifest`: what Slack takes, with the scopes of what is switched on and no others. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { scopesFor } from "../../src/chat/slack/scopes.ts";
import { runCli } from "../../src/cli/program.ts";
import { allCommands } from "../../src/commands/all.ts";
import { MINIMAL, makeWorld } from "./world.ts";

const https = z.string().regex(/^https:\/\//);

/** https://docs.slack.dev/reference/app-manifest */
const Manifest = z.strictObject({
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    slash_commands: z.array(
      z.strictObject({
        command: z.string().regex(/^\//).max(32),
        description: z.string().max(2_000),
        usage_hint: z.string().max(1_000),
        should_escape: z.boolean(),
        url: https.optional(),
      }),
    ),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().max(24),
          type: z.literal("message"),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .optional(),
    unfurl_domains: z.array(z.string()).max(5).optional(),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z
      .strictObject({ request_url: https.optional(), bot_events: z.array(z.string()) })
      .optional(),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: https.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

async function manifest(slack: string | null, rest = "") {
  const config = `${MINIMAL}${slack === null ? "" : `chat: { terminal: {}, slack: ${slack} }\n`}${rest}`;
  const world = makeWorld(slack === null ? {} : { files: { "config/verbatim.yaml": config } });
  expect(await runCli(["slack", "manifest"], world.context), world.complained()).toBe(0);
  return Manifest.parse(JSON.parse(world.printed()));
}

it("is printed without a configuration and without tokens, for socket mode", async () => {
  const printed = await manifest(null);
  expect(printed.settings.socket_mode_enabled).toBe(true);
  expect(printed.settings.event_subscriptions?.bot_events).toEqual(["app_mention"]);
  expect(printed.oauth_config.scopes.bot).toEqual([
    ...["chat:write", "commands", "channels:read", "groups:read", "app_mentions:read", "channels:history"],
    ...["groups:history", "users:read", "files:write", "im:write"],
  ]);
});

it("asks for the scopes of what is switched on, and of nothing else", async () => {
  const off = "{ mentions: false, history: false, files: false, names: false, shortcut: false }";
  const least = await manifest(off);
  expect(least.oauth_config.scopes.bot).toEqual(["chat:write", "commands", "channels:read", "groups:read"]);
  expect(least.features.shortcuts).toBeUndefined();
  expect(least.settings.event_subscriptions).toBeUndefined();

  const more = await manifest("{ unfurl: true }", "access: { editors: [slack:group:S012AB3CD] }\n");
  expect(more.oauth_config.scopes.bot).toEqual(
    expect.arrayContaining(["links:read", "links:write", "usergroups:read"]),
  );
  expect(more.features.unfurl_domains).toContain("x.com");
  expect(more.settings.event_subscriptions?.bot_events).toContain("link_shared");
});

it("names the address of http mode, and says when there is none", async () => {
  const listen = "http: { listen: 127.0.0.1:8080, publicUrl: https://verbatim.example }\n";
  const printed = await manifest("{ mode: http }", listen);
  const url = "https://verbatim.example/slack/events";
  expect(printed.settings).toMatchObject({ socket_mode_enabled: false, interactivity: { request_url: url } });
  expect(printed.features.slash_commands[0]?.url).toBe(url);

  const files = {
    "config/verbatim.yaml": `${MINIMAL}chat: { terminal: {}, slack: { mode: http } }\nhttp: { listen: "127.0.0.1:1" }\n`,
  };
  const world = makeWorld({ files });
  expect(await runCli(["slack", "manifest"], world.context)).toBe(2);
  expect(world.complained()).toContain("http.publicUrl: is missing");
});

it("hints at the commands that there are", async () => {
  const hint = (await manifest(null)).features.slash_commands[0]?.usage_hint ?? "";
  const names = hint.split(" | ").map((each) => each.replace(/ <.*/, ""));
  const known = allCommands.map(({ spec }) => spec.name);
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) expect(known).toContain(name);
});

it("asks for what the README explains, in its words", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const rows = [...readme.matchAll(/^\| `([a-z_]+:[a-z]+|commands)` \| (.+) \| (.+) \|$/gm)].map(
    ([, scope, why, without]) => ({ scope, why, without }),
  );
  const features = { mentions: true, history: true, files: true, names: true, shortcut: true, unfurl: true };
  expect(rows).toEqual(scopesFor({ features, groups: true }));
});
