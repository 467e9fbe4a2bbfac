/** What every picture is: a specification, and in words what it shows. */
import type { TopLevelSpec } from "vega-lite";

export interface Chart {
  readonly spec: TopLevelSpec;
  readonly alt: string;
  /** Whose months and numbers stand on it, BCP 47; English without it. */
  readonly language?: string;
}

/** Said on pictures, in a reader's language; all of it is text to Vega. */
export interface ChartWords extends Pick<Chart, "language"> {
  readonly posts: string;
  readonly accounts: string;
  readonly time: string;
  readonly alert: string;
  readonly others: string;
}

/** A chart's language, as its words have it. */
export function spokenIn({ language }: Pick<Chart, "language">): Pick<Chart, "language"> {
  return language === undefined ? {} : { language };
}

/** Seen on light and on dark alike: a sheet of its own, ink that is never only a colour. */
export const INK = {
  sheet: "#ffffff",
  text: "#1b1f24",
  grid: "#d9dee4",
  bars: "#7a9cc6",
  line: "#8a3b12",
  alert: "#1b1f24",
} as const;

/** CSS pixels. A chat shows pictures about 400 wide, and a phone no less. */
export const WIDTH = 400;
const FONT = 12;

export const FAMILY = "DejaVu Sans";

/** Shared by all: fonts that can be read at 400 pixels, and no border. */
export const CONFIG = {
  background: INK.sheet,
  padding: 12,
  config: {
    font: FAMILY,
    view: { stroke: null },
    axis: {
      labelFontSize: FONT,
      titleFontSize: FONT,
      labelColor: INK.text,
      titleColor: INK.text,
      gridColor: INK.grid,
      domainColor: INK.text,
      tickColor: INK.text,
      titleFontWeight: "normal",
      labelOverlap: true,
    },
    title: { fontSize: FONT + 1, color: INK.text, anchor: "start", fontWeight: "normal" },
    header: { labelFontSize: FONT, labelColor: INK.text, titleColor: INK.text, labelLimit: WIDTH },
    legend: { labelFontSize: FONT, titleFontSize: FONT },
  },
} as const satisfies Partial<TopLevelSpec>;
