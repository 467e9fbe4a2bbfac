/** How far a post, a text or a burst came on its way, in English. */
import type { Duration } from "../../../domain/time.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, atMost, grouped } = amounts;

export const why = {
  notMatched: "No watch seen here looks for these words.",
  nearest: (of: { keyword: string; watch: string }) => `Nearest: “${of.keyword}” of ${of.watch}`,
  lacking: (missing: readonly string[]) => `, without ${missing.map((word) => `“${word}”`).join(", ")}`,
  otherOrder: ", whose words are all there, not in this order",
  notRequired: (of: { keyword: string; watch: string; required: readonly string[] }) =>
    `${of.watch} looks for “${of.keyword}”, and only together with ${of.required.map((word) => `“${word}”`).join(" or ")}.`,
  excluded: (of: { keyword: string; watch: string; excluded: string }) =>
    `${of.watch} looks for “${of.keyword}”, and leaves out what holds “${of.excluded}”.`,
  searchDiffers: "A platform's own search may find more or fewer.",

  notStored: "This post is not stored for any watch seen here.",
  postedByNumber: (of: { posted: Inline }) => line` By its number it was posted ${of.posted}.`,
  pasteText: "Whether a keyword finds it can be told from its text: ask with its words.",
  matchedNotRead: "These words are looked for, and no post that holds them is stored.",
  looksFor: (of: { watch: string; keyword: string }) => `${of.watch} looks for “${of.keyword}”`,
  everything: (watch: string) => `${watch} reads everything`,
  gap: (of: { watch: string; from: Inline; until: Inline; reason: string }) =>
    line`${of.watch} did not read ${of.from}–${of.until}: ${of.reason}`,
  lastRead: (of: { watch: string; read: Inline }) => line`${of.watch} read last ${of.read}`,
  neverRead: (watch: string) => `${watch} has not read anything yet`,
  before: " (the post is younger)",

  read: (of: { watch: string; read: Inline; posted: Inline }) =>
    line`Read ${of.read} for ${of.watch}; it was posted ${of.posted}.`,
  repost: "It is a repost, and reposts never count.",
  notJudged: "It was not judged yet; that comes with the next poll.",
  searched: "A search brought it, not the watch's own reading: it is listed and counts for nothing.",
  searchedFor: (shortId: string) =>
    `A search for the words of burst ${shortId} brought it: it is listed there and counts for nothing.`,
  tooFew: (of: { accounts: number; needed: number; window: Duration }) =>
    `${grouped(of.accounts)} of ${accounts(of.needed)}: so many posted its words within ${atMost(of.window)} around it, and a burst begins at ${grouped(of.needed)}.`,
  enoughNow:
    "Its words are too few or too usual for a burst, or what they share is not in one piece with the others.",

  inBurst: (of: { shortId: string; sentence: string; watch: string }) =>
    `Burst ${of.shortId} of ${of.watch}: ${of.sentence}.`,
  explainedAs: (of: { kind: string; reason: string }) => `Explained, ${of.kind}: ${of.reason}`,
  muted: (of: { by: string; until: Inline; reason: string }) =>
    line`Muted by ${of.by} until ${of.until}: “${of.reason}”`,
  sentHere: (of: { sent: Inline }) => line`Sent, here, ${of.sent}`,
  sentTo: (of: { place: string; sent: Inline }) => line`Sent to ${of.place} ${of.sent}`,
  waitsHere: "Waits to be sent here",
  waitsFor: (place: string) => `Waits to be sent to ${place}`,
  refusedHere: (reason: string) => `This place refuses it: ${reason}`,
  refusedBy: (of: { place: string; reason: string }) => `${of.place} refuses it: ${of.reason}`,
  notToldHere: "This place was not told of it.",
};
