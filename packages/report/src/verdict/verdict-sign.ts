import type { ReportRow, Sign } from "./compare-report.ts";
import { signOf } from "./row-words.ts";
import { stratumWord } from "./type-verdicts.ts";

const MOVED: readonly Sign[] = ["slower", "possibly-slower", "faster", "possibly-faster"];

/**
 * The sign of a whole comparison: anything slower leads, then anything faster. Where nothing moved, the gate rows speak:
 * some rare tail is inconclusive in every comparison.
 */
export function verdictSign(rows: readonly ReportRow[]): Sign {
  const moved = MOVED.find((sign) => rows.some((row) => row.sign === sign));
  if (moved !== undefined) return moved;
  const gate = rows.filter(({ family, sign }) => family === "gate" && sign !== "not-judged");
  return signOf(stratumWord((gate.length > 0 ? gate : rows).map(({ word }) => word)));
}
