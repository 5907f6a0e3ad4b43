import type { Level } from "./schema/columns.ts";

/** Neighbouring slices of one level, both numbers included. */
export interface SlicePiece {
  readonly level: Level;
  readonly fromSeq: number;
  readonly toSeq: number;
}

interface PlannedSlice {
  readonly seq: number;
  readonly startNs: number;
  readonly endNs: number;
}

interface Gap {
  readonly fromNs: number;
  readonly toNs: number;
}

/**
 * The fewest slices that make up the native slices lying wholly within [fromNs, toNs]: hours where they fit, then 10
 * minutes in what is left, and so on. It rests on levels that nest exactly (`levelSeq`).
 * @param levels slices of each level by their number, coarsest level first, native last
 */
export function planRange(
  levels: readonly { readonly level: Level; readonly slices: readonly PlannedSlice[] }[],
  fromNs: number,
  toNs: number,
): SlicePiece[] {
  const pieces: SlicePiece[] = [];
  let gaps: Gap[] = [{ fromNs, toNs }];
  for (const { level, slices } of levels) {
    const left: Gap[] = [];
    for (const gap of gaps) {
      const inside = slices.filter((slice) => slice.startNs >= gap.fromNs && slice.endNs <= gap.toNs);
      const [first, last] = [inside[0], inside.at(-1)];
      if (first === undefined || last === undefined) {
        left.push(gap);
        continue;
      }
      pieces.push({ level, fromSeq: first.seq, toSeq: last.seq });
      left.push({ fromNs: gap.fromNs, toNs: first.startNs }, { fromNs: last.endNs, toNs: gap.toNs });
    }
    gaps = left;
  }
  return pieces;
}
