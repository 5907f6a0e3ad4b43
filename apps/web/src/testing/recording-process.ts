import { setTimeout as sleep } from "node:timers/promises";
import { addProbes, appendSlice, createRun, finishRun, type NewCell, openDatabase } from "@xrpl-probe/db";
import { HistogramBuilder } from "@xrpl-probe/stats";

/**
 * A collector for tests, in its own process: `PATH TAG SLICES SLICE_MS LOST_AT EARLIER` stores one run, a slice whenever
 * it ends on the clock after EARLIER seconds that are stored at once. A line per slice: its number and when it was stored.
 */
const [path = "", tag = "", slices = "0", sliceMs = "1000", lostAt = "-1", earlier = "0"] = process.argv.slice(2);

using db = openDatabase(path);
const startedMs = Date.now() - Number(earlier) * 1000;
const { key } = createRun(db, {
  startedMs,
  source: "ebpf",
  version: tag,
  tags: [tag],
  host: "perf1",
  sliceMs: Number(sliceMs),
});
addProbes(db, key, [{ idx: 0, name: "transactor", entries: [], exits: [], scheme: "log-linear-64" }]);

let seq = 0;
let atNs = 0;
const store = (lengthNs: number) => {
  appendSlice(db, key, {
    startNs: atNs,
    endNs: atNs + lengthNs,
    wallOffsetNs: 0,
    lost: seq === Number(lostAt) ? 7 : 0,
    unpaired: 0,
    cells: [cell(0, 0, 31_000, 300), cell(0, 128, 2_500_000, 200), cell(7, 0, 133_000, 400)],
    applies: [],
    nowMs: Date.now(),
  });
  process.stdout.write(`${seq} ${Date.now()}\n`);
  seq++;
  atNs += lengthNs;
};

for (let second = 0; second < Number(earlier); second++) store(1e9);
for (let slice = 0; slice < Number(slices); slice++) {
  await sleep(Number(sliceMs));
  store(Number(sliceMs) * 1e6);
}
finishRun(db, key, {
  status: "complete",
  stopReason: "duration reached",
  endedMs: startedMs + atNs / 1e6,
  probes: [],
  appliesPerS: 900,
  durationClass: "short",
});

/** Spread over a factor of four, a little different in every slice. */
function cell(type: number, code: number, middleNs: number, count: number): NewCell {
  const builder = new HistogramBuilder();
  for (let at = 0; at < count; at++) builder.add(Math.round(middleNs * 2 ** (((at * 37 + seq * 11) % 100) / 50 - 1)));
  return { probe: 0, type, code, histogram: builder.histogram() };
}
