/** Who posted the same within a time of whom: a co-posting network, counted and named as CooRTweet does. */
import { compareText } from "../domain/post.ts";
import { type Duration, SECOND } from "../domain/time.ts";
import { csvRow } from "./csv.ts";

/** That an account posted something, at a time. */
export interface Share {
  /** What was the same: a burst. */
  readonly object: string;
  readonly account: string;
  readonly content: string;
  readonly at: number;
}

/** As generate_coordinated_network of CooRTweet (2.1) gives an edge; time in seconds. */
export interface Edge {
  readonly account_id: string;
  readonly account_id_y: string;
  /** How many pairs of posts of the two share an object within the window. */
  readonly weight: number;
  readonly avg_time_delta: number;
  /** Different posts of the one, and of the other, in these pairs. */
  readonly n_content_id: number;
  readonly n_content_id_y: number;
  /** The smaller of the two divided by the larger: 1 where both posted as often. */
  readonly edge_symmetry_score: number;
}

/** Every pair of accounts once, in the order of their names; quadratic in the shares of one object. */
export function coPostingEdges(shares: readonly Share[], window: Duration): readonly Edge[] {
  const pairs = new Map<string, Pair>();
  for (const shared of byObject(shares)) {
    for (const [i, one] of shared.entries()) {
      for (let j = i + 1; j < shared.length; j += 1) {
        const other = shared[j] as Share;
        if (other.at - one.at > window) break;
        if (other.account !== one.account) addTo(pairs, one, other);
      }
    }
  }
  return [...pairs.values()]
    .map(toEdge)
    .sort((a, b) => compareText(a.account_id, b.account_id) || compareText(a.account_id_y, b.account_id_y));
}

interface Pair {
  readonly accounts: readonly [string, string];
  weight: number;
  seconds: number;
  readonly contents: readonly [Set<string>, Set<string>];
}

function addTo(pairs: Map<string, Pair>, one: Share, other: Share): void {
  const [first, second] = one.account < other.account ? [one, other] : [other, one];
  const key = JSON.stringify([first.account, second.account]);
  let pair = pairs.get(key);
  if (pair === undefined) {
    pair = {
      accounts: [first.account, second.account],
      weight: 0,
      seconds: 0,
      contents: [new Set(), new Set()],
    };
    pairs.set(key, pair);
  }
  pair.weight += 1;
  pair.seconds += Math.abs(other.at - one.at) / SECOND;
  pair.contents[0].add(first.content);
  pair.contents[1].add(second.content);
}

function toEdge({ accounts, weight, seconds, contents }: Pair): Edge {
  const [n, ny] = [contents[0].size, contents[1].size];
  return {
    account_id: accounts[0],
    account_id_y: accounts[1],
    weight,
    avg_time_delta: Math.round((1_000 * seconds) / weight) / 1_000,
    n_content_id: n,
    n_content_id_y: ny,
    edge_symmetry_score: Math.round((1_000 * Math.min(n, ny)) / Math.max(n, ny)) / 1_000,
  };
}

/** By time within each object. */
function byObject(shares: readonly Share[]): readonly (readonly Share[])[] {
  const objects = new Map<string, Share[]>();
  for (const share of shares) {
    const same = objects.get(share.object);
    if (same === undefined) objects.set(share.object, [share]);
    else same.push(share);
  }
  return [...objects.values()].map((same) => same.sort((a, b) => a.at - b.at));
}

const EDGE_COLUMNS = [
  "account_id",
  "account_id_y",
  "weight",
  "avg_time_delta",
  "n_content_id",
  "n_content_id_y",
  "edge_symmetry_score",
] as const satisfies readonly (keyof Edge)[];

export function edgesCsv(edges: readonly Edge[]): string {
  return (
    csvRow(EDGE_COLUMNS) + edges.map((edge) => csvRow(EDGE_COLUMNS.map((c) => String(edge[c])))).join("")
  );
}

/** An account in the network. */
export interface NetworkNode {
  readonly account: string;
  readonly name: string;
  readonly posts: number;
}

/** GraphML (http://graphml.graphdrawing.org), undirected, with the edges' numbers under CooRTweet's names. */
export function graphml(
  nodes: readonly NetworkNode[],
  edges: readonly Edge[],
  of: { readonly timeWindow: Duration },
): string {
  const numbers = EDGE_COLUMNS.slice(2) as readonly Exclude<keyof Edge, "account_id" | "account_id_y">[];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    '<key id="name" for="node" attr.name="name" attr.type="string"/>',
    '<key id="label" for="node" attr.name="label" attr.type="string"/>',
    '<key id="posts" for="node" attr.name="posts" attr.type="int"/>',
    '<key id="time_window" for="graph" attr.name="time_window" attr.type="double"/>',
    ...numbers.map((name) => `<key id="${name}" for="edge" attr.name="${name}" attr.type="double"/>`),
    '<graph edgedefault="undirected">',
    `<data key="time_window">${of.timeWindow / SECOND}</data>`,
    ...nodes.map(({ account, name, posts }) => {
      const id = xml(account);
      return `<node id="${id}"><data key="name">${id}</data><data key="label">${xml(name)}</data><data key="posts">${posts}</data></node>`;
    }),
    ...edges.map((edge) => {
      const data = numbers.map((name) => `<data key="${name}">${edge[name]}</data>`).join("");
      return `<edge source="${xml(edge.account_id)}" target="${xml(edge.account_id_y)}">${data}</edge>`;
    }),
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}

/** What XML 1.0 cannot hold, not even escaped. */
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_IN_XML, "\uFFFD")
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
