import type { LiveColumn } from "@xrpl-probe/report";
import { expect, it } from "vitest";
import { liveHeatmap } from "./live-heatmap.ts";
import { joined } from "./use-live-run.ts";

const column = (seq: number, rows: readonly number[] = []): LiveColumn => ({
  ...{ seq, startMs: seq * 1000, endMs: (seq + 1) * 1000, lost: 0, unpaired: 0, rows },
  count: rows.reduce((sum, value, at) => (at % 2 === 1 ? sum + value : sum), 0),
});

it("a page holds five minutes of slices, each once, however many come", () => {
  let columns: LiveColumn[] = [];
  for (let seq = 0; seq < 2000; seq += 2)
    columns = joined(
      columns,
      [column(seq - 1), column(seq), column(seq + 1)].filter((one) => one.seq >= 0),
    );
  expect(columns.length).toBe(300);
  expect(columns.map(({ seq }) => seq)).toEqual(Array.from({ length: 300 }, (_, at) => 1700 + at));
});

it("the heat map has the rows that hold spans, and keeps empty slices as columns", () => {
  const heatmap = liveHeatmap(
    [column(0, [3, 10, 5, 2]), column(1), column(2, [4, 6])],
    [],
    [1, 2, 4, 8, 16, 32, 64, 128],
  );
  expect(heatmap?.edgesNs).toEqual([8, 16, 32, 64]);
  expect(heatmap?.counts).toEqual([
    [10, 0, 0],
    [0, 0, 6],
    [2, 0, 0],
  ]);
  expect(heatmap?.columns.map(({ perS }) => perS)).toEqual([12, 0, 6]);
  expect(liveHeatmap([column(0)], [], [1, 2])).toBeNull();
});

it("slices of less than a second are drawn together", () => {
  const short = Array.from({ length: 25 }, (_, seq) => ({
    ...column(seq, [2, 3]),
    startMs: seq * 100,
    endMs: seq * 100 + 100,
  }));
  const heatmap = liveHeatmap(short, [], [1, 2, 4, 8, 16]);
  expect(heatmap?.columns.map(({ startMs, endMs, count, perS }) => [startMs, endMs, count, perS])).toEqual([
    [0, 1000, 30, 30],
    [1000, 2000, 30, 30],
    [2000, 2500, 15, 30],
  ]);
  expect(heatmap?.counts).toEqual([[30, 30, 15]]);
});
