import type { RunView } from "@xrpl-probe/report";
import { formatCount, formatLatency, formatRate, formatShare, NOT_ENOUGH } from "@xrpl-probe/report/format";
import { type Tile, Tiles } from "../../../components/tiles.tsx";

/** The run in eight numbers, for the spans that the page shows. */
export function RunTiles({ view }: { view: RunView }) {
  return <Tiles tiles={tilesOf(view)} />;
}

function tilesOf({ summary, run, filter }: RunView): Tile[] {
  const { transactions, perS, peakPerS, failedShare } = summary;
  const applies = filter.probe === "transactor";
  return [
    {
      name: applies ? "Applies" : "Spans",
      value: formatCount(summary.count),
      detail: transactions === null ? filterWords(filter) : `of ${formatCount(transactions)} transactions`,
    },
    {
      name: "Rate",
      value: perS === null ? NOT_ENOUGH : formatRate(perS),
      detail: peakPerS === null ? "" : `peak ${formatRate(peakPerS)}`,
    },
    { name: "p50", value: formatLatency(summary.p50), detail: "lower is better" },
    { name: "p90", value: formatLatency(summary.p90), detail: "lower is better" },
    { name: "p99", value: formatLatency(summary.p99), detail: "lower is better" },
    {
      name: "Not successful",
      value: failedShare === null ? NOT_ENOUGH : formatShare(failedShare, 1),
      detail: failedShare === null ? "no codes here" : applies ? "of applies" : "of spans",
    },
    { name: "Lost events", value: formatCount(run.lost), detail: "in the whole run", bad: run.lost > 0 },
    { name: "Unpaired", value: formatCount(run.unpaired), detail: "left by an exception" },
  ];
}

function filterWords({ type, code, fromMs, toMs }: RunView["filter"]): string {
  return type === null && code === null && fromMs === null && toMs === null ? "" : "as filtered";
}
