import type { Latency, RunView } from "@xrpl-probe/report";
import { formatCount, formatLatency, formatRate, formatShare, NOT_ENOUGH } from "@xrpl-probe/report/format";
import { type Tile, Tiles } from "../../../components/tiles.tsx";
import { exactNs } from "../../../table/shown-table.ts";

/** The run in eight numbers, for the spans that the page shows. */
export function RunTiles({ view, transactions }: { view: RunView; transactions: string }) {
  return <Tiles tiles={tilesOf(view, transactions)} />;
}

function tilesOf({ summary, run, filter }: RunView, href: string): Tile[] {
  const { transactions, perS, peakPerS, failedShare } = summary;
  const applies = filter.probe === "transactor";
  return [
    {
      name: applies ? "Applies" : "Spans",
      value: formatCount(summary.count),
      ...(transactions === null
        ? { detail: applies ? "one by one" : filterWords(filter) }
        : { detail: `of ${formatCount(transactions)} transactions` }),
      ...(applies && { href }),
    },
    {
      name: "Rate",
      value: perS === null ? NOT_ENOUGH : formatRate(perS),
      detail: peakPerS === null ? "" : `peak ${formatRate(peakPerS)}`,
    },
    ...QUANTILES.map((name) => latencyTile(name, summary[name])),
    {
      name: "Not successful",
      value: failedShare === null ? NOT_ENOUGH : formatShare(failedShare, 1),
      detail: failedShare === null ? "no codes here" : applies ? "of applies" : "of spans",
    },
    { name: "Lost events", value: formatCount(run.lost), detail: "in the whole run", bad: run.lost > 0 },
    { name: "Unpaired", value: formatCount(run.unpaired), detail: "left by an exception" },
  ];
}

const QUANTILES = ["p50", "p90", "p99"] as const;

function latencyTile(name: string, latency: Latency): Tile {
  const tile = { name, value: formatLatency(latency), detail: "lower is better" };
  return latency === null ? tile : { ...tile, exact: exactNs(latency) };
}

function filterWords({ type, code, fromMs, toMs }: RunView["filter"]): string {
  return type === null && code === null && fromMs === null && toMs === null ? "" : "as filtered";
}
