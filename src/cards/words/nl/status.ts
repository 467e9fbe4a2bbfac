/** Whether the bot does its work, in Dutch. */
import type { status as english } from "../en/status.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { ago, atLeast, atMost, counted, grouped, posts } = amounts;

export const status: typeof english = {
  unread: {
    sampled: "met steekproeven gelezen",
    "led by counts": "gelezen waar de tellingen eruit sprongen",
    "the month's budget was spent": "het maandbudget was op",
    "the day's part of the budget was spent": "het dagdeel van het budget was op",
    "nobody had agreed to the cost": "niemand had met de kosten ingestemd",
  },
  title: "Status",
  working: "Werkt",
  limited: "Beperkt",
  stopped: "Gestopt",
  cannotBeRead: (name) => `${name} kan niet gelezen worden`,
  refusesMessages: (name) => `${name} weigert berichten`,
  upFor: (of) => line`Verbatim ${of.version} · draait ${atLeast(of.uptime)}, sinds ${of.first}`,
  labels: {
    watches: "Watches",
    chat: "Chat",
    gaps: "Gaten",
    delay: "Gelezen",
    held: "Vastgehouden",
    unreadable: "Onleesbaar",
    machine: "Machine",
  },
  listed: (of) => `${of.label} (${grouped(of.n)})`,
  overdue: (of) => `${of.name} werd ${atLeast(of.span)} niet gelezen`,
  watch: (of) => `${of.name}: ${posts(of.posts)}, ${grouped(of.lately)} in de laatste 24 uur, ${of.read}`,
  delay: (span) => `een post ${atMost(span)} nadat die geplaatst werd (mediaan van 24 uur)`,
  mutes: (of) =>
    line`${counted(of.n, { one: "demping, die", other: "dempingen, waarvan de eerstvolgende" })} eindigt op ${of.ends}`,
  mutesLasting: (n) => counted(n, { one: "demping", other: "dempingen" }),
  holds: (n) => counted(n, { one: "bewaring", other: "bewaringen" }),
  holdsEnding: (of) =>
    line`${counted(of.n, { one: "bewaring, die", other: "bewaringen, waarvan de eerstvolgende" })} eindigt op ${of.ends}`,
  quietHours: (of) => `stille uren ${of.from}–${of.to} ${of.timeZone}`,
  quietIn: (of) => `${of.hours} (${of.place})`,
  off: (of) => line`daarvoor uit van ${of.first} tot ${of.latest}`,
  lastPoll: (elapsed) => `laatst gelezen: ${ago(elapsed)}`,
  disk: (percent) => `schijf ${grouped(percent)} % vol`,
  none: "geen",
  unheardShort: (name) => `${name} is niet verbonden`,
  unheard: (of) =>
    line`${of.name} is sinds ${of.first} niet verbonden: daar wordt niemand gehoord; het wordt vanzelf opnieuw geprobeerd`,
  nothingWaits: "niets wacht, niets staat apart",
  place: (of) => {
    const parked = counted(of.parked, { one: "bericht apart gezet", other: "berichten apart gezet" });
    const why = of.why === null ? "" : `: ${of.why}`;
    return `${of.name}: ${grouped(of.waiting)} in de wacht, ${of.parked === 0 ? "0 apart gezet" : parked}${why}`;
  },
  gap: (of) => line`${of.watch} (${of.source}), ${of.first} – ${of.latest}: ${of.why}`,
  leftOut: (n) =>
    `${counted(n, { one: "item was niet te begrijpen en is", other: "items waren niet te begrijpen en zijn" })} weggelaten`,
  memory: (megabytes) => `geheugen ${grouped(megabytes)} MB`,
};
