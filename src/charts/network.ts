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

/** More names than these cannot be read; the rest stands in the files. */
const NAMED = 24;
const DRAWN = 60;

export function network({ nodes, edges, alt }: NetworkView): Chart {
  const drawn = nodes
    .toSorted((a, b) => b.posts - a.posts || (a.account < b.account ? -1 : 1))
    .slice(0, DRAWN);
  const radius = 1;
  const placed = new Map(
    drawn.map((node, i) => {
      const angle = (2 * Math.PI * i) / drawn.length;
      const [x, y] = [radius * Math.sin(angle), radius * Math.cos(angle)];
      return [node.account, { ...node, x, y, angle, label: drawn.length <= NAMED ? node.name : "" }];
    }),
  );
  const heaviest = Math.max(1, ...edges.map(({ weight }) => weight));
  const lines = edges.flatMap(({ account_id, account_id_y, weight }) => {
    const [from, to] = [placed.get(account_id), placed.get(account_id_y)];
    if (from === undefined || to === undefined) return [];
    const share = weight / heaviest;
    return [{ x: from.x, y: from.y, x2: to.x, y2: to.y, thick: 0.4 + 3 * share, dark: 0.2 + 0.6 * share }];
  });
  const points = [...placed.values()].map(({ x, y, posts, label }) => ({
    x,
    y,
    label,
    size: 30 + 12 * posts,
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
      width: WIDTH,
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
          points.filter(({ x }) => x >= -EVEN),
          "left",
        ),
        named(
          points.filter(({ x }) => x < -EVEN),
          "right",
        ),
      ],
    },
  };
}

/** Names stand outside of the ring, and need the room. */
const REACH = { x: 1.9, y: 1.2 } as const;
/** The top and the bottom of the ring are computed, and not exactly in its middle. */
const EVEN = 1e-9;

function axis(field: "x" | "y") {
  const domain = [-REACH[field], REACH[field]];
  return { field, type: "quantitative" as const, axis: null, scale: { domain } };
}
