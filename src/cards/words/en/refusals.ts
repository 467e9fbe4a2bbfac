/** What does not fit in what somebody typed, in English. */
import { amounts } from "./amounts.ts";

export const refusals = {
  needsValue: (option: string) => `--${option} needs a value.`,
  noOption: (option: string) => `There is no option “${option}”.`,
  tooMany: (typed: string) => `“${typed}” is one word too many.`,
  missing: (of: { option: string; help: string }) => `<${of.option}> is missing: ${of.help}.`,
  notAStretch: (of: { option: string; typed: string }) =>
    `${of.option} is a length of time like 90m, 24h or 7d, not “${of.typed}”.`,
  notAChoice: (of: { option: string; typed: string; choices: readonly string[] }) =>
    `${of.option} is ${amounts.either(of.choices)}, not “${of.typed}”.`,
  notANumber: (of: { option: string; typed: string }) =>
    `${of.option} is a whole number from 1 on, not “${of.typed}”.`,
};
