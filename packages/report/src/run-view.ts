import type { CodeFamily } from "./codes.ts";
import type { DrawnHistogram, Latency, LatencyStats, Spectrum } from "./latency.ts";
import type { RunHead } from "./run-head.ts";

/** What a run's page asks for, as its URL names it: types and codes by name or number. */
export interface RunViewParams {
  /** Run id, a prefix of it, or a tag (its newest run). */
  readonly run: string;
  readonly probe?: string;
  readonly type?: string;
  readonly code?: string;
  /** ms since the run's start. */
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly nowMs: number;
}

/** What narrows a run's page. Times are ms since the run's start. */
export interface RunFilter {
  readonly probe: string;
  readonly type: number | null;
  readonly code: number | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** Everything a run's page draws, as plain data. Counts are spans of the chosen probe inside the filter. */
export interface RunView {
  readonly run: RunHead;
  /** The filter as applied: the probe resolved, times snapped to stored slices. */
  readonly filter: RunFilter;
  /** `log2`: imported, latencies are known as intervals only. */
  readonly resolution: "log-linear" | "log2";
  readonly choices: {
    readonly probes: readonly string[];
    readonly types: readonly { readonly type: number; readonly name: string; readonly count: number }[];
    readonly codes: readonly { readonly code: number; readonly token: string; readonly count: number }[];
  };
  readonly summary: LatencyStats & {
    readonly perS: number | null;
    readonly peakPerS: number | null;
    readonly minNs: number | null;
    readonly maxNs: number | null;
    /** Share of spans whose code is not tesSUCCESS; null where no code is known. */
    readonly failedShare: number | null;
    /** Distinct transactions; null where their ids were not recorded or the view is narrowed. */
    readonly transactions: number | null;
  };
  readonly heatmap: RunHeatmap | null;
  /** Beside the heat map: the same rows, over the whole time shown. */
  readonly marginal: DrawnHistogram | null;
  /** One per type, or per code where a type is chosen; most spans first. */
  readonly spectra: readonly { readonly name: string; readonly spectrum: Spectrum }[];
  readonly boxes: readonly LatencyBox[];
  readonly codes: readonly CodeFamilyRows[];
  /** The slowest columns of the heat map by p90, slowest first. */
  readonly slowest: readonly SliceRow[];
  readonly probes: readonly ProbeRow[];
}

/**
 * Time by latency. `counts[row][column]`: spans of column `[columns[c].startMs, columns[c].endMs)` with a latency in
 * `[edgesNs[r], edgesNs[r + 1])`; rows ascend. Divide by `columns[c].count` for the share within the slice.
 */
export interface RunHeatmap {
  readonly edgesNs: readonly number[];
  readonly columns: readonly HeatmapColumn[];
  readonly counts: readonly (readonly number[])[];
  /** p50 and p99 per merged window of columns, wide enough to hold a p99, as steps; null for log2 data, which knows no points. */
  readonly lines: readonly {
    readonly startMs: number;
    readonly endMs: number;
    readonly p50Ns: number | null;
    readonly p99Ns: number | null;
  }[];
}

export interface HeatmapColumn {
  /** ms since the run's start; a column may be as short as a slice and as long as an hour. */
  readonly startMs: number;
  readonly endMs: number;
  readonly count: number;
  readonly perS: number;
  readonly lost: number;
}

/** A (type, code) stratum as a box: whiskers p5 and p95, box p25 to p75, dot p99. Most spans first. */
export interface LatencyBox {
  readonly type: number | null;
  readonly typeName: string;
  readonly code: number | null;
  readonly token: string;
  readonly family: CodeFamily;
  readonly count: number;
  readonly p5: number | null;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

export interface CodeFamilyRows {
  readonly family: CodeFamily;
  readonly count: number;
  readonly share: number;
  readonly rows: readonly CodeRow[];
}

export interface CodeRow {
  readonly code: number;
  readonly token: string;
  readonly description: string | null;
  readonly count: number;
  /** Of all spans with a code. */
  readonly share: number;
  /** Of distinct transactions, by the code of the last apply; null where ids were not recorded. */
  readonly transactionShare: number | null;
}

export interface SliceRow {
  readonly startMs: number;
  readonly endMs: number;
  readonly count: number;
  readonly p50: Latency;
  readonly p90: Latency;
  readonly p99: Latency;
  readonly maxNs: number | null;
}

export interface ProbeRow {
  readonly name: string;
  /** Where it was placed, as attached. */
  readonly entries: readonly string[];
  readonly exits: readonly string[];
  readonly exitMethod: string | null;
  readonly note: string | null;
  readonly hits: number | null;
  readonly spans: number;
  readonly unpaired: number | null;
  readonly p50: Latency;
  readonly biasNs: number | null;
  readonly costNs: number | null;
  /** Share of one core taken from the server: hits x cost / time. */
  readonly coreShare: number | null;
}
