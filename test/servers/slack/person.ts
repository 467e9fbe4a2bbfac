/** What people do in Slack: type commands, mention the bot, press buttons, fill in modals. */
import { randomUUID } from "node:crypto";
import type { SlackServer } from "./slack-server.ts";
import type { Envelope } from "./socket-side.ts";
import { APP, BOT, type Ephemeral, type Message, TEAM } from "./world.ts";

export interface Doing {
  readonly user: string;
  readonly channel: string;
  /** The person's own workspace, for guests of a shared channel. */
  readonly team?: string;
}

/** Each makes the envelope that Slack would send; `deliver` hands it over, or a test does so itself. */
export function person(slack: SlackServer, { user, channel, team = TEAM }: Doing) {
  const name = slack.world.people.get(user)?.name ?? user;
  const about = {
    api_app_id: APP,
    team: { id: team, domain: "newsroom" },
    user: { id: user, name, team_id: team },
  };

  function envelope(type: Envelope["type"], payload: unknown): Envelope {
    return { envelope_id: randomUUID(), type, payload };
  }

  function event(inner: Record<string, unknown>): Envelope {
    return envelope("events_api", {
      ...{ type: "event_callback", team_id: TEAM, api_app_id: APP, event_id: `Ev${randomUUID()}` },
      ...{ event: inner, authorizations: [{ team_id: TEAM, user_id: BOT, is_bot: true }] },
    });
  }

  function say(text: string, threadTs: string | null): string {
    const ts = slack.world.nextTs();
    const message: Message = {
      ...{ channel, ts, user, text, blocks: [], threadTs, metadata: null, edits: 0, unfurls: {} },
    };
    slack.world.messages.push(message);
    return ts;
  }

  return {
    slash(text: string): Envelope {
      return envelope("slash_commands", {
        ...{
          token: "made-up",
          team_id: team,
          team_domain: "newsroom",
          channel_id: channel,
          channel_name: "c",
        },
        ...{ user_id: user, user_name: name.toLowerCase(), command: "/verbatim", text, api_app_id: APP },
        ...{ is_enterprise_install: "false", trigger_id: slack.newTrigger() },
        response_url: slack.responseUrl({ channel, user }),
      });
    },
    mention(text: string, threadTs: string | null = null): Envelope {
      const ts = say(`<@${BOT}> ${text}`, threadTs);
      return event({
        ...{
          type: "app_mention",
          user,
          text: `<@${BOT}> ${text}`,
          ts,
          event_ts: ts,
          channel,
          team,
          user_team: team,
        },
        ...(threadTs === null ? {} : { thread_ts: threadTs }),
      });
    },
    link(address: string): { readonly envelope: Envelope; readonly ts: string } {
      const ts = say(`<${address}>`, null);
      const links = [{ url: address, domain: new URL(address).hostname }];
      return {
        envelope: event({ type: "link_shared", user, channel, message_ts: ts, event_ts: ts, links }),
        ts,
      };
    },
    /** The newest button of this label that the person can see in the channel. */
    press(label: string): Envelope {
      const { world } = slack;
      const own = world.ephemerals.filter((each) => each.channel === channel && each.user === user);
      const all: (Message | Ephemeral)[] = [
        ...world.messages.filter((each) => each.channel === channel),
        ...own,
      ];
      for (const shown of all.reverse()) {
        for (const block of shown.blocks) {
          if (block.type !== "actions") continue;
          const button = block.elements.find((each) => each.type === "button" && each.text.text === label);
          if (button?.type === "button") return pressed(button, shown);
        }
      }
      throw new Error(`No button "${label}" is shown in ${channel}.`);
    },
    shortcut(message: { readonly ts: string; readonly text: string }): Envelope {
      return envelope("interactive", {
        ...{ type: "message_action", callback_id: "who-else", ...about, channel: { id: channel, name: "c" } },
        ...{ message: { type: "message", user: "U0OTHER", ...message }, message_ts: message.ts },
        ...{
          trigger_id: slack.newTrigger(),
          response_url: slack.responseUrl({ channel, user }),
          action_ts: message.ts,
        },
      });
    },
    /** Fills in the newest modal, by the labels of its fields. */
    fillIn(answers: Readonly<Record<string, string>>): Envelope {
      const opened = slack.world.views.findLast(({ open }) => open);
      if (opened === undefined) throw new Error("No modal is open.");
      opened.open = false;
      const values: Record<string, Record<string, unknown>> = {};
      for (const block of opened.view.blocks) {
        if (block.type !== "input") continue;
        const answer = answers[block.label.text] ?? null;
        const { element } = block;
        if (answer === null && block.optional !== true)
          throw new Error(`"${block.label.text}" must be filled in.`);
        const option =
          element.type === "static_select"
            ? element.options.find(({ value }) => value === answer)
            : undefined;
        values[block.block_id ?? ""] = {
          [element.action_id]:
            element.type === "static_select"
              ? { type: element.type, selected_option: option ?? null }
              : { type: element.type, value: answer },
        };
      }
      const { callback_id, private_metadata } = opened.view;
      const view = {
        id: opened.id,
        type: "modal",
        callback_id,
        private_metadata,
        state: { values },
        hash: "h",
      };
      return envelope("interactive", {
        type: "view_submission",
        ...about,
        view,
        trigger_id: slack.newTrigger(),
      });
    },
  };

  function pressed(
    button: { readonly action_id: string; readonly value?: string | undefined },
    shown: Message | Ephemeral,
  ): Envelope {
    const ts = "ts" in shown ? shown.ts : "0.0";
    const thread = shown.threadTs === null ? {} : { thread_ts: shown.threadTs };
    const message = "ts" in shown ? { message: ts } : {};
    return envelope("interactive", {
      ...{
        type: "block_actions",
        ...about,
        channel: { id: channel, name: "c" },
        trigger_id: slack.newTrigger(),
      },
      container: {
        type: "message",
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: !("ts" in shown),
        ...thread,
      },
      response_url: slack.responseUrl({ channel, user, ...message }),
      actions: [{ type: "button", block_id: "b", action_ts: slack.world.nextTs(), ...button }],
    });
  }
}
