/** Who posted the same as whom: accounts on a ring, lines between those that did, thicker the more often. */
import { type Chart, CONFIG, INK, WIDTH } from "./chart.ts";

export interface NetworkView {
  readonly nodes: readonly { readonly account: string; readonly name: string; readonly posts: number }[];
  readonly edges: readonly {
    readonly account_id: string;
    readonly account_id_y: string;
    readonly weight: number;
  }[];
  readonly alt: string;
}

/** More names than these cannot be read, and lines between more points cannot be told apart; the rest stands in the files. */
export const DRAWN = 40;
/** Square pixels of the points: the account with the most posts has the largest, and none covers its neighbour. */
const POINTS = { least: 20, most: 110 } as const;

export function network({ nodes, edges, alt }: NetworkView): Chart {
  const drawn = nodes
    .toSorted((a, b) => b.posts - a.posts || (a.account < b.account ? -1 : 1))
    .slice(0, DRAWN);
  const placed = new Map(
    drawn.map((node, i) => [node.account, { ...node, ...placeOf(i, drawn.length), label: node.name }]),
  );
  const heaviest = Math.max(1, ...edges.map(({ weight }) => weight));
  const lines = edges.flatMap(({ account_id, account_id_y, weight }) => {
    const [from, to] = [placed.get(account_id), placed.get(account_id_y)];
    if (from === undefined || to === undefined) return [];
    const share = weight / heaviest;
    return [{ x: from.x, y: from.y, x2: to.x, y2: to.y, thick: 0.4 + 3 * share, dark: 0.2 + 0.6 * share }];
  });
  const most = Math.max(1, ...drawn.map(({ posts }) => posts));
  const points = [...placed.values()].map(({ x, y, posts, label }) => ({
    ...{ x, y, label },
    size: POINTS.least + (POINTS.most * posts) / most,
  }));
  const place = { x: axis("x"), y: axis("y") };
  const named = (values: typeof points, align: "left" | "right") => ({
    data: { values },
    mark: { type: "text" as const, align, dx: align === "left" ? 8 : -8, fontSize: 11, color: INK.text },
    encoding: { ...place, text: { field: "label" } },
  });
  return {
    alt,
    spec: {
      ...CONFIG,
      width: ROOM,
      height: WIDTH - 80,
      layer: [
        {
          data: { values: lines },
          mark: { type: "rule", color: INK.bars },
          encoding: {
            ...{ ...place, x2: { field: "x2" }, y2: { field: "y2" } },
            strokeWidth: { field: "thick", type: "quantitative", scale: null },
            opacity: { field: "dark", type: "quantitative", scale: null },
          },
        },
        {
          data: { values: points },
          mark: { type: "point", filled: true, color: INK.line, opacity: 1 },
          encoding: { ...place, size: { field: "size", type: "quantitative", scale: null } },
        },
        named(
          points.filter(({ x }) => x >= 0),
          "left",
        ),
        named(
          points.filter(({ x }) => x < 0),
          "right",
        ),
      ],
    },
  };
}

/**
 * On a ring, clockwise, the first at the top of its right half. Each half is cut into rows of the same height: where
 * all are equally far along the ring, names at its top and its bottom cover each other.
 */
function placeOf(i: number, of: number): { readonly x: number; readonly y: number } {
  const right = Math.ceil(of / 2);
  const isRight = i < right;
  const [row, rows] = isRight ? [i, right] : [of - 1 - i, of - right];
  const y = 1 - (2 * row + 1) / rows;
  return { x: (isRight ? 1 : -1) * Math.sqrt(1 - y ** 2), y };
}

/** Pixels of the ring with what is beside it; the names reach over its edge, and all together is as wide as a chat shows. */
const ROOM = WIDTH - 150;
/** Names stand outside of the ring, and need the room. */
const REACH = { x: 1.6, y: 1.1 } as const;

function axis(field: "x" | "y") {
  const domain = [-REACH[field], REACH[field]];
  return { field, type: "quantitative" as const, axis: null, scale: { domain } };
}
