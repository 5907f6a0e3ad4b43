import { build } from "hdr-histogram-js";
import { HistogramBuilder, mergeHistograms, quantile } from "../src/index.ts";

/** ns per recorded value, merge and quantile, beside HdrHistogram (2 digits, a comparable resolution) in the same run. */
const VALUES = 1 << 20;
const ROUNDS = 9;

const values = new Float64Array(VALUES);
let state = 1;
for (let i = 0; i < VALUES; i++) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  values[i] = Math.floor(Math.exp(9 + (state / 2 ** 32) * 7));
}

const builder = new HistogramBuilder();
const hdr = buildPeer();
const own = nsPer(VALUES, () => {
  for (const value of values) builder.add(value);
});
const peer = nsPer(VALUES, () => {
  for (const value of values) hdr.recordValue(value);
});
print("add one value", own, peer);

const histogram = builder.histogram();
print(
  "p99",
  nsPer(1000, () => repeat(1000, () => quantile(histogram, 0.99))),
  nsPer(1000, () => repeat(1000, () => hdr.getValueAtPercentile(99))),
);

const other = buildPeer();
print(
  "merge two",
  nsPer(1000, () => repeat(1000, () => mergeHistograms([histogram, histogram]))),
  nsPer(1000, () => repeat(1000, () => other.add(hdr))),
);

function buildPeer() {
  return build({ numberOfSignificantValueDigits: 2, highestTrackableValue: 2 ** 40, autoResize: false });
}

/** The median of several rounds: the machine does other things too. */
function nsPer(operations: number, round: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const startedNs = process.hrtime.bigint();
    round();
    return Number(process.hrtime.bigint() - startedNs) / operations;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

function repeat(times: number, act: () => unknown): void {
  for (let i = 0; i < times; i++) act();
}

function print(what: string, ownNs: number, peerNs: number): void {
  const [own, peer] = [ownNs.toFixed(1), peerNs.toFixed(1)];
  console.log(
    `${what.padEnd(14)} ${own.padStart(9)} ns   hdr-histogram-js ${peer.padStart(9)} ns   ratio ${(ownNs / peerNs).toFixed(2)}`,
  );
}
