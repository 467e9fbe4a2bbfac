/** What help says around the commands, in English. */
export const help = {
  title: "What you can ask",
  more: "More about one of them: /verbatim help burst",
  observations: "Numbers and links are observations. They never say who is behind a text, or why.",
};
