import type { Database } from "../database.ts";
import type { ApplyFilter } from "./apply-filter.ts";
import { type ApplyOrder, type OrderRules, type Place, rulesOf } from "./apply-order.ts";
import type { Apply } from "./apply-row.ts";
import { applySeqs } from "./apply-seqs.ts";
import { type Stretch, type StretchReader, stretchReader } from "./apply-stretches.ts";
import { appliesAt, placeReader } from "./read-applies.ts";

export interface AppliesAsked extends ApplyFilter {
  /** In the order in which `first` takes them. */
  readonly runKeys: readonly number[];
  readonly order: ApplyOrder;
  readonly limit: number;
  /** Where the page before ended: its last row. */
  readonly after?: Pick<Apply, "runKey" | "seq"> | undefined;
  /** The search gives up after so many rows were looked at. */
  readonly mostRead?: number | undefined;
}

export interface AppliesFound {
  readonly applies: readonly Apply[];
  /** False where the search gave up: others may come before some of these. */
  readonly complete: boolean;
}

/** A stretch with as few rows is read rather than divided. */
const READ_AT_ONCE = 5000;

const MOST_READ = 60_000;

/**
 * Applies of runs, a page at a time, without an index on what they are ordered by: the cells of every level know the
 * longest and shortest span of each type and code, so the most promising stretch is divided until one is small enough to
 * read, and the search ends when no stretch left can hold an apply that comes before the last of the page.
 */
export function findApplies(db: Database, asked: AppliesAsked): AppliesFound {
  const { runKeys, limit, mostRead = MOST_READ } = asked;
  const rank = new Map(runKeys.map((runKey, at) => [runKey, at]));
  const rules = rulesOf(asked.order, (runKey) => rank.get(runKey) ?? 0);
  const [after] = asked.after === undefined ? [] : appliesAt(db, [asked.after]);
  const promising = (stretch: Stretch) =>
    mayHold(stretch, asked) && (after === undefined || rules.mayFollow(stretch, after));
  const readPlaces = placeReader(db, asked, rules, limit);
  const stretches = stretchReader(db, asked);
  const waiting = runKeys.flatMap((runKey) => firstStretch(db, stretches, runKey, asked)).filter(promising);
  let found: Place[] = [];
  for (let read = 0; read <= mostRead; ) {
    const next = takeBest(waiting, rules);
    const last = found[limit - 1];
    if (next === undefined || (last !== undefined && !rules.mayPrecede(next, last)))
      return { applies: appliesAt(db, found), complete: true };
    const finer = next.rows > READ_AT_ONCE ? stretches.finer(next) : [];
    waiting.push(...finer.filter(promising));
    if (finer.length > 0) continue;
    const { runKey, startNs: fromNs, endNs: toNs, seqs: within } = next;
    const seqs = next.level === "run" ? within : applySeqs(db, { runKey, fromNs, toNs, within });
    const places = readPlaces(runKey, seqs, rules.wanted(runKey, after, last));
    found = [...found, ...places].sort(rules.rows).slice(0, limit);
    read += seqs.toSeq - seqs.fromSeq;
  }
  return { applies: appliesAt(db, found), complete: false };
}

const ANYTHING = {
  rowsPerApply: 1,
  startNs: Number.MIN_SAFE_INTEGER,
  endNs: Number.MAX_SAFE_INTEGER,
  minNs: 0,
  maxNs: Number.MAX_SAFE_INTEGER,
};

function firstStretch(db: Database, stretches: StretchReader, runKey: number, filter: ApplyFilter): Stretch[] {
  const seqs = applySeqs(db, { runKey, fromNs: filter.fromNs, toNs: filter.toNs });
  const rows = seqs.toSeq - seqs.fromSeq;
  if (rows === 0) return [];
  return [stretches.wholeRun(runKey, seqs) ?? { runKey, level: "native", seqs, rows, ...ANYTHING }];
}

function mayHold(stretch: Stretch, { minNs = 0, maxNs, fromNs, toNs }: ApplyFilter): boolean {
  if (stretch.maxNs < minNs || (maxNs !== undefined && stretch.minNs >= maxNs)) return false;
  return !(fromNs !== undefined && stretch.endNs < fromNs) && !(toNs !== undefined && stretch.startNs >= toNs);
}

function takeBest(waiting: Stretch[], rules: OrderRules): Stretch | undefined {
  let best = 0;
  waiting.forEach((stretch, at) => {
    const leader = waiting[best];
    if (leader !== undefined && rules.stretches(stretch, leader) < 0) best = at;
  });
  return waiting.splice(best, 1)[0];
}
