/** What stands on pictures, and what they show in words, in Dutch. */
import type { charts as english } from "../en/charts.ts";
import { amounts } from "./amounts.ts";

const { accounts, posts, counted, grouped } = amounts;

export const charts: typeof english = {
  posts: (step) => `posts per ${amounts.atMost(step)}`,
  accounts: "accounts tot dan toe",
  time: "tijd (UTC)",
  alert: "gevonden",
  others: "andere bewoordingen",
  timelineAlt: (of) =>
    `Tijdlijn: ${accounts(of.accounts)} in ${posts(of.posts)} van ${of.from} tot ${of.to}, hoogstens ${posts(of.most)} in ${amounts.atMost(of.span)}.`,
  foundAlt: (at) => `Gevonden op ${at}.`,
  firstOnly: (n) => `Alleen de eerste ${posts(n)} zijn getekend.`,
  variantsAlt: (n) =>
    `Dezelfde tijd voor elke bewoording: ${counted(n, { one: "bewoording", other: "bewoordingen" })}, de meest voorkomende bovenaan.`,
  networkAlt: (of) =>
    `Netwerk: ${accounts(of.accounts)} met de meeste posts, en ${counted(of.n, { one: "lijn", other: "lijnen" })} tussen wie binnen het venster hetzelfde plaatste.`,
  hourly: "gelezen posts per uur",
  told: "streepjes, met naam: te melden burst",
  quiet: "driehoek: stil gehouden burst",
  unread: "grijs: niets gelezen",
  weekAlt: (of) =>
    [
      `Een week van ${of.watch}, ${of.from} tot ${of.to}, per uur: ${posts(of.posts)} gelezen, hoogstens ${grouped(of.most)} in een uur (${of.at}).`,
      of.told.length === 0
        ? "Geen burst uit die tijd was het melden waard."
        : `Bursts die het melden waard waren: ${amounts.all([...of.told, ...(of.moreTold > 0 ? [`nog ${grouped(of.moreTold)}`] : [])])}.`,
      ...(of.quiet > 0 ? [`Stil gehouden: ${amounts.bursts(of.quiet)}.`] : []),
      ...(of.unread ? ["In delen ervan werd niets gelezen."] : []),
    ].join(" "),
  timeline: "Wanneer het geplaatst werd. Balken zijn posts; de lijn is verschillende accounts tot dan toe.",
  timelineFound: "Gestreept: wanneer Verbatim het vond.",
  variants: "Wanneer elke bewoording geplaatst werd",
  network: (of) =>
    `Wie meer dan eens hetzelfde plaatste als wie; dikker naarmate vaker.${of.accounts < of.among ? ` De ${accounts(of.accounts)} met de meeste posts, van ${grouped(of.among)}; alle staan in edges.csv.` : ""}`,
};
