import type { LayoutAxis } from "plotly.js";

/** As many names as there is room for on an axis of versions, the newest always among them. */
export function versionTicks(versions: readonly string[], lengthPx: number): Partial<LayoutAxis> {
  const px = lengthPx / Math.max(1, versions.length);
  const longest = Math.max(1, ...versions.map((tag) => tag.length)) * 6.6 + 12;
  const every = Math.max(1, Math.ceil(longest / px));
  const tickvals = versions.map((_, at) => at).filter((at) => (versions.length - 1 - at) % every === 0);
  return { tickvals, ticktext: tickvals.map((at) => versions[at] ?? "") };
}
