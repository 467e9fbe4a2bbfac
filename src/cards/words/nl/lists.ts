/** Lists of bursts, of a burst's posts and accounts, and of where words occur, in Dutch. */
import type { lists as english } from "../en/lists.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { accounts, bursts, counted, formed, grouped, posts } = amounts;

export const lists: typeof english = {
  noBursts: "Geen bursts",
  inTheLast: (of) => `${of.listed} in de laatste ${of.since}`,
  onlyAnnounced: "alleen gemelde",
  onlyQuiet: "alleen stille",
  ofWatch: (watch) => `van de watch ${watch}`,
  orders: { severity: "de zwaarste eerst", accounts: "de grootste eerst" },
  nothingRead:
    "Onder de posts die voor deze plaats gelezen werden. Wat niet gelezen werd, staat in de status.",
  partOfAnother: "deel van een andere burst",
  open: "open",
  ended: "afgelopen",

  postsOf: (of) => `${posts(of.posts)} van burst ${of.shortId}`,
  accountsOf: (of) => `${accounts(of.accounts)} van burst ${of.shortId}`,
  postsFrom: (of) => line`${posts(of.posts)}, de eerste ${of.first}`,

  severity({ surprise, tempo, length, crew, link, severity }) {
    const less =
      link === 0
        ? ""
        : `, min ${grouped(link)} omdat de meeste kopieën één link dragen die de woorden verklaart`;
    return `${surprise} omdat het hier ongebruikelijk is, ${tempo} voor het tempo, ${length} voor de lengte van de passage, ${crew} voor accounts die eerder samen plaatsten${less}: ${severity} op 100`;
  },
  outOf: (of) => `${grouped(of.points)} op ${grouped(of.most)}`,
  labels: { severity: "Gewicht", decision: "Beslissing", told: "Gemeld" },
  nowhere: "nergens",
  morePlaces: (n) => `en nog ${counted(n, { one: "plaats", other: "plaatsen" })}`,

  noPostHolds: "Geen bewaarde post bevat deze woorden",
  postsHold(of) {
    const stored = counted(of.posts, { one: "bewaarde post", other: "bewaarde posts" });
    const contain = formed(of.posts, { one: "bevat", other: "bevatten" });
    return `${stored} van ${accounts(of.accounts)} ${contain} deze woorden`;
  },
  onlyRead:
    "Alleen posts die gelezen werden voor de watches die hier te zien zijn, voor zover hun tekst bewaard is.",
  notSearched: (before) => line`Posts van voor ${before} waren te veel om door te nemen.`,
  noBurstHolds: "Geen burst bevat ze.",
  inBursts: (n) => `In ${bursts(n)}`,
  newestPosts: "Nieuwste posts",
};
