/** What does not fit in what somebody typed, in English. */
export const refusals = {
  needsValue: (option: string) => `--${option} needs a value.`,
  noOption: (option: string) => `There is no option “${option}”.`,
  tooMany: (typed: string) => `“${typed}” is one word too many.`,
  missing: (of: { option: string; help: string }) => `<${of.option}> is missing: ${of.help}.`,
  notANumber: (of: { option: string; typed: string }) =>
    `${of.option} is a whole number from 1 on, not “${of.typed}”.`,
};
