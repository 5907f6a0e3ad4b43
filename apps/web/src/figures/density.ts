import { niceStep } from "./axes.ts";

/** The width that {@link DrawnSides} counts shares by. */
const OCTAVES_PER_STEP = 1 / 8;

/** Share of all spans inside of each bin, from shares per eighth of an octave. */
export function masses(edgesNs: readonly number[], sharePerStep: readonly number[]): number[] {
  return sharePerStep.map((share, bin) => (share * octaves(edgesNs, bin)) / OCTAVES_PER_STEP);
}

/** Where nearly everything lies: from the 0.05th to the 99.95th percent of any of the distributions. */
export function extentNs(edgesNs: readonly number[], ...sides: readonly (readonly number[])[]): [number, number] {
  let [from, to] = [edgesNs.length - 1, 0];
  for (const side of sides) {
    const mass = masses(edgesNs, side);
    const total = mass.reduce((sum, part) => sum + part, 0);
    if (total === 0) continue;
    let below = 0;
    mass.forEach((part, bin) => {
      if (part > 0 && below + part > total * 0.0005) from = Math.min(from, bin);
      if (part > 0 && below < total * 0.9995) to = Math.max(to, bin + 1);
      below += part;
    });
  }
  return [edgesNs[from] ?? 0, edgesNs[to] ?? 0];
}

/** Shares per equal number of ns, for a linear axis, where equal areas must be equal shares too. */
export function perEqualWidth(
  edgesNs: readonly number[],
  sharePerStep: readonly number[],
  [from, to]: readonly [number, number],
) {
  const widthNs = niceStep((to - from) / 80);
  const share = masses(edgesNs, sharePerStep).map(
    (mass, bin) => (mass / ((edgesNs[bin + 1] ?? 0) - (edgesNs[bin] ?? 0))) * widthNs,
  );
  return { widthNs, share };
}

/** A first bin that begins at 0 has no width in octaves: it is drawn, and counted, as one. */
function octaves(edgesNs: readonly number[], bin: number): number {
  const [from = 0, to = 0] = [edgesNs[bin], edgesNs[bin + 1]];
  return from > 0 ? Math.log2(to / from) : 1;
}
