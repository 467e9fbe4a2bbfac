/** Made-up values for every name that an entry of the catalogue asks a value by; several where it matters. */
import { text } from "../../../src/cards/card.ts";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time.ts";
import { FIRST_AT } from "../made-up.ts";

/** What a stranger may have written where we show a name; it has to come out as it went in. */
export const HOSTILE = "@everyone <https://evil.example|x> *a* \u001b[2J\u202E `1` $& {0}";

const NUMBER = [1, 2, 12_345];
const STRANGERS = ["Mara Lindqvist", HOSTILE];
const SPAN = [0, MINUTE, 9 * MINUTE, 5 * HOUR, 4 * DAY];

export const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  ...Object.fromEntries(
    [
      ...[
        "matching",
        "n",
        "accounts",
        "words",
        "posts",
        "wave",
        "severity",
        "passages",
        "days",
        "among",
        "copies",
      ],
      ...[
        "atFirst",
        "bursts",
        "position",
        "perMinute",
        "seconds",
        "least",
        "most",
        "page",
        "pages",
        "points",
      ],
      ...[
        "found",
        "planted",
        "announced",
        "quiet",
        "waiting",
        "parked",
        "megabytes",
        "number",
        "texts",
        "gaps",
        "lately",
      ],
      ...["young", "declaring", "needed", "followers", "others", "times"],
    ].map((name) => [name, NUMBER]),
  ),
  ...Object.fromEntries(
    ["span", "window", "history", "uptime", "apart", "elapsed"].map((name) => [name, SPAN]),
  ),
  ...Object.fromEntries(
    [
      "watch",
      "shown",
      "name",
      "notification",
      "id",
      "typed",
      "names",
      "command",
      "option",
      "to",
      "from",
      "quoted",
      ...["keyword", "excluded", "place", "by", "reason", "platform", "handle", "bio"],
    ].map((name) => [name, STRANGERS]),
  ),
  ...Object.fromEntries(["known", "slow", "explained"].map((name) => [name, [false, true]])),
  ...Object.fromEntries(
    [
      "first",
      "latest",
      "ended",
      "posted",
      "added",
      "before",
      "when",
      "ends",
      "lookedAt",
      "until",
      "read",
      "sent",
    ].map((name) => [name, [text("01:47")]]),
  ),
  at: [FIRST_AT],
  style: ["clock", "date", "full"],
  timeZone: ["UTC", "Europe/Brussels"],
  forms: [{ one: "post", other: "posts" }],
  items: [["a"], ["a", "b", "c"]],
  ages: ["", " Account ages: (ages)."],
  required: [["(a word)"], ["(a word)", "(another)"]],
  missing: [["(a word)"], ["(a word)", "(another)"]],
  amount: ["$0.06"],
  micros: [1, 60_000],
  extent: ["(extent)"],
  declaration: ["(declaration)"],
  standing: ["(standing)"],
  shortId: ["7K3Q"],
  into: ["5M2D"],
  called: ["(class)"],
  sentence: ["(sentence)"],
  coPosted: ["(posted)"],
  kinds: [["(one kind)"], ["(one kind)", "(another)"]],
  kind: ["link", "media", "hashtags"],
  thing: ["link", "media", "hashtags"],
  next: [null, 100],
  why: [null, "X answered 503", HOSTILE],
  choices: [["posts", "accounts"]],
  suggestions: [["burst"], ["burst", "bursts"]],
  role: ["viewer", "editor", "admin"],
  sources: [[], ["x"], ["x", "replay"]],
  places: [[], ["slack:C1"], ["slack:C1", "terminal"]],
  ...Object.fromEntries(
    [
      ...["usage", "reference", "listed", "since", "surprise", "tempo", "length", "crew", "took", "version"],
      ...["label", "actor", "place", "did", "outcome", "reason", "clause", "fault", "source", "read", "help"],
    ].map((name) => [name, [`(${name})`]]),
  ),
};
