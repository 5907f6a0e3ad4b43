import { spanFlags } from "@xrpl-probe/bpf";
import { describe, expect, it } from "vitest";
import { KernelAggregates } from "./kernel-aggregates.ts";

const flags = spanFlags.SPAN_HAS_TX | spanFlags.SPAN_HAS_CODE;
const entry = (bucket: number, count: number, sumNs: number, more: object = {}) =>
  [
    { probe: 1, flags, type: 7, code: 0, bucket, ...more },
    { count, sumNs },
  ] as [{ probe: number; flags: number; type: number; code: number; bucket: number }, { count: number; sumNs: number }];

describe("what the kernel counts", () => {
  it("is given once, however often the growing map is read", () => {
    const readings = [[entry(70, 2, 141)], [entry(70, 2, 141)], [entry(70, 5, 353), entry(90, 1, 90)]];
    const aggregates = new KernelAggregates(() => readings.shift() ?? []);
    expect(aggregates.take().map(({ histogram }) => histogram.count)).toEqual([2]);
    expect(aggregates.take()).toEqual([]);
    expect(aggregates.take()[0]?.histogram).toMatchObject({ count: 4, sum: 302, indices: [70, 90], counts: [3, 1] });
  });

  it("is kept apart by probe, type, code and by where it began", () => {
    const entries = [
      entry(70, 1, 70),
      entry(70, 1, 70, { code: 101 }),
      entry(70, 1, 70, { flags: spanFlags.SPAN_FROM_FREE_PREFLIGHT }),
    ];
    const cells = new KernelAggregates(() => entries).take();
    expect(cells.map(({ type, code, fromFreePreflight }) => [type, code, fromFreePreflight])).toEqual([
      [7, 0, false],
      [7, 101, false],
      [null, null, true],
    ]);
  });

  it("counts a key once that one reading gives twice", () => {
    const aggregates = new KernelAggregates(() => [entry(70, 2, 140), entry(70, 3, 210)]);
    expect(aggregates.take()[0]?.histogram).toMatchObject({ count: 3, sum: 210 });
  });

  it("has its buckets' ends as smallest and largest", () => {
    const [cell] = new KernelAggregates(() => [entry(130, 1, 133), entry(200, 1, 290)]).take();
    expect(cell?.histogram).toMatchObject({ min: 132, max: 291 });
  });
});
