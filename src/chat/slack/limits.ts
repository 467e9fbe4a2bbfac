/** What Slack takes at most, each number with its source; all lengths in UTF-16 units. */

export const LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  header: 150,
  section: 3_000,
  actions: 25,
  imageAlt: 2_000,
  blockId: 255,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2_000,
  actionId: 255,
  /** https://docs.slack.dev/reference/block-kit/block-elements/link-element; longer ones are shown, not linked. */
  url: 3_000,
  /**
   * Over all blocks of a message. Nowhere documented: messages were refused (msg_blocks_too_long) from 13,200
   * characters on (slackapi/bolt-js#2509), and at 11,341 of text alone in rich text (slackapi/bolt-js#2867).
   * So elements count with `element` besides their text, and the sum stays below.
   */
  message: 9_000,
  element: 20,
  /** https://docs.slack.dev/reference/methods/chat.postMessage: "limit the number of characters to 4,000". */
  text: 4_000,
  /** https://docs.slack.dev/reference/views */
  modal: { title: 24, button: 24, privateMetadata: 3_000, callbackId: 255, blocks: 100 },
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  input: { label: 2_000, hint: 2_000, text: 3_000, placeholder: 150 },
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  select: { options: 100, text: 75, value: 150 },
  /** https://docs.slack.dev/interactivity/handling-user-interaction: how often and how long an answer's address works. */
  responses: { times: 5, within: 30 * 60_000 },
  /** https://docs.slack.dev/reference/app-manifest */
  manifest: {
    name: 35,
    description: 140,
    command: 32,
    commandDescription: 2_000,
    usageHint: 1_000,
    shortcutName: 24,
    shortcutDescription: 150,
    unfurlDomains: 5,
  },
  /** https://docs.slack.dev/apis/web-api/rate-limits: "1 per second per channel"; a little more keeps clear of it. */
  messageEvery: 1_100,
} as const;

/** Ours: a value longer than this is kept, and the button carries a token, so that buttons leave room for words. */
export const INLINE_VALUE = 300;
