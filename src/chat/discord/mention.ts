/** Whom the operator's configuration asks to mention: the only mention that a message of ours can hold. */
import type { AllowedMentionsTypes, APIAllowedMentions } from "discord.js";
import { escaped } from "./escape.ts";

export interface Mention {
  /** In front of the notification, with a blank behind it; "" for nobody. */
  readonly text: string;
  readonly allowed: APIAllowedMentions;
}

/** Nobody, whatever a text holds. */
const NOBODY: APIAllowedMentions = { parse: [] satisfies AllowedMentionsTypes[] };

const ROLE = /^(?:<@&|discord:role:)(\d{17,20})>?$/;
const PERSON = /^(?:<@!?|discord:)(\d{17,20})>?$/;

/** `<@&id>` or `discord:role:id`, `<@id>` or `discord:id`; anything else is shown and mentions nobody. */
export function mentionOf(configured: string | null | undefined): Mention {
  if (configured === null || configured === undefined || configured.trim() === "") {
    return { text: "", allowed: NOBODY };
  }
  const named = configured.trim();
  const role = ROLE.exec(named)?.[1];
  if (role !== undefined) return { text: `<@&${role}> `, allowed: { parse: [], roles: [role] } };
  const person = PERSON.exec(named)?.[1];
  if (person !== undefined) return { text: `<@${person}> `, allowed: { parse: [], users: [person] } };
  return { text: `${escaped(named)} `, allowed: NOBODY };
}
