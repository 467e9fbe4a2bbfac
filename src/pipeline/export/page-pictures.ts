/** The pictures of a dossier's page, as SVG within it. */
import type { Kysely } from "kysely";
import { type Words, wordsIn } from "../../cards/words/catalogue.ts";
import type { Chart } from "../../charts/chart.ts";
import { drawSvg } from "../../charts/draw.ts";
import { DRAWN as IN_NETWORK, network as networkChart } from "../../charts/network.ts";
import { isMarked } from "../../charts/timeline.ts";
import { thingOf } from "../../domain/burst.ts";
import type { DossierSubject } from "../../domain/dossier.ts";
import type { Instant } from "../../domain/time.ts";
import type { DossierPicture } from "../../dossier/view.ts";
import { newestWave } from "../../store/bursts.ts";
import { copiesOfBurst, postingsOf } from "../../store/dossier-page.ts";
import type { Tables } from "../../store/tables.ts";
import { timelineOf, variantsOf } from "../charts-of.ts";
import type { Network } from "./network-files.ts";

/** Posts that a picture is made from at most. */
const DRAWN = 20_000;
/** Copies whose wordings are told apart at most. */
const COMPARED = 2_000;

export async function pagePictures(
  db: Kysely<Tables>,
  subject: DossierSubject,
  network: Network,
  language: string,
): Promise<readonly DossierPicture[]> {
  const words = wordsIn(language);
  const some = await postingsOf(db, subject, DRAWN + 1);
  const postings = some.slice(0, DRAWN);
  if (postings.length < 2) return [];
  const isCut = some.length > DRAWN;
  const wave = subject.is === "burst" ? await newestWave(db, subject.burst) : null;
  const found = wave?.foundAt ?? null;
  const when = [
    words.charts.timeline,
    ...(found === null ? [] : [foundWords(postings, found, words)]),
    ...(isCut ? [words.charts.firstOnly(DRAWN)] : []),
  ];
  const charts: (Pick<DossierPicture, "shows" | "caption"> & { readonly chart: Chart })[] = [
    { shows: "timeline", chart: timelineOf(postings, found, words, isCut), caption: when.join(" ") },
  ];
  if (wave !== null && thingOf(wave.burst) === null) {
    const { copies, all } = await copiesOfBurst(db, wave.burst.id, COMPARED);
    const texts = copies.map(({ createdAt: at, text }) => ({ at, text }));
    const chart = variantsOf(wave.burst.passage, texts, words);
    const first = all > copies.length ? ` ${words.charts.firstOnly(copies.length)}` : "";
    if (chart !== null)
      charts.push({ shows: "variants", chart, caption: `${words.charts.variants}${first}` });
  }
  const drawn = repeated(network);
  if (drawn.edges.length > 0) {
    const alt = words.charts.networkAlt({ accounts: drawn.nodes.length, n: drawn.edges.length });
    const caption = words.charts.network({ accounts: drawn.nodes.length, among: drawn.among });
    charts.push({ shows: "network", chart: networkChart({ ...drawn, alt }), caption });
  }
  const pictures: DossierPicture[] = [];
  for (const { shows, chart, caption } of charts) {
    const svg = Buffer.from(await drawSvg(chart)).toString("base64");
    pictures.push({ shows, src: `data:image/svg+xml;base64,${svg}`, alt: chart.alt, caption });
  }
  return pictures;
}

/** What its mark is, or when that was where it has none. */
function foundWords(postings: Parameters<typeof isMarked>[0], found: Instant, words: Words): string {
  const { charts, amounts } = words;
  return isMarked(postings, found)
    ? charts.timelineFound
    : charts.foundAlt(amounts.moment(found, "full", "UTC"));
}

/**
 * Only who posted the same more than once: in a single burst everybody is joined to everybody, and a picture
 * of that shows nothing. Of these as many as can be told apart, those with the most posts.
 */
function repeated({ nodes, edges }: Network): Pick<Network, "nodes" | "edges"> & { readonly among: number } {
  const lines = edges.filter(({ weight }) => weight > 1);
  const joined = new Set(lines.flatMap((edge) => [edge.account_id, edge.account_id_y]));
  const meant = nodes.filter(({ account }) => joined.has(account));
  const drawn = meant
    .toSorted((a, b) => b.posts - a.posts || (a.account < b.account ? -1 : 1))
    .slice(0, IN_NETWORK);
  const shown = new Set(drawn.map(({ account }) => account));
  const between = lines.filter((edge) => shown.has(edge.account_id) && shown.has(edge.account_id_y));
  return { nodes: drawn, edges: between, among: meant.length };
}
