/** Whether the bot does its work, in Dutch. */
import type { status as english } from "../en/status.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { atLeast, atMost, counted, grouped, posts } = amounts;

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
  none: "geen",
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
