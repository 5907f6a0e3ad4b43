import type { Spectrum } from "@xrpl-probe/report";
import { formatChange, formatDurationNs } from "@xrpl-probe/report/format";
import { at } from "../figures/spectrum-at.ts";

/** Percentiles to compare at, as evenly spread in log(1/(1-p)) as their names allow. */
const PERCENTILES = [0.1, 0.25, 0.5, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9999];

/** Two lines nearer than this look like one. It decides on words only; nothing is judged by it. */
const APART = 0.03;

const COARSE = "Imported buckets bound every percentile, they do not name it";

/** From which percentile on head leaves base, and by how much. */
export function spectrumFinding(base: Spectrum | null, head: Spectrum | null): string {
  if (base === null || head === null || base.count === 0 || head.count === 0)
    return "Only one side has applies of this kind";
  if (base.bounds !== null || head.bounds !== null) return COARSE;
  const points = PERCENTILES.flatMap((p) => {
    const [left, right] = [at(base, p), at(head, p)];
    return left === null || right === null || left === 0 ? [] : [{ p, ratio: right / left - 1 }];
  });
  const last = points.at(-1);
  if (last === undefined) return "Too few applies for percentiles";
  const apart = points.map(({ ratio }) => Math.abs(ratio) >= APART);
  const lastNear = apart.lastIndexOf(false);
  const tail = points.slice(lastNear + 1);
  if (tail.length === 0) {
    const widest = points.reduce((a, b) => (Math.abs(b.ratio) > Math.abs(a.ratio) ? b : a));
    return apart.includes(true)
      ? `Head is farthest from base at ${name(widest.p)}, ${formatChange(widest.ratio)}, and back by ${name(last.p)}`
      : `Head stays within ${Math.round(APART * 100)}\u00a0% of base up to ${name(last.p)}`;
  }
  const ratios = tail.map(({ ratio }) => ratio);
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  if (least < 0 && most > 0)
    return `Head and base cross: ${formatChange(least)} to ${formatChange(most)} from ${name(tail[0]?.p ?? 0)} up`;
  const [near, far] = most > 0 ? [least, most] : [most, least];
  const from = lastNear < 0 ? "At every percentile" : `From ${name(tail[0]?.p ?? 0)} up`;
  const by = percent(near) === percent(far) ? percent(far) : `${percent(near)} to ${percent(far)}`;
  return `${from} head takes ${by}\u00a0% ${far > 0 ? "longer" : "less"} than base`;
}

/** `One Payment in ten takes over 4.93 ms, one OfferCreate in ten over 390 µs`: for lines by type. */
export function typesFinding(series: readonly { readonly name: string; readonly spectrum: Spectrum }[]): string {
  if (series.some(({ spectrum }) => spectrum.bounds !== null)) return COARSE;
  const found = series.flatMap(({ name, spectrum }) => {
    const ns = at(spectrum, 0.9);
    return ns === null ? [] : [{ name, text: formatDurationNs(ns) }];
  });
  const [first, second] = found;
  if (first === undefined) return "Too few applies for percentiles";
  const rest = second === undefined ? "" : `, one ${second.name} in ten over ${second.text}`;
  return `One ${first.name} in ten takes over ${first.text}${rest}`;
}

const name = (p: number) => `p${Number((p * 100).toFixed(2))}`;

const percent = (ratio: number) => {
  const value = Math.abs(ratio * 100);
  return value >= 9.95 ? Math.round(value).toString() : value.toFixed(1);
};
