/** How far a post, a text or a burst came on its way, in Dutch. */
import type { why as english } from "../en/why.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, atMost, grouped } = amounts;

export const why: typeof english = {
  notMatched: "Geen watch die hier te zien is, zoekt deze woorden.",
  nearest: (of) => `Dichtste: “${of.keyword}” van ${of.watch}`,
  lacking: (missing) => `, zonder ${missing.map((word) => `“${word}”`).join(", ")}`,
  otherOrder: ", waarvan alle woorden er staan, niet in deze volgorde",
  notRequired: (of) =>
    `${of.watch} zoekt “${of.keyword}”, en alleen samen met ${of.required.map((word) => `“${word}”`).join(" of ")}.`,
  excluded: (of) => `${of.watch} zoekt “${of.keyword}”, en laat weg wat “${of.excluded}” bevat.`,
  searchDiffers: "De zoekfunctie van een platform kan er meer of minder vinden.",

  notStored: "Deze post is voor geen enkele watch die hier te zien is, bewaard.",
  postedByNumber: (of) => line` Volgens zijn nummer werd hij geplaatst ${of.posted}.`,
  pasteText: "Of een trefwoord hem vindt, blijkt uit zijn tekst: vraag het met zijn woorden.",
  matchedNotRead: "Deze woorden worden gezocht, en er is geen post bewaard die ze bevat.",
  looksFor: (of) => `${of.watch} zoekt “${of.keyword}”`,
  everything: (watch) => `${watch} leest alles`,
  gap: (of) => line`${of.watch} las ${of.from}–${of.until} niet: ${of.reason}`,
  lastRead: (of) => line`${of.watch} las het laatst ${of.read}`,
  neverRead: (watch) => `${watch} heeft nog niets gelezen`,
  before: " (de post is jonger)",

  read: (of) => line`Gelezen ${of.read} voor ${of.watch}; hij werd geplaatst ${of.posted}.`,
  repost: "Het is een repost, en reposts tellen nooit mee.",
  notJudged: "Hij is nog niet beoordeeld; dat gebeurt bij de volgende leesbeurt.",
  searched: "Een zoekopdracht bracht hem, niet wat de watch zelf leest: hij is vermeld en telt niet mee.",
  searchedFor: (shortId) =>
    `Een zoekopdracht naar de woorden van burst ${shortId} bracht hem: hij is daar vermeld en telt niet mee.`,
  tooFew: (of) =>
    `${grouped(of.accounts)} van ${accounts(of.needed)}: zoveel plaatsten zijn woorden binnen ${atMost(of.window)} eromheen, en een burst begint bij ${grouped(of.needed)}.`,
  enoughNow:
    "Zijn woorden zijn te weinig of te gewoon voor een burst, of wat ze delen hangt niet aan één stuk samen met de andere.",

  inBurst: (of) => `Burst ${of.shortId} van ${of.watch}: ${of.sentence}.`,
  explainedAs: (of) => `Verklaard, ${of.kind}: ${of.reason}`,
  muted: (of) => line`Gedempt door ${of.by} tot ${of.until}: “${of.reason}”`,
  sentHere: (of) => line`Verzonden, hier, ${of.sent}`,
  sentTo: (of) => line`Verzonden naar ${of.place} ${of.sent}`,
  waitsHere: "Wacht om hier verzonden te worden",
  waitsFor: (place) => `Wacht om verzonden te worden naar ${place}`,
  refusedHere: (reason) => `Deze plaats weigert het: ${reason}`,
  refusedBy: (of) => `${of.place} weigert het: ${of.reason}`,
  notToldHere: "Deze plaats kreeg er geen bericht van.",
};
