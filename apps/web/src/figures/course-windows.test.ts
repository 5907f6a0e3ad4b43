import { expect, it } from "vitest";
import { courseWindows } from "./course-windows.ts";

const run = (id: string, windows: readonly (readonly [endMs: number, p50Ns: number | null])[]) => ({
  id,
  shortId: id,
  windows: windows.map(([endMs, p50Ns], at) => ({ startMs: windows[at - 1]?.[0] ?? 0, endMs, p50Ns, p99Ns: null })),
});

it("a side's level is the geometric mean over its runs, window by window of the finest run", () => {
  const base = [
    run("a", [
      [10, 100],
      [20, 400],
    ]),
    run("b", [[20, 400]]),
  ];
  const windows = courseWindows({ base, head: [run("c", [[20, 50]])] });
  expect(windows.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [0, 10],
    [10, 20],
  ]);
  expect(windows.map((window) => Math.round(window.base.p50Ns ?? 0))).toEqual([200, 400]);
  expect(windows.map((window) => window.head.p50Ns)).toEqual([50, 50].map((ns) => expect.closeTo(ns)));
});

it("a run that ended has no say, one that has no number leaves its side without one", () => {
  const base = [
    run("a", [
      [10, 100],
      [20, 400],
    ]),
    run("b", [[10, null]]),
  ];
  expect(courseWindows({ base, head: [] }).map((window) => window.base.p50Ns)).toEqual([null, expect.closeTo(400)]);
  expect(courseWindows({ base, head: [] })[0]?.head).toEqual({ p50Ns: null, p99Ns: null });
});
