/** What a chat adds by itself to what it prints, in English. */
export const chat = {
  updated: (notification: string) => `updated: ${notification}`,
  failed: "This could not be answered",
  failedWhy: "This could not be answered; the log says why.",
};
