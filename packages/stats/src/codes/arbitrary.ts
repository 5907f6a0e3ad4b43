import fc from "fast-check";
import { type RunShare, runShare } from "./run-share.ts";

/** For tests: any run, empty and one-sided ones included. */
const anyRun: fc.Arbitrary<RunShare> = fc
  .array(
    fc.tuple(fc.nat(400), fc.constantFrom(0, 0, 0.01, 0.3, 0.5, 1)).map(([total, share]) => {
      return { total, count: Math.round(total * share) };
    }),
    { maxLength: 40 },
  )
  .map((windows) =>
    runShare(
      windows.map(({ count }) => count),
      windows.map(({ total }) => total),
    ),
  );

export const anySide = fc.array(anyRun, { minLength: 1, maxLength: 6 });

/** `windows` windows of `total` spans, of which `count` carry the code, spread as evenly as they go. */
export function evenRun(count: number, total: number, windows = 90): RunShare {
  const spread = (all: number) =>
    Array.from({ length: windows }, (_, i) => Math.floor((all * (i + 1)) / windows) - Math.floor((all * i) / windows));
  return runShare(spread(count), spread(total));
}
