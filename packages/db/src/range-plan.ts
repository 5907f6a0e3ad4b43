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
 * @param levels coarsest first, native last, each with its slices that lie wholly within a time, by their number
 */
export function planRange(
  levels: readonly { readonly level: Level; slicesIn(fromNs: number, toNs: number): readonly PlannedSlice[] }[],
  fromNs: number,
  toNs: number,
): SlicePiece[] {
  const pieces: SlicePiece[] = [];
  let gaps: Gap[] = [{ fromNs, toNs }];
  for (const { level, slicesIn } of levels) {
    const left: Gap[] = [];
    for (const gap of gaps) {
      const inside = gap.fromNs < gap.toNs ? slicesIn(gap.fromNs, gap.toNs) : [];
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
