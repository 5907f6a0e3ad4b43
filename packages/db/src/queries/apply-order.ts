import type { Apply } from "./apply-row.ts";
import type { Stretch } from "./apply-stretches.ts";

/** `slowest` and `fastest` by duration, `first` and `last` by run and order of arrival. */
export type ApplyOrder = "slowest" | "fastest" | "first" | "last";

/** What places a row in an order. */
export type Place = Pick<Apply, "runKey" | "seq" | "startNs" | "durationNs">;

/** Which rows of a run can still be wanted; both ends included. */
export interface Wanted {
  readonly shortestNs: number;
  readonly longestNs: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Rows of this duration are wanted only behind `tiedSeq`. */
  readonly tiedNs: number;
  readonly tiedSeq: number;
}

/** What a search must know of an order. */
export interface OrderRules {
  readonly by: "duration" | "seq";
  readonly descending: boolean;
  readonly rows: (a: Place, b: Place) => number;
  /** The most promising first. */
  readonly stretches: (a: Stretch, b: Stretch) => number;
  /** Whether the stretch may hold a row before, or after, this one; ties count. */
  readonly mayPrecede: (stretch: Stretch, row: Place) => boolean;
  readonly mayFollow: (stretch: Stretch, row: Place) => boolean;
  /** Rows of a run that come after `after` and not after `last`. */
  readonly wanted: (runKey: number, after: Place | undefined, last: Place | undefined) => Wanted;
}

const ALL: Wanted = {
  shortestNs: 0,
  longestNs: Number.MAX_SAFE_INTEGER,
  firstSeq: 0,
  lastSeq: Number.MAX_SAFE_INTEGER,
  tiedNs: -1,
  tiedSeq: 0,
};

/** `rank`: the place of a run among those asked for. */
export function rulesOf(order: ApplyOrder, rank: (runKey: number) => number): OrderRules {
  if (order === "slowest" || order === "fastest") return byDuration(order === "slowest" ? -1 : 1, rank);
  return byTime(order === "first" ? 1 : -1, rank);
}

function byDuration(sign: 1 | -1, rank: (runKey: number) => number): OrderRules {
  const best = ({ minNs, maxNs }: Stretch) => (sign === 1 ? minNs : -maxNs);
  const worst = ({ minNs, maxNs }: Stretch) => (sign === 1 ? maxNs : -minNs);
  return {
    by: "duration",
    descending: sign === -1,
    rows: (a, b) => sign * (a.durationNs - b.durationNs) || rank(a.runKey) - rank(b.runKey) || a.seq - b.seq,
    stretches: (a, b) => best(a) - best(b),
    mayPrecede: (stretch, row) => best(stretch) <= sign * row.durationNs,
    mayFollow: (stretch, row) => worst(stretch) >= sign * row.durationNs,
    wanted: (runKey, after, last) => {
      const ends = [after?.durationNs, last?.durationNs] as const;
      const [shortest, longest] = sign === 1 ? ends : [ends[1], ends[0]];
      const shown = { shortestNs: shortest ?? ALL.shortestNs, longestNs: longest ?? ALL.longestNs };
      if (after === undefined) return { ...ALL, ...shown };
      const runs = rank(runKey) - rank(after.runKey);
      const tiedSeq = runs === 0 ? after.seq : runs > 0 ? -1 : ALL.lastSeq;
      return { ...ALL, ...shown, tiedNs: after.durationNs, tiedSeq };
    },
  };
}

function byTime(sign: 1 | -1, rank: (runKey: number) => number): OrderRules {
  const endNs = ({ startNs, durationNs }: Place) => startNs + durationNs;
  const runs = (a: { runKey: number }, b: { runKey: number }) => sign * (rank(a.runKey) - rank(b.runKey));
  return {
    by: "seq",
    descending: sign === -1,
    rows: (a, b) => runs(a, b) || sign * (a.seq - b.seq),
    stretches: (a, b) => runs(a, b) || sign * (a.startNs - b.startNs),
    // Stretches are taken in their order: what comes later holds only later rows.
    mayPrecede: () => false,
    mayFollow: (stretch, row) =>
      runs(stretch, row) > 0 ||
      (stretch.runKey === row.runKey && (sign === 1 ? stretch.endNs >= endNs(row) : stretch.startNs <= endNs(row))),
    wanted: (runKey, after) => {
      if (after === undefined || after.runKey !== runKey) return ALL;
      return sign === 1 ? { ...ALL, firstSeq: after.seq + 1 } : { ...ALL, lastSeq: after.seq - 1 };
    },
  };
}
