/** How a form asks, in English. */
export const forms = {
  question: (of: { name: string; help: string }) => `${of.name}? ${of.help}`,
  choices: (choices: string) => `For example ${choices}.`,
  hint: (giveUp: string) => `“${giveUp}” gives up.`,
  optionalHint: (of: { leave: string; giveUp: string }) =>
    `“${of.leave}” leaves it out, “${of.giveUp}” gives up.`,
  givenUp: "Given up. Nothing was changed.",
  fillIn: "Fill in …",
  send: "Send",
  cancel: "Cancel",
};
