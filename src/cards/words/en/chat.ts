/** What a chat says by itself, in English. */
export const chat = {
  canPost: "Verbatim can post here.",
  burstsOf: "Bursts of",
  onlyATest: "Sent by `verbatim check --send`. Nothing was found; this is only a test.",
  updated: (notification: string) => `updated: ${notification}`,
  picture: (alt: string) => `Picture: ${alt}`,
  cutHere: "The rest does not fit into one message here.",
  /** A button that shows to all what only one person sees. */
  share: "Share",
  /** In front of a list that one of is picked from. */
  choose: "Choose …",
  /** What the commands of a role are for, where a platform lists them apart. */
  commandsOf: {
    viewer: "What different accounts posted alike, and what is known of it",
    editor: "Watches, mutes, reviews, corrections: what changes something",
    admin: "The record of who did what, budgets, purges",
  },
  /** A word of a command as somebody would type it in this language, where a platform knows commands in several. */
  typed: ({ name }: { name: string }) => name,
  /** What one can ask of any message, in its menu. */
  whoElse: "Who else posted this?",
  /** A form that can only be opened by another press. */
  openForm: "Fill in …",
  /** Asked where the bot is not meant to be. */
  elsewhere:
    "Verbatim answers in the channels of its own team only. If this is one of them, ask whoever runs it.",
  direct: "Verbatim answers in your team's channels, where everybody can see what they may: ask there.",
  tooLate: "An answer took longer than this place lets one take. Ask again.",
  failed: "This could not be answered",
  failedWhy: "This could not be answered; the log says why.",
  filesSent: "Sent to you in a direct message.",
  noFiles: "Verbatim may not hand over files here: give the app the scopes files:write and im:write.",
  buttonTooOld: "This button is too old. Ask again with a command.",
};
