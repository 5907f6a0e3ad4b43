import type { Theme } from "./theme.ts";

export type Plotly = typeof import("./plotly.ts")["plotly"];

/** Loads the chart code and, since plotly lays out by measuring text, the two fonts it draws with. */
export async function loadPlotly(theme: Theme): Promise<Plotly> {
  const fonts = [`400 12px ${theme.sans}`, `600 12px ${theme.sans}`, `400 12px ${theme.mono}`];
  // in another font labels may lie a little off: no reason to go without the chart
  const load = (font: string) => document.fonts.load(font).catch(() => []);
  const [{ plotly }] = await Promise.all([import("./plotly.ts"), ...fonts.map(load)]);
  return plotly;
}
