/** What Slack sends us, read at the border: only what we need of it, everything else dropped. */
import { z } from "zod";

const id = z.string().min(1).max(100);
const Person = z.object({ id, name: z.string().optional(), team_id: id.optional() });
const Team = z.object({ id }).nullish();

const Slash = z.object({
  command: z.string(),
  text: z.string().max(8_000).default(""),
  team_id: id,
  channel_id: id,
  user_id: id,
  user_name: z.string().optional(),
  trigger_id: id,
  response_url: z.string(),
});

const Press = z.object({
  type: z.literal("block_actions"),
  user: Person,
  team: Team,
  channel: z.object({ id }).nullish(),
  container: z.object({
    channel_id: id.optional(),
    message_ts: id.optional(),
    thread_ts: id.optional(),
    is_ephemeral: z.boolean().default(false),
  }),
  trigger_id: id,
  response_url: z.string().optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional(), action_ts: id })).min(1),
});

const Submission = z.object({
  type: z.literal("view_submission"),
  user: Person,
  team: Team,
  view: z.object({
    id,
    callback_id: z.string(),
    private_metadata: z.string().default(""),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({
            value: z.string().nullish(),
            selected_option: z.object({ value: z.string() }).nullish(),
          }),
        ),
      ),
    }),
  }),
});

const Shortcut = z.object({
  type: z.literal("message_action"),
  callback_id: z.string(),
  user: Person,
  team: Team,
  channel: z.object({ id }),
  message: z.object({ ts: id, thread_ts: id.optional(), text: z.string().default("") }),
  trigger_id: id,
  response_url: z.string(),
});

const Mention = z.object({
  type: z.literal("app_mention"),
  user: id,
  text: z.string().max(8_000),
  ts: id,
  thread_ts: id.optional(),
  channel: id,
  team: id.optional(),
  user_team: id.optional(),
});

const Linked = z.object({
  type: z.literal("link_shared"),
  user: id,
  channel: id,
  message_ts: id,
  links: z.array(z.object({ url: z.string() })).min(1),
});

const Happened = z.object({
  type: z.literal("event_callback"),
  team_id: id,
  /** Whether other organisations' people are in the channel too. */
  is_ext_shared_channel: z.boolean().default(false),
  event: z.discriminatedUnion("type", [Mention, Linked]),
});

/** Slash commands have no type of their own. */
const Payload = z.union([Slash, Press, Submission, Shortcut, Happened]);

export type SlashPayload = z.output<typeof Slash>;
export type PressPayload = z.output<typeof Press>;
export type SubmissionPayload = z.output<typeof Submission>;
export type ShortcutPayload = z.output<typeof Shortcut>;
export type MentionEvent = z.output<typeof Mention>;
export type LinkEvent = z.output<typeof Linked>;
export type Payload = z.output<typeof Payload>;

/** Null for what is nothing to us. */
export function readPayload(body: unknown): Payload | null {
  return Payload.safeParse(body).data ?? null;
}
