/** What the message about a burst says, in Dutch. */
import type { burst as english } from "../en/burst.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, posts, grouped, counted, formed, atLeast, atMost } = amounts;

const things = { link: "dezelfde link", media: "dezelfde afbeelding", hashtags: "dezelfde hashtags" };

export const burst: typeof english = {
  why: "(waarom?)",
  actions: { why: "Waarom?", mute: "Demp…", export: "Exporteren", review: "Beoordeel…" },
  labels: {
    seen: "Gezien",
    usual: "Hier gebruikelijk",
    things: "Kopieën bevatten ook",
    furtherThings: "Posts bevatten ook",
    together: "Eerder samen",
    explained: "Verklaard",
    considered: "Kan ook zijn",
    alsoFoundBy: "Ook gevonden door",
    muted: "Gedempt",
    reviewed: "Beoordeeld",
    coverage: "Gelezen",
    posts: "Posts",
    accounts: "Accounts",
  },
  classes: { low: "laag", notable: "opvallend", high: "hoog" },

  sentence(of) {
    const posted = formed(of.accounts, { one: "plaatste", other: "plaatsten" });
    const within = of.slow ? `verspreid over ${atLeast(of.span)}` : `binnen ${atMost(of.span)}`;
    const one = of.known ? "het bekende woord" : "hetzelfde woord";
    const many = `${of.known ? "de bekende" : "dezelfde"} ${grouped(of.words)} woorden`;
    return `${accounts(of.accounts)} ${posted} ${within} ${of.words === 1 ? one : many}`;
  },
  thingSentence(of) {
    const posted = formed(of.accounts, { one: "plaatste", other: "plaatsten" });
    return `${accounts(of.accounts)} ${posted} binnen ${atMost(of.span)} ${things[of.thing]}`;
  },
  sameThing: (thing) => things[thing],
  undescribed: "een afbeelding zonder beschrijving",

  name: (shortId) => `burst ${shortId}`,
  knownText: "een tekst die deze watch kent",
  wave: (wave) => `golf ${grouped(wave)}`,
  partOf: (shortId) => `nu deel van burst ${shortId}`,
  growing: "groeit nog",
  ended: "afgelopen",
  openAtTheEnd: "nog open aan het einde van de invoer",
  severity: (severity, called) => `gewicht ${severity} op 100, ${called}`,

  seen: (of) =>
    line`eerste kopie die we zagen ${of.first}, laatste ${of.latest} · ${accounts(of.accounts)}, ${posts(of.posts)}`,
  wordForWord: (n) => `${grouped(n)} woordelijk`,
  changed: (n) => `${grouped(n)} met wijzigingen`,

  usual(of) {
    const repeat = formed(of.accounts, { one: "herhaalt", other: "herhalen" });
    const most = `hoogstens ${accounts(of.accounts)} ${repeat} zo’n passage binnen ${atMost(of.window)}`;
    return `${most} (${atLeast(of.history)} geschiedenis)`;
  },
  newThing: (history) => `niemand plaatste dit eerder (${atLeast(history)} geschiedenis)`,
  newborn: "nog te weinig geschiedenis om dat te zeggen: deze watch is net begonnen",
  young: (uptime) =>
    `nog te weinig geschiedenis om dat te zeggen: deze watch leest nog maar ${atLeast(uptime)}`,

  coPosted(of) {
    const texts = amounts.counted(of.passages, {
      one: "identieke tekst",
      other: "verschillende identieke teksten",
    });
    return `plaatsten ${texts}, meestal binnen ${atMost(of.apart)} na elkaar, op ${amounts.days(of.days)}`;
  },
  beganBy: (of) =>
    `${grouped(of.accounts)} van de ${grouped(of.among)} accounts die ermee begonnen, ${of.coPosted}`,

  thing: (of) =>
    `${grouped(of.copies)} van ${grouped(of.among)} ${things[of.kind]}${of.shown === "" ? "" : `: ${of.shown}`}`,

  coverage: (of) =>
    `${grouped(of.posts)} van ongeveer ${counted(of.matching, { one: "passende post", other: "passende posts" })}: alle aantallen zijn minima`,
  mutedBy: (of) => line`door ${of.name}, tot ${of.ended}${of.reason === "" ? "" : ` · “${of.reason}”`}`,

  announcedAllTheSame: (clause) => `Toch gemeld: ${clause}.`,
  notFound: (kinds) => `nagegaan en niet gevonden: ${kinds.join(", ")}. Er kan een andere reden zijn.`,
  watch: (name) => `watch ${name}`,
  closing:
    "Dit toont dezelfde woorden op verschillende accounts in korte tijd. Het toont niet wie ze schreef, of waarom.",
  closingThing: (thing) =>
    `Dit toont ${things[thing]} op verschillende accounts in korte tijd, in eigen woorden. Het toont niet waarom.`,
  closingSlow:
    "Dit toont dezelfde woorden op verschillende accounts. Het toont niet wie ze schreef, of waarom.",
};
