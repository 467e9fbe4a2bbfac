/** What the adapter needs to know; handed in, so that tests drive a real one against a Slack of their own. */
import type { Place } from "../../domain/alert.ts";
import { SECOND } from "../../domain/time.ts";
import type { Clock } from "../../support/clock.ts";
import type { Logger } from "../../support/logger.ts";
import type { Secret } from "../../support/secret.ts";
import type { ChatMemory } from "../chat.ts";
import { LIMITS } from "./limits.ts";

/** What a team may switch off, or on; each asks for scopes of its own (scopes.ts). */
export interface SlackFeatures {
  /** `@Verbatim …`, in threads too. */
  readonly mentions: boolean;
  /** Looking up whether a message arrived whose answer never came. */
  readonly history: boolean;
  /** Pictures and exports. */
  readonly files: boolean;
  /** People by their names where Slack sends ids alone. */
  readonly names: boolean;
  /** "Who else posted this?" in a message's menu. */
  readonly shortcut: boolean;
  /** Links to known posts show their burst. */
  readonly unfurl: boolean;
}

export interface SlackOptions {
  /** Null for Slack's own. */
  readonly apiUrl: string | null;
  readonly botToken: Secret;
  /** How Slack reaches us. */
  readonly entry:
    | { readonly is: "socket"; readonly appToken: Secret }
    | { readonly is: "http"; readonly signingSecret: Secret };
  /** Ids of those that are answered; empty for the one that the token belongs to. */
  readonly workspaces: readonly string[];
  readonly features: SlackFeatures;
  /** Every place that the configuration names; names are resolved to ids once. */
  readonly places: readonly Place[];
  /** Ids of the user groups that may do something: "S012AB3CD". */
  readonly groups: readonly string[];
  /** Whether anything, a mention too, can only be known from Slack's list of user groups. */
  readonly readsGroups?: boolean;
  readonly memory: ChatMemory;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly timing?: Partial<Timing>;
}

/** Milliseconds. */
export interface Timing {
  /** One call to Slack. */
  readonly call: number;
  /** Until a delivery that was given up can no longer become a message. */
  readonly settles: number;
  /** Between two messages in one channel. */
  readonly messageEvery: number;
  /** What Slack is given for a picture that was uploaded, before it is tried again to show it. */
  readonly picture: number;
  /** Before the first attempt to connect again that follows a failed one; doubled each time up to `longestRest`. */
  readonly rest: number;
  readonly longestRest: number;
}

export const TIMING: Timing = {
  call: 10 * SECOND,
  // Whoever waits gives up after ten seconds; a call that began just before then takes its own time.
  settles: 25 * SECOND,
  messageEvery: LIMITS.messageEvery,
  picture: SECOND,
  rest: SECOND,
  longestRest: 30 * SECOND,
};
