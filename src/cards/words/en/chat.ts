/** What a chat says by itself, in English. */
export const chat = {
  canPost: "Verbatim can post here.",
  burstsOf: "Bursts of",
  onlyATest: "Sent by `verbatim check --send`. Nothing was found; this is only a test.",
  updated: (notification: string) => `updated: ${notification}`,
  picture: (alt: string) => `Picture: ${alt}`,
  cutHere: "The rest does not fit into one message here.",
  failed: "This could not be answered",
  failedWhy: "This could not be answered; the log says why.",
  filesSent: "Sent to you in a direct message.",
  noFiles: "Verbatim may not hand over files here: give the app the scopes files:write and im:write.",
  buttonTooOld: "This button is too old. Ask again with a command.",
};
