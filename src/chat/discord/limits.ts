/**
 * What Discord takes, each number with its source. Lengths are counted in UTF-16 units, which is never less
 * than Discord's own count in characters.
 */
export const LIMITS = {
  /** discord.com/developers/docs/resources/message#create-message */
  content: 2_000,
  embeds: 10,
  /** …/docs/resources/message#embed-object-embed-limits: of one embed, and of all of a message together. */
  embedDescription: 4_096,
  embedFooter: 2_048,
  embedsTogether: 6_000,
  /** …/docs/resources/message#create-message, "nonce": up to 25 characters. */
  nonce: 25,
  /** …/docs/components/reference#action-row and #button: rows of a message, buttons of a row. */
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  customId: 100,
  /** …/docs/components/reference#string-select */
  selectOptions: 25,
  selectOptionText: 100,
  selectPlaceholder: 150,
  /** …/docs/interactions/receiving-and-responding#interaction-response-object-modal, …/components/reference#text-input, #label */
  modalTitle: 45,
  modalFields: 5,
  fieldLabel: 45,
  fieldDescription: 100,
  fieldPlaceholder: 100,
  fieldValue: 4_000,
  /** …/docs/interactions/application-commands#application-command-object: the command itself and all below it. */
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  commandCharacters: 8_000,
  choices: 25,
  choiceText: 100,
  /** …/docs/resources/channel#start-thread-from-message; tags: #start-thread-in-forum-or-media-channel */
  threadName: 100,
  appliedTags: 5,
  /** …/docs/resources/message, "Uploading files": 10 MiB together without boosts, and ten files. */
  filesTogether: 10 * 1024 * 1024,
  files: 10,
  fileDescription: 1_024,
  /** …/docs/resources/message#get-channel-messages */
  messagesRead: 100,
} as const;
