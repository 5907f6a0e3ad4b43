import type { CompareReport, Comparison, MixReport, ReportRow, ShiftReport, SideBox } from "@xrpl-probe/report";
import { latencyNs } from "@xrpl-probe/report/latency";
import { rangeWords } from "../../charts/range-words.ts";
import type { BoxRow } from "../../figures/latency-by-code.ts";
import type { SpectrumSeries } from "../../figures/percentile-spectrum.ts";
import type { RunDotsData } from "../../figures/run-dots.ts";

/** What the charts of the chosen row draw, as the server sends it. */
export interface ChosenView {
  readonly names: { readonly base: string; readonly head: string };
  readonly source: string;
  readonly probe: string;
  /** A side is in imported buckets, an octave wide. */
  readonly coarse: boolean;
  readonly runs: { readonly base: number; readonly head: number };
  readonly stratum: Comparison["chosen"]["row"];
  /** Its verdicts; empty where several strata are shown together. */
  readonly rows: readonly ReportRow[];
  readonly histogram: Comparison["chosen"]["histogram"];
  readonly series: readonly SpectrumSeries[];
  readonly boxes: readonly BoxRow[];
  readonly shift: ShiftReport["points"];
  readonly dots: (RunDotsData & { readonly statistic: string }) | null;
  /** `Payment`; null where all types are shown together. */
  readonly typeName: string | null;
  readonly codes: CompareReport["codes"];
  readonly mix: MixReport | null;
  /** Of the strata of the mix, for their means' verdicts. */
  readonly mixRows: readonly ReportRow[];
}

export function chosenView(comparison: Comparison, report: CompareReport, shift: ShiftReport | null): ChosenView {
  const { base, head, chosen, probe } = comparison;
  const { type, code, typeName, token } = chosen.row;
  const names = { base: base.label, head: head.label };
  const ofProbe = report.rows.filter((row) => row.probe === probe);
  const rows = ofProbe.filter((row) => row.type === type && row.code === code);
  const ofType = type === null ? report.codes : report.codes.filter((verdict) => verdict.type === type);
  const coarse = [base, head].some(({ resolution }) => resolution === "log2");
  return {
    names,
    probe,
    coarse,
    source: [comparedSource(report), `${typeName} ${token}`].join(", "),
    runs: { base: base.runs.length, head: head.runs.length },
    stratum: chosen.row,
    rows,
    histogram: chosen.histogram,
    series: spectrumSeries(comparison),
    boxes: coarse ? [] : boxRows(chosen.boxes),
    shift: shift?.points ?? [],
    dots: dotsOf(report, rows),
    typeName: type === null ? null : typeName,
    codes: ofType,
    mix: type === null ? report.mix : (report.mixByType.find((mix) => mix.type === type) ?? null),
    mixRows: ofProbe.filter((row) => row.statistic === "mean"),
  };
}

/** Which data a comparison shows, before type and code. */
export function comparedSource({ base, head, probe, options }: CompareReport): string {
  const { range } = options;
  const of = range === null ? [] : [`${rangeWords(range.fromMs, range.toMs)} of each run`];
  return ["xrpl-probe", `${base.label} against ${head.label}`, `probe ${probe}`, ...of].join(", ");
}

/** Of the first statistic, worst first and quantiles before the mean, that every run has a number for. */
function dotsOf({ base, head }: CompareReport, rows: readonly ReportRow[]): ChosenView["dots"] {
  const known = rows.filter(({ perRun }) => {
    const values = [...perRun.base, ...perRun.head];
    return values.length > 0 && values.every((value) => value !== null);
  });
  const row = known.find(({ statistic }) => statistic !== "mean") ?? known[0];
  if (row === undefined) return null;
  const side = (which: "base" | "head", { label, runs }: CompareReport["base"]) => ({
    name: label,
    valueNs: latencyNs(row[which]),
    runs: row.perRun[which].flatMap((valueNs, at) =>
      valueNs === null ? [] : [{ id: runs[at]?.shortId ?? "", valueNs }],
    ),
  });
  const earlierNs = row.perRun.earlier.filter((value) => value !== null);
  return { statistic: row.statisticName, base: side("base", base), head: side("head", head), earlierNs };
}

/** The two sides as lines with their runs. A single run is its side: it is not drawn twice. */
function spectrumSeries({ base, head, chosen }: Comparison): SpectrumSeries[] {
  const { spectra } = chosen;
  return [["base", base, spectra.base] as const, ["head", head, spectra.head] as const].flatMap(
    ([color, side, spectrum]) => {
      const runs = spectra.runs.filter((run) => run.side === color).map((run) => run.spectrum);
      return spectrum === null ? [] : [{ name: side.label, color, spectrum, runs: runs.length > 1 ? runs : [] }];
    },
  );
}

/** Both sides' boxes of a stratum in one row. */
function boxRows(boxes: readonly SideBox[]): BoxRow[] {
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
