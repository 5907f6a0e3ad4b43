import { cellsOf, type Database, type Run, slicesOf } from "@xrpl-probe/db";
import { summarize } from "@xrpl-probe/stats";
import { decodeCode, typeName } from "@xrpl-probe/xrpl";

const heads = [
  "run",
  "slice",
  "start_ns",
  "end_ns",
  "started_utc",
  "lost",
  "probe",
  "type",
  "type_name",
  "code",
  "token",
  "count",
  "sum_ns",
  "min_ns",
  "max_ns",
  "p50_ns",
  "p90_ns",
  "p99_ns",
  "p999_ns",
];

/**
 * A run as tidy CSV: one line per slice, probe, type and code. Offsets count from the run's start; a field is empty where
 * it is not known, quantiles also with fewer than 10 values beyond. A slice without spans has one line with count 0.
 */
export function* runCsv(db: Database, run: Run): Generator<string> {
  yield `${heads.join()}\n`;
  for (const slice of slicesOf(db, { runKey: run.key, level: "native" })) {
    const { seq, startNs, endNs, lost } = slice;
    const started = new Date(run.startedMs + startNs / 1e6).toISOString();
    const head = [run.id, seq, startNs, endNs, started, lost];
    const cells = cellsOf(db, { runKeys: [run.key], level: "native", fromSeq: seq, toSeq: seq });
    if (cells.length === 0) yield line([...head, "", "", "", "", "", 0, "", "", "", "", "", "", ""]);
    for (const { probe, type, code, histogram } of cells) {
      const { count, min, max, p50, p90, p99, p999 } = summarize(histogram);
      const names = [
        type === null ? null : typeName(type),
        code,
        code === null ? null : decodeCode(code, run.version).token,
      ];
      const quantiles = [p50, p90, p99, p999].map((ns) => (ns === null ? null : Math.round(ns)));
      yield line([...head, probe, type, ...names, count, histogram.sum, min, max, ...quantiles]);
    }
  }
}

function line(fields: readonly (string | number | null)[]): string {
  return `${fields.map((field) => quoted(String(field ?? ""))).join()}\n`;
}

/** RFC 4180: a name of an own probe may hold anything. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
