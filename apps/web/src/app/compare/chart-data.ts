import type { ComparedSide, Comparison, SideBox, StratumRow, StratumSide } from "@xrpl-probe/report";
import { latencyNs } from "@xrpl-probe/report/latency";
import type { BoxRow } from "../../figures/latency-by-code.ts";
import type { SpectrumSeries } from "../../figures/percentile-spectrum.ts";
import type { RunDotsSide } from "../../figures/run-dots.ts";

/** The farthest quantile that every run has a number for, not bounds alone: where runs differ most. */
export function dotStatistic({ base, head }: StratumRow): "p99" | "p90" | "p50" | null {
  const runs = [...(base?.perRun ?? []), ...(head?.perRun ?? [])].filter((stats) => stats !== null);
  if (runs.length === 0) return null;
  return (
    (["p99", "p90", "p50"] as const).find((statistic) => runs.every((stats) => typeof stats[statistic] === "number")) ??
    null
  );
}

/** One statistic of a side and of each of its runs. */
export function dotsOf(side: ComparedSide, stratum: StratumSide | null, statistic: "p99" | "p90" | "p50"): RunDotsSide {
  const runs = (stratum?.perRun ?? []).flatMap((stats, at) => {
    const valueNs = latencyNs(stats?.[statistic] ?? null);
    return valueNs === null ? [] : [{ id: side.runs[at]?.shortId ?? "", valueNs }];
  });
  return { name: side.label, valueNs: latencyNs(stratum?.stats[statistic] ?? null), runs };
}

/** The two sides as lines with their runs. A single run is its side: it is not drawn twice. */
export function spectrumSeries({ base, head, chosen }: Comparison): SpectrumSeries[] {
  const { spectra } = chosen;
  return [["base", base, spectra.base] as const, ["head", head, spectra.head] as const].flatMap(
    ([color, side, spectrum]) => {
      const runs = spectra.runs.filter((run) => run.side === color).map((run) => run.spectrum);
      return spectrum === null ? [] : [{ name: side.label, color, spectrum, runs: runs.length > 1 ? runs : [] }];
    },
  );
}

/** Shares of the codes of the chosen row's type; of all types where none is chosen. */
export function codesOf({ chosen, codes, codeTotals }: Comparison) {
  const { type, typeName } = chosen.row;
  if (type === null) return { codes: codeTotals, kind: "applies" };
  // shares are kept of all applies of the probe; a type's own codes are read as parts of the type
  const own = codes.filter((code) => code.type === type);
  const sum = (side: "base" | "head") =>
    Math.max(
      1,
      own.reduce((all, code) => all + code[side].count, 0),
    );
  const [inBase, inHead] = [sum("base"), sum("head")];
  const shares = own.map((code) => {
    const base = { ...code.base, share: code.base.count / inBase };
    const head = { ...code.head, share: code.head.count / inHead };
    return { ...code, base, head, difference: head.share - base.share };
  });
  return { codes: shares.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)), kind: `${typeName} applies` };
}

/** Both sides' boxes of a stratum in one row. */
export function boxRows(boxes: readonly SideBox[]): BoxRow[] {
  const rows = new Map<string, { -readonly [Key in keyof BoxRow]: BoxRow[Key] }>();
  for (const box of boxes) {
    const key = `${box.type} ${box.code}`;
    const row = rows.get(key) ?? {
      typeName: box.typeName,
      token: box.token,
      success: box.family === "tes",
      base: null,
      head: null,
    };
    row[box.side] = box;
    rows.set(key, row);
  }
  return [...rows.values()];
}
