/** The configuration as the rest of the code sees it: typed, complete, with every default filled in. */
import type { SlackFeatures } from "../chat/slack/options.ts";
import type { Place, Route } from "../domain/alert.ts";
import type { Duration } from "../domain/time.ts";
import type { Watch } from "../domain/watch.ts";
import type { Secret } from "../support/secret.ts";
import type { Problem } from "./problem.ts";
import type { SecretName } from "./secrets.ts";

export interface Config {
  /** The file it was read from, as it was named. */
  readonly file: string;
  /** With the sources that this version has; `watchesInFile` are as the file has them. */
  readonly watches: readonly Watch[];
  readonly watchesInFile: readonly Watch[];
  /** Null where the file does not set one up. */
  readonly sources: { readonly x: XSettings | null; readonly replay: ReplaySettings | null };
  readonly chat: {
    readonly slack: SlackSettings | null;
    readonly discord: DiscordSettings | null;
    readonly terminal: TerminalSettings | null;
  };
  readonly routes: readonly RouteSettings[];
  readonly access: AccessSettings;
  readonly detection: DetectionSettings;
  readonly retention: RetentionSettings;
  readonly evidence: {
    readonly headTo: Place | null;
    readonly webhook: string | null;
    /** Phrases with which accounts declare a relation, beside the built-in lists. */
    readonly declarations: readonly string[];
  };
  /** The URL may hold a password, so it is kept like a secret. */
  readonly store: { readonly url: Secret };
  readonly http: { readonly listen: string | null; readonly publicUrl: string | null };
  readonly health: { readonly pingUrl: string | null };
  readonly secrets: Readonly<Record<SecretName, Secret | null>>;
  /** What the file sets and this version does not act on; said by `check` and at the start. */
  readonly notInThisVersion: readonly SettingPlace[];
  /** What is understood, and would do harm or nothing in this version: `check` says it, `run` refuses. */
  readonly obstacles: readonly Problem[];
}

/** A setting and where it stands in the file. */
export interface SettingPlace {
  /** "routes.0.quietHours". */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export interface XSettings {
  readonly apiUrl: string | null;
  /** Usually; more often while a burst is under way, less often where nothing happens. */
  readonly pollEvery: Duration;
  /** Characters that X takes as one query. */
  readonly queryLength: number;
  /** Whether reposts are searched too. */
  readonly reposts: boolean;
  /** Posts that the contract sells in a month. */
  readonly monthlyReads: number;
  /** US dollars. */
  readonly monthlyMoney: number;
  /** US dollars; null for a twentieth of the month. */
  readonly dailyMoney: number | null;
  /** Live look-ups a day. */
  readonly lookups: { readonly person: number; readonly team: number };
  /** How often a sampled watch is read, and how many posts at most; null for what there is money for. */
  readonly sample: { readonly every: Duration; readonly posts: number | null };
  /** How often the posts of a watch that is led by counts are counted. */
  readonly countEvery: Duration;
  /** US dollars for one of each. */
  readonly prices: { readonly post: number; readonly user: number; readonly count: number };
  /** How far back a new watch reads, and how many posts of that at most; null for not at all. */
  readonly backfill: { readonly hours: number; readonly maxReads: number } | null;
  /** US dollars from which on a person is asked. */
  readonly confirmAbove: number;
}

export interface ReplaySettings {
  readonly files: readonly string[];
  /** How many times faster than the posts were written; Infinity for as fast as it goes. */
  readonly speed: number;
}

/** With what of it is switched on. */
export interface SlackSettings extends SlackFeatures {
  readonly apiUrl: string | null;
  readonly mode: "socket" | "http";
  readonly workspaces: readonly string[];
}

export interface DiscordSettings {
  readonly apiUrl: string | null;
  readonly mode: "gateway" | "http";
  readonly publicKey: string | null;
  readonly guilds: readonly string[];
}

/** Nothing to set; its presence turns the terminal on. */
export type TerminalSettings = Readonly<Record<string, never>>;

/** A route as the file has it, with every default. */
export type RouteSettings = Route;

export interface AccessSettings {
  /** Ids or groups with their platform: "slack:U012", "discord:role:123". */
  readonly viewers: readonly string[];
  readonly editors: readonly string[];
  readonly admins: readonly string[];
  /** Where approvals are asked for. */
  readonly place: Place | null;
}

export interface DetectionSettings {
  readonly minAccounts: number;
  readonly window: Duration;
  readonly slowMinAccounts: number;
  readonly slowWindow: Duration;
  /** Different accounts with the same link, picture or hashtags, where their words differ. */
  readonly thingMinAccounts: number;
  /** −log10 of the chance below which a burst is announced: 6 is one in a million. */
  readonly surprise: number;
  /** The same, for a slow burst to be of interest, and for one by accounts known to post together. */
  readonly slowSurprise: number;
  /** Posts the index keeps at most, for each watch. */
  readonly capacity: number;
}

export interface RetentionSettings {
  readonly texts: Duration;
  readonly hashes: Duration;
  /** What happens to a text that its platform removed. */
  readonly removed: "drop" | "keep";
  /** Why removed texts are kept; set exactly when they are. */
  readonly reason: string | null;
}
