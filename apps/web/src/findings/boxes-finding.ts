import { formatChange, formatDurationNs } from "@xrpl-probe/report/format";
import type { BoxRow } from "../figures/latency-by-code.ts";

/** For two sides the largest difference of medians, for one how much longer a failure takes than a success of its type. */
export function boxesFinding(rows: readonly BoxRow[]): string {
  return rows.some(({ base, head }) => base !== null && head !== null) ? largestDifference(rows) : longestFailure(rows);
}

/** Medians of fewer spans are drawn but not talked about. */
const ENOUGH = 100;

function largestDifference(rows: readonly BoxRow[]): string {
  const changes = rows.flatMap(({ typeName, token, base, head }) => {
    if (!base?.p50 || !head?.p50 || Math.min(base.count, head.count) < ENOUGH) return [];
    return [{ name: `${typeName} \`${token}\``, base: base.p50, head: head.p50, ratio: head.p50 / base.p50 - 1 }];
  });
  const [largest] = changes.sort((a, b) => Math.abs(b.ratio) - Math.abs(a.ratio));
  if (largest === undefined) return "Too few applies on one side to set medians side by side";
  return `Medians differ most for ${largest.name}: ${formatDurationNs(largest.base)} to ${formatDurationNs(largest.head)}, ${formatChange(largest.ratio)}`;
}

function longestFailure(rows: readonly BoxRow[]): string {
  const known = rows.filter(({ base }) => base !== null && base.p50 !== null && base.count >= ENOUGH);
  const ratios = known.flatMap((row) => {
    const success = known.find(({ typeName, success }) => success && typeName === row.typeName);
    if (row.success || !success?.base?.p50 || !row.base?.p50) return [];
    return [{ row, ratio: row.base.p50 / success.base.p50 }];
  });
  const [most] = ratios.sort((a, b) => b.ratio - a.ratio);
  if (most && most.ratio >= 1.5) {
    const times = most.ratio >= 10 ? Math.round(most.ratio) : most.ratio.toFixed(1);
    return `A ${most.row.typeName} that ends \`${most.row.token}\` takes ${times} times as long as one that succeeds`;
  }
  const [slowest] = [...known].sort((a, b) => (b.base?.p50 ?? 0) - (a.base?.p50 ?? 0));
  if (!slowest?.base?.p50) return "Too few applies for medians";
  return `${slowest.typeName} \`${slowest.token}\` takes longest: half of them over ${formatDurationNs(slowest.base.p50)}`;
}
