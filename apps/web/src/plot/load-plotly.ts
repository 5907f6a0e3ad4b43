import type { Theme } from "./theme.ts";

export type Plotly = typeof import("./plotly.ts")["plotly"];

/** Loads the chart code and, since plotly lays out by measuring text, the two fonts it draws with. */
export async function loadPlotly(theme: Theme): Promise<Plotly> {
  const fonts = [`400 12px ${theme.sans}`, `600 12px ${theme.sans}`, `400 12px ${theme.mono}`];
  const [{ plotly }] = await Promise.all([import("./plotly.ts"), ...fonts.map((font) => document.fonts.load(font))]);
  return plotly;
}
