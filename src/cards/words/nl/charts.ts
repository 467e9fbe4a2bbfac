/** What stands on pictures, and what they show in words, in Dutch. */
import type { charts as english } from "../en/charts.ts";
import { amounts } from "./amounts.ts";

const { accounts, posts, counted } = amounts;

export const charts: typeof english = {
  posts: (step) => `posts per ${amounts.atMost(step)}`,
  accounts: "accounts tot dan toe",
  time: "tijd (UTC)",
  alert: "gevonden",
  others: "andere bewoordingen",
  timelineAlt: (of) =>
    `Tijdlijn: ${accounts(of.accounts)} in ${posts(of.posts)} van ${of.from} tot ${of.to}, hoogstens ${posts(of.most)} in ${amounts.atMost(of.span)}.`,
  variantsAlt: (n) =>
    `Dezelfde tijd voor elke bewoording: ${counted(n, { one: "bewoording", other: "bewoordingen" })}, de meest voorkomende bovenaan.`,
  networkAlt: (of) =>
    `Netwerk: ${accounts(of.accounts)} met de meeste posts, en ${counted(of.n, { one: "lijn", other: "lijnen" })} tussen wie binnen het venster hetzelfde plaatste.`,
  timeline: "Wanneer het geplaatst werd",
  variants: "Wanneer elke bewoording geplaatst werd",
  network: "Wie hetzelfde plaatste als wie; dikker naarmate vaker",
};
