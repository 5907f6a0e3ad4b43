import {
  addProbes,
  appendSlice,
  createRun,
  durationClassOf,
  finishRun,
  type NewCell,
  openDatabase,
} from "@xrpl-probe/db";
import { type Histogram, HistogramBuilder } from "@xrpl-probe/stats";

const STARTED_MS = Date.UTC(2026, 10, 22, 9);
const SECONDS = 10;

/** Adds what a page must not be confused by: imported runs (octave buckets, no codes) and a tag one of whose runs lost events. */
export function addOddRuns(path: string): void {
  using db = openDatabase(path);
  const add = (run: {
    tag: string;
    minute: number;
    source: "import" | "ebpf";
    lost: number;
    cells: (second: number) => NewCell[];
  }) => {
    const startedMs = STARTED_MS + run.minute * 60_000;
    const { key } = createRun(db, {
      startedMs,
      source: run.source,
      clockBaseNs: 0n,
      collectorVersion: "0.1.0",
      tags: [run.tag],
      ...(run.source === "import" && { importKey: `test ${run.minute}` }),
    });
    const scheme = run.source === "import" ? "log2-us" : "log-linear-64";
    addProbes(db, key, [
      { idx: 0, name: run.source === "import" ? "payment" : "transactor", scheme, entries: [], exits: [] },
    ]);
    for (let second = 0; second < SECONDS; second++)
      appendSlice(db, key, {
        startNs: second * 1e9,
        endNs: (second + 1) * 1e9,
        wallOffsetNs: 0,
        lost: run.lost,
        unpaired: 0,
        cells: run.cells(second),
        applies: [],
        nowMs: startedMs + second * 1000,
      });
    finishRun(db, key, {
      status: "complete",
      stopReason: "duration reached",
      endedMs: startedMs + SECONDS * 1000,
      probes: [],
      appliesPerS: null,
      durationClass: durationClassOf(SECONDS * 1000),
    });
  };
  const imported = (shift: number) => () => [{ probe: 0, type: 0, code: null, histogram: octaves(shift) }];
  add({ tag: "imported-1", minute: 0, source: "import", lost: 0, cells: imported(0) });
  add({ tag: "imported-2", minute: 1, source: "import", lost: 0, cells: imported(1) });
  const measured = (second: number): NewCell[] => [
    { probe: 0, type: 0, code: 0, histogram: around(100_000 + second * 1000) },
  ];
  add({ tag: "lossy", minute: 2, source: "ebpf", lost: 0, cells: measured });
  add({ tag: "lossy", minute: 3, source: "ebpf", lost: 50, cells: measured });
}

/** 100 spans over four octaves from 64 µs on, or an octave higher. */
function octaves(shift: number): Histogram {
  const counts = [20, 50, 25, 5];
  return {
    scheme: "log2-us",
    count: 100,
    sum: null,
    min: null,
    max: null,
    indices: counts.map((_, at) => 7 + shift + at),
    counts,
  };
}

/** 200 spans within a tenth of a duration. */
function around(durationNs: number): Histogram {
  const builder = new HistogramBuilder();
  for (let at = 0; at < 200; at++) builder.add(Math.round(durationNs * (1 + at / 2000)));
  return builder.histogram();
}
