/**
 * Block Kit as Slack's reference describes it (https://docs.slack.dev/reference/block-kit), to refuse what Slack
 * refuses. Written from the reference, not from our own table of limits.
 */
import { z } from "zod";

/** Over all blocks: rich text was refused at 11,341 characters (slackapi/bolt-js#2867). */
const MESSAGE_CHARACTERS = 11_000;

function plain(most: number) {
  return z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  });
}
const mrkdwn = (most: number) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(most),
    verbatim: z.boolean().optional(),
  });
const anyText = (most: number) => z.discriminatedUnion("type", [plain(most), mrkdwn(most)]);
const blockId = z.string().max(255).optional();
const actionId = z.string().min(1).max(255);
const url = z
  .string()
  .max(3_000)
  .refine((value) => /^(?:https?|mailto):/.test(value) && URL.canParse(value), "invalid url");
const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional();

const richText = z.strictObject({ type: z.literal("text"), text: z.string().min(1), style });
const richLink = z.strictObject({
  ...{ type: z.literal("link"), url, style },
  text: z.string().min(1).optional(),
  unsafe: z.boolean().optional(),
});
const richElement = z.discriminatedUnion("type", [
  richText,
  richLink,
  z.strictObject({
    ...{ type: z.literal("date"), format: z.string().min(1), style },
    timestamp: z.int().positive(),
    url: url.optional(),
    fallback: z.string().min(1).optional(),
  }),
  z.strictObject({ type: z.literal("user"), user_id: z.string(), style }),
  z.strictObject({ type: z.literal("usergroup"), usergroup_id: z.string(), style }),
  z.strictObject({ type: z.literal("broadcast"), range: z.enum(["here", "channel", "everyone"]), style }),
]);
const richSection = z.strictObject({
  type: z.literal("rich_text_section"),
  elements: z.array(richElement).min(1),
});

const option = z.strictObject({
  text: plain(75),
  value: z.string().max(150),
  description: plain(75).optional(),
});

const button = z.strictObject({
  type: z.literal("button"),
  text: plain(75),
  action_id: actionId,
  value: z.string().max(2_000).optional(),
  url: url.optional(),
  style: z.enum(["primary", "danger"]).optional(),
});

const select = z.strictObject({
  type: z.literal("static_select"),
  action_id: actionId,
  options: z.array(option).min(1).max(100),
  initial_option: option.optional(),
  placeholder: plain(150).optional(),
});

const textInput = z.strictObject({
  type: z.literal("plain_text_input"),
  action_id: actionId,
  initial_value: z.string().max(3_000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().max(3_000).optional(),
  max_length: z.int().max(3_000).optional(),
  placeholder: plain(150).optional(),
});

const numberInput = z.strictObject({
  type: z.literal("number_input"),
  action_id: actionId,
  is_decimal_allowed: z.boolean(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});

const inMessages = [
  z.strictObject({ type: z.literal("header"), block_id: blockId, text: plain(150) }),
  z.strictObject({
    type: z.literal("section"),
    block_id: blockId,
    text: anyText(3_000).optional(),
    fields: z.array(anyText(2_000)).max(10).optional(),
  }),
  z.strictObject({
    type: z.literal("context"),
    block_id: blockId,
    elements: z.array(anyText(3_000)).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal("actions"),
    block_id: blockId,
    elements: z
      .array(z.discriminatedUnion("type", [button, select]))
      .min(1)
      .max(25),
  }),
  z.strictObject({ type: z.literal("divider"), block_id: blockId }),
  z.strictObject({
    type: z.literal("image"),
    block_id: blockId,
    alt_text: z.string().min(1).max(2_000),
    slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]{8,}$/) }),
  }),
  z.strictObject({
    type: z.literal("rich_text"),
    block_id: blockId,
    elements: z
      .array(
        z.discriminatedUnion("type", [
          richSection,
          z.strictObject({
            type: z.literal("rich_text_list"),
            style: z.enum(["bullet", "ordered"]),
            indent: z.int().min(0).max(8).optional(),
            elements: z.array(richSection).min(1),
          }),
          z.strictObject({ type: z.literal("rich_text_quote"), elements: z.array(richElement).min(1) }),
          z.strictObject({
            type: z.literal("rich_text_preformatted"),
            elements: z.array(z.discriminatedUnion("type", [richText, richLink])).min(1),
          }),
        ]),
      )
      .min(1),
  }),
] as const;

const input = z.strictObject({
  type: z.literal("input"),
  block_id: blockId,
  label: plain(2_000),
  element: z.discriminatedUnion("type", [select, textInput, numberInput]),
  hint: plain(2_000).optional(),
  optional: z.boolean().optional(),
});

const MessageBlocks = z.array(z.discriminatedUnion("type", [...inMessages])).max(50);

const Modal = z.strictObject({
  type: z.literal("modal"),
  callback_id: z.string().max(255).optional(),
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  private_metadata: z.string().max(3_000).optional(),
  notify_on_close: z.boolean().optional(),
  blocks: z
    .array(z.discriminatedUnion("type", [...inMessages, input]))
    .min(1)
    .max(100),
});

export type Block = z.output<typeof MessageBlocks>[number];
export type ModalView = z.output<typeof Modal>;
export type Refusal = { readonly error: string; readonly errors: readonly string[] };

/** The blocks of a message, or why Slack refuses them. */
export function readBlocks(value: unknown): readonly Block[] | Refusal {
  const parsed = MessageBlocks.safeParse(value);
  if (!parsed.success) return refusal("invalid_blocks", parsed.error, "/blocks");
  const twice = repeated(parsed.data);
  if (twice !== null) return { error: "invalid_blocks", errors: [twice] };
  if (charactersOf(parsed.data) > MESSAGE_CHARACTERS) return { error: "msg_blocks_too_long", errors: [] };
  return parsed.data;
}

/** A modal, or why Slack refuses it. */
export function readModal(value: unknown): ModalView | Refusal {
  const parsed = Modal.safeParse(value);
  if (!parsed.success) return refusal("invalid_arguments", parsed.error, "/view");
  const { blocks, submit } = parsed.data;
  if (blocks.some(({ type }) => type === "input") && submit === undefined) {
    return { error: "invalid_arguments", errors: ["missing required field: submit"] };
  }
  const twice = repeated(blocks);
  return twice === null ? parsed.data : { error: "invalid_arguments", errors: [twice] };
}

function repeated(blocks: readonly { readonly block_id?: string | undefined }[]): string | null {
  const ids = blocks.flatMap(({ block_id }) => block_id ?? []);
  if (new Set(ids).size < ids.length) return "block_id is not unique";
  for (const block of blocks) {
    const elements = "elements" in block && Array.isArray(block.elements) ? block.elements : [];
    const actions = elements.flatMap(
      ({ action_id = null }: { action_id?: string | null }) => action_id ?? [],
    );
    if (new Set(actions).size < actions.length) return "action_id is not unique";
  }
  return null;
}

/** Every string in the blocks that a reader or their browser gets. */
function charactersOf(value: unknown, key = ""): number {
  if (typeof value === "string") return ["text", "url", "value", "fallback"].includes(key) ? value.length : 0;
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, inner]) => sum + charactersOf(inner, name), 0);
}

function refusal(error: string, { issues }: z.ZodError, from: string): Refusal {
  return {
    error,
    errors: issues.map(({ message, path }) => `${message} [json-pointer:${from}/${path.join("/")}]`),
  };
}
