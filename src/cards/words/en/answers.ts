/** Short answers in English: what was not understood, not found, not allowed, or did not work. */
import { amounts } from "./amounts.ts";

const { counted, either, grouped } = amounts;

const roles = { viewer: "viewer", editor: "editor", admin: "admin" };

export const answers = {
  noSuchCommand: "There is no such command",
  unknownCommand: (typed: string) => `There is no command “${typed}”.`,
  didYouMean: (suggestions: readonly string[]) => `Did you mean ${either(suggestions)}?`,
  doesNotFit: (command: string) => `This does not fit /verbatim ${command}`,
  goesLikeThis: (usage: string) => `It goes like this: ${usage}`,
  notAllowed: (role: keyof typeof roles) =>
    `This asks for the role “${roles[role]}”, which an admin gives in the configuration (access).`,
  nobodyMay: (id: string) => `Nobody has it yet. You are ${id}, which whoever runs Verbatim can name there.`,
  notShared: (role: keyof typeof roles) =>
    `In this place only the role “${roles[role]}” may show an answer to everybody. Without --public it is for you alone.`,
  neverShared: "What this answers is not for everybody, so it cannot be shown to them. Ask without --public.",
  slowDown: (of: { perMinute: number; seconds: number }) =>
    `That was ${counted(of.perMinute, { one: "command", other: "commands" })} within a minute. The next one will be answered in ${counted(of.seconds, { one: "second", other: "seconds" })}.`,
  failed: (reference: string) =>
    `This did not work, and nothing was changed. The log says why, under the reference ${reference}.`,
  unchecked: (reference: string) =>
    `Nothing was answered: whether you may ask could not be checked, because the database does not answer. Try again in a minute; the log says more, under the reference ${reference}.`,
  noSuchBurst: "There is no such burst",
  noBurst: (typed: string) => `There is no burst “${typed}” among those seen here.`,
  severalBursts: "Several bursts begin like this:",
  noSuchCrew: "There is no such crew",
  noCrew: (typed: string) => `There is no crew “${typed}” among those seen here.`,
  severalCrews: "Several crews begin like this:",
  noSuchWatch: "There is no such watch",
  noWatch: (typed: string) => `There is no watch “${typed}” among those seen here.`,
  phraseLength: (of: { least: number; most: number }) =>
    `A phrase has ${grouped(of.least)} to ${grouped(of.most)} characters.`,
  noPostAddress:
    "This is no address of a post that can be read here. One looks like https://x.com/name/status/123.",
  postNotStored:
    "No post at this address is stored in the watches seen here. That does not mean there is none.",
  postTextGone: "The text of this post is not kept any more, or its burst was withdrawn.",
  actions: {
    help: "Help",
    bursts: "Bursts",
    crews: "Crews",
    watches: "Watches",
    knownTexts: "Known texts",
    earlierPage: "Earlier page",
    nextPage: "Next page",
  },
  page: (of: { page: number; pages: number }) => `page ${grouped(of.page)} of ${grouped(of.pages)}`,
};
