import { expect, it } from "vitest";
import { nextSlice, sliceGrid, sliceLengthS } from "./slice-grid.ts";

const second = 1e9;

it("ends a slice at the next whole second of the wall clock", () => {
  const wallOffsetNs = 1_700_000_000_250_000_000n;
  expect(nextSlice(0, 1, wallOffsetNs)).toEqual({ startNs: 0, endNs: 0.75 * second });
  expect(nextSlice(0.75 * second, 1, wallOffsetNs)).toEqual({ startNs: 0.75 * second, endNs: 1.75 * second });
});

it("takes the next multiple too rather than make a sliver", () => {
  const wallOffsetNs = 1_700_000_000_950_000_000n;
  expect(nextSlice(0, 1, wallOffsetNs)).toEqual({ startNs: 0, endNs: 1.05 * second });
});

it("keeps slices touching when the wall clock is set", () => {
  const first = nextSlice(0, 10, 1_700_000_000_000_000_000n);
  const second_ = nextSlice(first.endNs, 10, 1_700_000_003_000_000_000n);
  expect(second_.startNs).toBe(first.endNs);
  expect(second_.endNs).toBe(first.endNs + 7 * second);
});

it("takes seconds at first and tens of seconds after five minutes", () => {
  expect([sliceLengthS(null, 0), sliceLengthS(null, 299.9), sliceLengthS(null, 300)]).toEqual([1, 1, 10]);
  expect(sliceLengthS(60, 1000)).toBe(60);
});

it("lines up on tens when it changes to them", () => {
  const wallOffsetNs = 1_700_000_004_000_000_000n;
  const { endNs } = nextSlice(300 * second, 10, wallOffsetNs);
  expect((BigInt(endNs) + wallOffsetNs) % 10_000_000_000n).toBe(0n);
});

it("splits runs at whole multiples, and begins each with short slices", () => {
  const wallOffsetNs = () => 1_700_000_100_000_000_000n;
  const next = sliceGrid({ startNs: 0, sliceS: null, splitS: 3600, wallOffsetNs });
  const slices = [next(0)];
  while (slices.length < 2000) slices.push(next(slices.at(-1)?.endNs ?? 0));
  const ends = slices.flatMap(({ endNs, endsRun }) =>
    endsRun ? [(BigInt(endNs) + wallOffsetNs()) % 3_600_000_000_000n] : [],
  );
  expect(ends.length).toBeGreaterThan(2);
  expect(new Set(ends)).toEqual(new Set([0n]));
  for (const [at, slice] of slices.slice(1).entries()) expect(slice.startNs).toBe(slices[at]?.endNs);
  const firstOfNext = slices[slices.findIndex(({ endsRun }) => endsRun) + 1];
  expect((firstOfNext?.endNs ?? 0) - (firstOfNext?.startNs ?? 0)).toBe(second);
});

it("has 8,640 slices of 10 s in a day, each touching the next, whatever the wall clock does", () => {
  const startWallNs = 1_700_000_000_000_000_000n;
  let driftNs = 0n;
  const next = sliceGrid({ startNs: 0, sliceS: 10, splitS: null, wallOffsetNs: () => startWallNs + driftNs });
  const slices = [next(0)];
  const wallNs = () => BigInt(slices.at(-1)?.endNs ?? 0) + driftNs;
  while (wallNs() < 86_400_000_000_000n) {
    // 50 ppm apart, as two clocks of one machine may be.
    driftNs += 500_000n;
    slices.push(next(slices.at(-1)?.endNs ?? 0));
  }
  for (const [at, slice] of slices.slice(1).entries()) expect(slice.startNs).toBe(slices[at]?.endNs);
  expect(slices.length).toBe(8640);
});
