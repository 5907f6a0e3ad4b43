import { type Counters, counters } from "@xrpl-probe/bpf";

type Counts = Counters;

const none: Counts = counters.read(new DataView(new ArrayBuffer(counters.size)), 0);

/** Kernel counters only grow: what a slice lost is the difference to the reading before. */
export function countsSince(now: readonly Counts[], before: readonly Counts[]): Counts {
  const total = now.reduce(plus, none);
  const earlier = before.reduce(plus, none);
  return mapCounts((field) => total[field] - earlier[field]);
}

function plus(a: Counts, b: Counts): Counts {
  return mapCounts((field) => a[field] + b[field]);
}

function mapCounts(value: (field: keyof Counts) => number): Counts {
  return {
    hits: value("hits"),
    spans: value("spans"),
    unpaired: value("unpaired"),
    ringFull: value("ringFull"),
    unstarted: value("unstarted"),
    mismatched: value("mismatched"),
  };
}
