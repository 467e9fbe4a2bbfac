/** What is said about people whose commands are not answered, in Dutch. */
import type { blocks as english } from "../en/blocks.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

export const blocks: typeof english = {
  none: "Niemand is geblokkeerd",
  counted: (n) => amounts.counted(n, { one: "persoon is geblokkeerd", other: "personen zijn geblokkeerd" }),
  blocked: (actor) => `Opdrachten van ${actor} worden vanaf nu niet beantwoord, behalve als beheerder.`,
  ended: (actor) => `Opdrachten van ${actor} worden weer beantwoord.`,
  notBlocked: (actor) => `${actor} is niet geblokkeerd.`,
  nobody: "Noem één persoon met de id, zoals het logboek die toont.",
  end: "Beëindig",
  since: (of) => line`${of.actor} sinds ${of.since} door ${of.by}`,
  you: "Een beheerder heeft je opdrachten hier geblokkeerd.",
};
