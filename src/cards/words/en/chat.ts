/** What a chat says by itself, in English. */
export const chat = {
  canPost: "Verbatim can post here.",
  burstsOf: "Bursts of",
  onlyATest: "Sent by `verbatim check --send`. Nothing was found; this is only a test.",
  updated: (notification: string) => `updated: ${notification}`,
  picture: (alt: string) => `Picture: ${alt}`,
  failed: "This could not be answered",
  failedWhy: "This could not be answered; the log says why.",
};
