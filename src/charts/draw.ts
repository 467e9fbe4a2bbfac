/** Draws a chart: as SVG for a page, as PNG for a chat. Needs no browser, no network and no font of the system. */
import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { None, parse, View } from "vega";
import { type Chart, FAMILY } from "./chart.ts";
import { compiled } from "./compiled.ts";
import { localeOf } from "./locale.ts";

/** DejaVu Sans comes as a package, with its licence beside it. */
const FONT_FILE = createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");

/** Pixels of the picture for one of CSS: sharp on screens that have two. */
const SCALE = 2;

/** An SVG document. Whatever strangers wrote in it is text. */
export async function drawSvg({ spec, language = "en" }: Chart): Promise<string> {
  const runtime = parse(compiled(spec), { locale: localeOf(language) });
  const view = new View(runtime, { renderer: "none", logLevel: None });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** A PNG, opaque, twice as wide as it is meant to be shown. */
export async function drawPng(chart: Chart): Promise<Uint8Array> {
  const svg = await drawSvg(chart);
  const picture = new Resvg(svg, {
    font: { fontFiles: [FONT_FILE], loadSystemFonts: false, defaultFontFamily: FAMILY },
    fitTo: { mode: "zoom", value: SCALE },
  });
  return picture.render().asPng();
}
