import { codeCountsOf, type Database, outcomesOf, type Run, type Stratum } from "@xrpl-probe/db";
import { codeLabel, decodeCode } from "@xrpl-probe/xrpl";
import type { CodeFamily } from "./codes.ts";
import type { CodeFamilyRows, CodeRow } from "./run-view.ts";

/** Success first, then the families that reach the ledger, then those that do not. */
const FAMILIES: readonly CodeFamily[] = ["tes", "tec", "ter", "tef", "tem", "tel", "unknown"];

interface CodesAsked {
  readonly run: Run;
  readonly probe: string | undefined;
  readonly type: number | null;
  readonly strata: readonly Stratum[];
  /** Imported codes and outcomes are known for whole runs only. */
  readonly wholeRun: boolean;
}

/** Codes by family, largest first. `strata` are those of one probe inside the page's type and time. */
export function codeRows(db: Database, asked: CodesAsked): CodeFamilyRows[] {
  const counts = countsOf(db, asked);
  const total = sum(counts.values());
  const transactions = transactionShares(db, asked);
  const rows = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => rowOf(code, count, total, transactions, asked.run.version));
  return FAMILIES.flatMap((family) => {
    const members = rows.filter((row) => row.family === family);
    if (members.length === 0) return [];
    const count = sum(members.map((row) => row.count));
    return [{ family, count, share: count / total, rows: members.map(({ family: _, ...row }) => row) }];
  });
}

function rowOf(
  code: number,
  count: number,
  total: number,
  transactions: ReadonlyMap<number, number> | null,
  version: string | null,
): CodeRow & { readonly family: CodeFamily } {
  const { description, family } = decodeCode(code, version);
  return {
    code,
    token: codeLabel(code, version),
    description,
    count,
    share: count / total,
    transactionShare: transactions === null ? null : (transactions.get(code) ?? 0),
    family,
  };
}

function countsOf(db: Database, { run, probe, type, strata, wholeRun }: CodesAsked): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (code: number, count: number) => counts.set(code, (counts.get(code) ?? 0) + count);
  for (const { code, histogram } of strata) if (code !== null) add(code, histogram.count);
  if (counts.size > 0 || !wholeRun || type !== null) return counts;
  for (const { code, count } of codeCountsOf(db, { runKeys: [run.key], probe })) add(code, count);
  return counts;
}

function transactionShares(
  db: Database,
  { run, probe, type, wholeRun }: CodesAsked,
): ReadonlyMap<number, number> | null {
  if (!wholeRun || probe !== "transactor") return null;
  const outcomes = outcomesOf(db, { runKeys: [run.key] }).filter((outcome) => type === null || outcome.type === type);
  if (outcomes.length === 0) return null;
  const total = sum(outcomes.map((outcome) => outcome.transactions));
  const shares = new Map<number, number>();
  for (const { code, transactions } of outcomes) shares.set(code, (shares.get(code) ?? 0) + transactions / total);
  return shares;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
