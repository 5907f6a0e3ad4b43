import { describe, expect, it } from "vitest";
import { Slicer } from "./slicer.ts";
import type { Span } from "./spans.ts";

const second = 1e9;
const everySecond = (startNs: number) => ({ startNs, endNs: startNs + second });
const id = new Uint8Array(32).fill(7);

function span(endNs: number, changes: Partial<Span> = {}): Span {
  const durationNs = 1000;
  return { startNs: endNs - durationNs, durationNs, thread: 1, probe: 0, type: 0, code: 0, applied: true, ...changes };
}

describe("a slicer", () => {
  it("puts a span into the slice in which it ended", () => {
    const slicer = new Slicer(0, everySecond);
    slicer.add(span(1.5 * second, { startNs: 0.2 * second, durationNs: 1.3 * second }), id);
    const [first, next] = slicer.close(2.2 * second);
    expect(first?.cells).toEqual([]);
    expect(next).toMatchObject({ startNs: second, endNs: 2 * second });
    expect(next?.cells[0]?.histogram).toMatchObject({ count: 1, min: 1.3 * second });
    expect(next?.applies.count).toBe(1);
  });

  it("closes a slice only once the ring was drained 100 ms past its end", () => {
    const slicer = new Slicer(0, everySecond);
    expect(slicer.close(1.09 * second)).toEqual([]);
    expect(slicer.close(1.1 * second)).toHaveLength(1);
  });

  it("makes slices without a span too, each touching the next", () => {
    const slicer = new Slicer(0, everySecond);
    const closed = slicer.close(5.5 * second);
    expect(closed.map(({ startNs }) => startNs)).toEqual([0, second, 2 * second, 3 * second, 4 * second]);
  });

  it("counts a span that comes too late in the oldest open slice", () => {
    const slicer = new Slicer(0, everySecond);
    slicer.close(1.5 * second);
    slicer.add(span(0.5 * second), null);
    expect(slicer.finish(1.8 * second)[0]?.cells[0]?.histogram.count).toBe(1);
  });

  it("ends the last slice at the end of the run", () => {
    const slicer = new Slicer(0, everySecond);
    slicer.add(span(0.4 * second), id);
    expect(slicer.finish(0.7 * second)).toMatchObject([{ startNs: 0, endNs: 0.7 * second }]);
  });

  it("keeps a cell for each probe, type and code, whatever the code", () => {
    const slicer = new Slicer(0, everySecond);
    const codes = [0, 128, -399, 2_147_483_647, -2_147_483_648, null];
    for (const code of codes) slicer.add(span(0.5 * second, { code }), null);
    slicer.add(span(0.5 * second, { probe: 1 }), null);
    slicer.add(span(0.5 * second, { type: 65_535 }), null);
    expect(slicer.total()).toHaveLength(codes.length + 2);
    expect(slicer.total().reduce((sum, { histogram }) => sum + histogram.count, 0)).toBe(codes.length + 2);
  });

  it("keeps every row of a busy slice", () => {
    const slicer = new Slicer(0, everySecond);
    for (let i = 0; i < 5000; i++) {
      slicer.add(
        span(0.5 * second, { thread: i, applied: i % 2 === 0 ? null : false }),
        new Uint8Array(32).fill(i % 256),
      );
    }
    const [slice] = slicer.finish(second);
    const applies = slice?.applies;
    expect(applies?.count).toBe(5000);
    expect([applies?.threads[4999], applies?.txIds[4999 * 32], applies?.applied[0], applies?.applied[1]]).toEqual([
      4999,
      4999 % 256,
      2,
      0,
    ]);
  });
});
