/** What is watched, in Dutch. */
import type { watches as english } from "../en/watches.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { ago, counted, grouped, posts } = amounts;

export const watches: typeof english = {
  none: "Geen watches hier",
  counted: (n) => counted(n, { one: "watch", other: "watches" }),
  toldNothing: "Geen watch meldt hier iets. Een route in de configuratie verandert dat.",
  fromFile:
    "Watches uit het configuratiebestand worden daar gewijzigd, die uit de chat met /verbatim watch change.",
  origins: { file: "bestand", chat: "chat", "built-in": "ingebouwd" },
  from: (sources) => (sources.length === 0 ? "zonder bron" : `uit ${sources.join(", ")}`),
  tells: (places) => (places.length === 0 ? "meldt aan niemand" : `meldt aan ${places.join(", ")}`),
  holds: (of) => `${posts(of.posts)}, ${counted(of.bursts, { one: "open burst", other: "open bursts" })}`,
  notRead: "nog niet gelezen",
  lastRead: (span) => `laatst gelezen ${ago(span)}`,
  failing: (of) => `${of.read}, lukt nu niet: ${of.fault}`,
  paused: (of) => line`gepauzeerd tot ${of.until} door ${of.by}`,
  everything: "alles",
  all: "alle",
  noSource: "geen",
  nobody: "niemand",
  read: (of) =>
    `${posts(of.posts)}, ${grouped(of.lately)} in de laatste 24 uur · ${counted(of.bursts, { one: "open burst", other: "open bursts" })}`,
  labels: {
    keywords: "Minstens één van",
    require: "En één van",
    exclude: "Geen van",
    languages: "Talen",
    sources: "Uit",
    tells: "Meldt aan",
    minAccounts: "Burst vanaf",
    window: "Binnen",
    texts: "Bekende teksten",
    posts: "Posts",
    reading: "Lezen",
  },
};
