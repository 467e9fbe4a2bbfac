/** What a command is: a spec that platforms render as they can, and a run that yields replies. */
import type { Card } from "../cards/card.ts";
import type { Words } from "../cards/words/catalogue.ts";
import type { ChatFile } from "../chat/chat.ts";
import type { Place } from "../domain/alert.ts";
import type { Instant } from "../domain/time.ts";
import type { Desk } from "./desk.ts";
import type { DrawWeek } from "./draw-week.ts";
import type { Exporter } from "./exporter.ts";
import type { LookUp } from "./look-up.ts";
import type { OwnSettings } from "./own-settings.ts";
import type { Workbench } from "./workbench.ts";

/** Who somebody is to the bot; each role may do what the one before it may. */
export type Role = "viewer" | "editor" | "admin";

export interface OptionSpec {
  readonly name: string;
  readonly required: boolean;
  /** `rest` takes all words that are left, so that a passage needs no quotes; a `stretch` is 90m, 24h or 7d. */
  readonly type: "word" | "rest" | "number" | "stretch";
  /** Where only some words will do, these; in lower case. */
  readonly choices?: readonly string[];
  /** Whether its value stays out of the audit log: what is no name of anything may be a pasted secret. */
  readonly unrecorded?: true;
  /** What is usually meant; a form offers these. */
  readonly offers?: readonly string[];
  /** What there is of this kind may be offered while it is typed. */
  readonly names?: "watch" | "account";
  /** Whether it names a burst: below the message that told of one, it may be left out. */
  readonly burst?: true;
}

/** What it and its options are for stands in the catalogue, under its name. */
export interface CommandSpec {
  /** One or two words: "bursts", "watch list". */
  readonly name: string;
  readonly options: readonly OptionSpec[];
  /** Full lines as somebody would type them. */
  readonly examples: readonly string[];
  readonly who: Role;
  /** Whether its answers are for the asker alone, whatever they ask for: amounts, and what is known of people. */
  readonly unshared?: true;
}

/** A command as a platform reports it. Everything in it is hostile until the gate has read it. */
export interface Invocation {
  /** "terminal", "slack", "discord". */
  readonly platform: string;
  /** Where it was asked; decides what it may see. */
  readonly place: Place;
  readonly actor: {
    /** With the platform: "slack:U012". */
    readonly id: string;
    readonly name: string;
    /** Groups or roles the platform vouches for, with the platform: "discord:role:123". */
    readonly groups: readonly string[];
  };
  /** Either the line as typed (without the bot's own name), or a command with its options from a button. */
  readonly input:
    | { readonly is: "line"; readonly line: string }
    | { readonly is: "call"; readonly command: string; readonly options: Readonly<Record<string, string>> };
  /** Whether a form can be shown to ask for what is missing. */
  readonly canAsk?: boolean;
  /** The message in whose thread it was asked, as its platform names it. */
  readonly thread?: string;
  /** Asked where nobody is answered: in a direct message, or in a team's place that is not ours. */
  readonly outside?: "direct" | "elsewhere";
  /** A button whose meaning nobody remembers any more; only that is said. */
  readonly forgotten?: true;
  /** Whether the answer is for everybody in the place; a line asks for that with `--public` at its end. */
  readonly share?: boolean;
  /** Whether its options stay out of the audit log: they are a message of somebody's, which nobody typed here. */
  readonly unrecorded?: true;
}

export interface FormField extends OptionSpec {
  /** What it is for, in the words of the place. */
  readonly help: string;
}

/** A form: a command, what was given for it, and what is still to be asked. */
export interface Form {
  readonly command: string;
  readonly summary: string;
  /** What it asks in: "en". */
  readonly language: string;
  readonly given: Readonly<Record<string, string>>;
  /** Whether the answer is to be shared, as the line asked that led here. */
  readonly share?: boolean;
  /** At least one; filled in, they are options of the same command. */
  readonly fields: readonly FormField[];
}

export type Reply =
  /**
   * `data` is what the card tells, for whoever asks for it in a form to compute with. With `shared` it is for
   * everybody in the place, without for the asker alone, where a platform can tell the two apart; with
   * `shareable` the asker may have it shared by asking for the same again. With `nothing` it only says that
   * there is nothing of what was asked for, which whoever did not ask need not be told.
   */
  | {
      readonly is: "card";
      readonly card: Card;
      readonly data?: unknown;
      readonly shared?: true;
      readonly nothing?: true;
      readonly shareable?: true;
    }
  /** Files to hand over, with the card that says what they are. */
  | {
      readonly is: "files";
      readonly card: Card;
      readonly files: readonly ChatFile[];
      readonly shared?: true;
      readonly shareable?: true;
    }
  /**
   * The card before it once more, with a picture that it did not wait for: put in the place of that one, or the
   * picture alone after it. Without `files` the picture is said in words.
   */
  | {
      readonly is: "pictured";
      readonly card: Card;
      readonly files: readonly ChatFile[];
      readonly shared?: true;
      readonly shareable?: true;
    }
  /** Only where the invocation can ask. */
  | { readonly is: "form"; readonly form: Form }
  /** Replaces the progress line before it; for long work. */
  | { readonly is: "progress"; readonly text: string };

export interface CommandContext {
  /** Everything a command may read, already cut to the asker's scope. */
  readonly desk: Desk;
  /** Everything a command may change, cut likewise; null for those who may change nothing. */
  readonly workbench: Workbench | null;
  /** What the asker may change about themselves, and what holds without it; absent where nothing is remembered. */
  readonly own?: OwnSettings & { readonly placeLanguage: string };
  /** For those who may spend; null or absent for everybody else. */
  readonly lookUp?: LookUp | null;
  /** For those who may take evidence out of the house; null or absent for everybody else. */
  readonly exporter?: Exporter | null;
  /** Absent where nothing is drawn. */
  readonly drawWeek?: DrawWeek;
  readonly now: Instant;
  readonly place: Place;
  /** Whose clocks this place goes by, an IANA name. */
  readonly timezone: string;
  readonly role: Role;
  /** Whether this place shows whole names. */
  readonly handles: "full" | "masked";
  /** What is said: in the place's language, or in the asker's own where nobody else reads it. */
  readonly words: Words;
  /** The parsed options, by name; absent ones are undefined. */
  readonly options: Readonly<Record<string, string | undefined>>;
}

export interface Command {
  readonly spec: CommandSpec;
  run(context: CommandContext): AsyncIterable<Reply>;
}
