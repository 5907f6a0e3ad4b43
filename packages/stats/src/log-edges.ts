/**
 * Edges of equal width in ln that cover [lower, upper], in ns: `perOctave` intervals to a factor of 2, laid on the grid
 * that holds 1,024 ns, so that two histograms drawn over different ranges still share their edges.
 */
export function logEdges(lower: number, upper: number, perOctave: number): number[] {
  const first = Math.floor(Math.log2(Math.max(lower, 1)) * perOctave);
  const last = Math.max(first + 1, Math.ceil(Math.log2(Math.max(upper, 1)) * perOctave));
  return Array.from({ length: last - first + 1 }, (_, i) => 2 ** ((first + i) / perOctave));
}
