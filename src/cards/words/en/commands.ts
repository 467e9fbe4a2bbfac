/** What each command and each of its options is for, in English, by their names. */
interface CommandWords {
  readonly summary: string;
  readonly options: Readonly<Record<string, string>>;
}

const page = "which page of the list";
const since = "how far back, as 90m, 24h or 7d";
const burstId = "the burst's short id, its beginning, or “last”";
const lasting = "how long, or until when: 1h, 24h, 7d, 18:00 or 2026-12-01";
const why = "why, for those who wonder later";
const watch = "the watch's id, as in watch list";

const phrases = "words and phrases to search for, with commas between; “+” in front adds to those there are";
const watchRules = {
  require: "phrases of which one must occur too, or “none”",
  exclude: "phrases of which none may occur, or “none”",
  languages: "language codes with commas between, or “none” for all",
  accounts: "from how many accounts on the same words are a burst",
  window: "within which time, as 30m or 2h, in place of the one for all watches",
};
const watchLists = {
  ...watchRules,
  name: "what it is called on cards",
  sources: "where it is read from, with commas between",
};

export const commands = {
  bursts: {
    summary: "Bursts that were found, the newest first",
    options: {
      since,
      sort: "newest, severity or accounts",
      show: "all, announced or quiet",
      watch: "only those of one watch, by its id",
      page,
    },
  },
  burst: {
    summary: "One burst: what was said, by whom, when, with links",
    options: {
      id: "the short id, its beginning, or “last”",
      show: "“posts” or “accounts” for the whole list",
      page,
    },
  },
  account: {
    summary: "What is stored about an account and, for editors, how its platform shows it now",
    options: {
      account: "the @handle or the platform's id",
      show: "“stored” for nothing live, “live” to look up one of which nothing is stored",
    },
  },
  crews: { summary: "Accounts that keep posting the same texts together", options: { page } },
  crew: {
    summary: "One group of accounts: who is in it, and which texts they share",
    options: { id: "the short id, or its beginning" },
  },
  phrase: {
    summary: "Bursts and stored posts that contain a phrase, or the words of a post",
    options: { text: "the words, with or without quotes, or the address of a post" },
  },
  why: {
    summary: "How far a post, a text or a burst came on its way to a message, and what stopped it",
    options: { about: "a post's address or number, a burst's short id, or words" },
  },
  "watch list": { summary: "What is watched, with its words and the places that are told", options: {} },
  "watch show": {
    summary: "One watch in full: its words, its places, how its reading goes",
    options: { watch },
  },
  "watch add": {
    summary: "Watches something new, from now on",
    options: { watch: "a short id for it, as lindqvist", keywords: phrases, ...watchLists },
  },
  "watch change": {
    summary: "Gives a watch other words, sources or another name; it says what that does, and can be undone",
    options: { watch, keywords: phrases, ...watchLists },
  },
  "watch try": {
    summary: "What a change would have made of the last seven days, before it is made",
    options: { watch, keywords: phrases, ...watchRules },
  },
  "watch discard": { summary: "Leaves a watch as it is after a change was tried", options: { watch } },
  "watch pause": { summary: "Reads nothing of a watch for a time", options: { watch, for: lasting } },
  "watch resume": { summary: "Reads a paused watch again", options: { watch } },
  "watch remove": { summary: "Watches something no more; what was found stays", options: { watch } },
  "watch undo": {
    summary: "Takes back the latest change of a watch",
    options: { number: "the change's number, as the answer to it gave it" },
  },
  follow: {
    summary: "Tells this place of a watch's bursts from now on",
    options: { watch, where: "“here”", severity: "only those of at least this severity, 0–100" },
  },
  unfollow: { summary: "Tells this place nothing more of a watch", options: { watch } },
  "text list": { summary: "Known texts, such as a leaked hand-out, with their numbers", options: { watch } },
  "text add": {
    summary: "Makes a text known: its copies are listed from the first account on, announced at two",
    options: { watch, text: "the text, word for word" },
  },
  "text remove": {
    summary: "Forgets a known text; bursts that were found by it stay",
    options: { watch, number: "the text's number, as in text list" },
  },
  audit: {
    summary: "Who asked and changed what, the newest first",
    options: { since, by: "one person, by id", page },
  },
  ask: {
    summary: "What is known about a burst where you wonder who and why, and what is not",
    options: { question: "in your own words; a burst's id in it says which", id: burstId },
  },
  mute: {
    summary: "Says nothing further of a burst for a time",
    options: { id: burstId, for: lasting, why },
  },
  "mute watch": {
    summary: "Announces nothing of a watch for a time; bursts are still found and listed",
    options: { watch, for: lasting, why },
  },
  "mute passage": {
    summary: "Announces no burst with these words for a time",
    options: { for: lasting, words: "at least three words in a row of the passage", why },
  },
  "mute accounts": {
    summary: "Announces no burst for a time that would be none without these accounts",
    options: { for: lasting, accounts: "handles or ids, with spaces between", why },
  },
  "mute list": { summary: "What is muted, until when, by whom and why", options: {} },
  "mute end": {
    summary: "Ends a mute before its time",
    options: { number: "the mute's number, as in mute list" },
  },
  review: {
    summary: "What you make of a burst, shown as yours on every message about it",
    options: {
      id: burstId,
      verdict: "follow-up, explained, declared or unclear",
      note: "what you found out",
      as: "what explains it, such as petition",
    },
  },
  publish: {
    summary: "Tells a place that asks a person first",
    options: {
      id: burstId,
      place: "where, if it waits in several places",
      names: "“masked” leaves out names and links",
    },
  },
  keep: {
    summary: "Does not tell a place that asks a person first",
    options: { id: burstId, place: "where, if it waits in several places" },
  },
  announce: { summary: "Tells this place of a burst that was kept quiet here", options: { id: burstId } },
  dispute: {
    summary: "Says that an explanation does not explain these words, in this watch",
    options: { id: burstId, kind: "the explanation that is wrong; without it all that keep it quiet" },
  },
  correct: {
    summary: "Puts right what was said about a burst, on every message about it",
    options: { id: burstId, text: "what is right" },
  },
  withdraw: {
    summary: "Takes a burst back, and its words and names out of what was sent",
    options: { id: burstId, reason: "why" },
  },
  export: {
    summary: "A dossier to hand to somebody: posts, accounts, who posted with whom, and what proves it",
    options: {
      id: "a burst's or crew's short id, an @handle, or a watch's id with a day",
      day: "of a watch, in UTC: 2026-11-05",
      kind: "burst, crew, account or watch, where an id could be several",
      files: "“single” for each file by itself, instead of one zip",
    },
  },
  "export check": {
    summary: "What had to go of a dossier since it was made",
    options: { manifest: "the 64 characters that the answer to the export gave" },
  },
  "export revoke": {
    summary: "Lets the link to a dossier lead nowhere any more",
    options: { number: "the number that the answer to the export gave" },
  },
  hold: {
    summary: "Keeps a burst or an account from being dropped or purged",
    options: {
      id: "a burst's short id, or an account's @handle or id",
      reason: "why",
      until: "until when, as 90d",
    },
  },
  "hold list": { summary: "What is held, by whom and why", options: {} },
  "hold release": {
    summary: "Lets go of what was held",
    options: { number: "the hold's number, as in hold list", reason: "why" },
  },
  "purge post": {
    summary: "Takes a post away for good, out of what was sent too",
    options: { name: "its id or its address", sure: "“yes”; without it you are told what would go" },
  },
  "purge account": {
    summary: "Takes an account and its posts away for good, out of what was sent too",
    options: { name: "its @handle or id", sure: "“yes”; without it you are told what would go" },
  },
  block: {
    summary: "Answers nothing that a person asks from now on",
    options: { person: "their id, as the audit log shows it", why },
  },
  "block list": { summary: "Who is blocked, since when, by whom and why", options: {} },
  "block end": {
    summary: "Answers again what a person asks",
    options: { person: "their id, as block list shows it" },
  },
  reviews: { summary: "How often people agreed, by severity and by explanation", options: {} },
  "watch start": {
    summary: "Starts a watch that waits, because reading it costs money",
    options: { watch },
  },
  "watch read-back": {
    summary: "Reads back a time in which there was no money to read a watch, or leaves it unread",
    options: { watch, answer: "“yes” or “no”; without it you are told what it costs" },
  },
  cost: {
    summary: "What reading cost this month: by watch, purpose, burst and person",
    options: {},
  },
  "budget raise": {
    summary: "Raises this month's budget of a source that costs money",
    options: { source: "the source, such as x", dollars: "the new budget of this month, in US dollars" },
  },
  drill: {
    summary: "Plays made-up bursts in this place, to see how they are told",
    options: { scenario: "“short”, three hours with two bursts, or “week”" },
  },
  "drill stop": { summary: "Ends the drill in this place", options: {} },
  language: {
    summary: "In which language you are answered, whatever the place reads",
    options: { language: "a language code, or “place” for the language of each place" },
  },
  status: { summary: "Whether everything works, what waits, and what was missed", options: {} },
  help: { summary: "What you can ask, and how", options: { command: "one of the commands" } },
} satisfies Readonly<Record<string, CommandWords>>;
