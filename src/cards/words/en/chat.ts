/** What a chat adds by itself to what it prints, in English. */
export const chat = {
  updated: (notification: string) => `updated: ${notification}`,
};
