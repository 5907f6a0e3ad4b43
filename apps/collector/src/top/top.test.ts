import { describe, expect, it } from "vitest";
import type { Terminal } from "../output/terminal.ts";
import { plainTop, type TopState, topLines } from "../output/top-lines.ts";
import { TopModel } from "./top-model.ts";
import { firstView, pressed, seenRows, type TopView } from "./top-view.ts";

const screen: Terminal = { color: false, ascii: false, columns: 100, live: true };
const payment = { type: 0, code: 128 };
const offer = { type: 7, code: 0 };

function filled(seconds: number, perS = 100): TopModel {
  const model = new TopModel();
  for (let at = 0; at < seconds; at++) {
    for (let i = 0; i < perS; i++) {
      model.add({ ...payment, durationNs: 2e6 }, at + i / perS);
      if (i % 4 === 0) model.add({ ...offer, durationNs: 1e5 }, at + i / perS);
    }
  }
  return model;
}

describe("what top counts", () => {
  it("is rates, shares and quantiles of the whole seconds of the window", () => {
    const { ratePerS, rows } = filled(20).figures(10, 20.3);
    expect(ratePerS).toBe(125);
    const [first] = rows.filter(({ type }) => type === 0);
    expect(first).toMatchObject({ code: 128, count: 1000, ratePerS: 100, share: 0.8 });
    expect(first?.p50Ns).toBeCloseTo(2e6, -5);
    expect(first?.timeShare).toBeCloseTo(200 / 202.5, 3);
  });

  it("forgets what is older than the window", () => {
    const model = filled(5);
    expect(model.figures(10, 5.5).rows).toHaveLength(2);
    expect(model.figures(10, 15.5).rows).toEqual([]);
  });

  it("knows nothing that it did not see: the first second is divided by its own length", () => {
    const model = new TopModel();
    for (let i = 0; i < 50; i++) model.add({ ...payment, durationNs: 1e6 }, i / 100);
    expect(model.figures(60, 0.5).ratePerS).toBe(100);
  });

  it("keeps five minutes and no more", () => {
    const model = filled(400, 4);
    expect(model.figures(300, 400).rows.reduce((sum, { count }) => sum + count, 0)).toBe(1500);
    expect(model.figures(1000, 400).ratePerS).toBe(5);
  });
});

describe("the keys of top", () => {
  const after = (...keys: string[]) =>
    keys.reduce<TopView>((view, key) => {
      const next = pressed(view, key);
      if (typeof next === "string") throw new Error(`${key} ended it`);
      return next;
    }, firstView);

  it("sort, pause, and go through the windows", () => {
    expect(after("9").sort).toBe("p99");
    expect(after(" ").paused).toBe(true);
    expect(after(" ", " ").paused).toBe(false);
    expect(["w", "ww", "www"].map((keys) => after(...keys).windowS)).toEqual([300, 10, 60]);
  });

  it("type a filter, whose letters are no commands", () => {
    expect(after("f", "q", "t", "\u007f", "\r")).toMatchObject({ filter: "q", typing: null, sort: "time" });
    expect(after("f", "x", "\u001b")).toMatchObject({ filter: "", typing: null });
  });

  it("quit and suspend, also from within the filter", () => {
    expect(pressed(firstView, "q")).toBe("quit");
    expect(pressed(after("f"), "\u0003")).toBe("quit");
    expect(pressed(after("f"), "\u001a")).toBe("suspend");
    expect(after("?").help).toBe(true);
    expect(after("?", "x").help).toBe(false);
  });

  it("choose rows and their order", () => {
    const { rows } = filled(10).figures(10, 10);
    const types = (view: TopView) => seenRows(rows, view, null).map(({ type }) => type);
    expect(types(firstView)).toEqual([0, 7]);
    expect(types({ ...firstView, filter: "offer" })).toEqual([7]);
    expect(types({ ...firstView, filter: "path_dry" })).toEqual([0]);
  });
});

describe("the screen of top", () => {
  const state: TopState = {
    server: { name: "rippled", version: "1.4.0-b5", commit: "d5512f1c07b6a2b1", pid: 43_107, host: "perf1" },
    elapsedMs: 187_000,
    lost: 0,
    warnings: [],
    ...filled(60).figures(60, 60),
  };

  it("says which server, how busy, and what with", () => {
    const lines = topLines(screen, state, firstView, 24);
    expect(lines[0]).toBe(
      "rippled 1.4.0-b5 (d5512f1c0)  pid 43107  perf1   3:07   125 applies/s   lost 0   window 60 s",
    );
    expect(lines[2]).toMatch(/^type +code +rate\/s +share +p50 +p99 +time ▼$/);
    expect(lines[3]).toMatch(/^Payment +tecPATH_DRY +100 +80\.00 % +2\.0\d ms +2\.0\d ms +98\.8 % {2}█+/);
    expect(lines.at(-1)).toContain("sort: r rate  5 p50  9 p99  t time");
  });

  it("fits the terminal, its lines and its columns", () => {
    for (const columns of [60, 80, 100]) {
      const lines = topLines({ ...screen, columns }, state, firstView, 6);
      expect(lines.length).toBeLessThanOrEqual(6);
    }
    for (const columns of [80, 100])
      for (const line of topLines({ ...screen, columns }, state, firstView, 24))
        expect(line.length).toBeLessThanOrEqual(columns);
  });

  it("shows the sort, the filter as it is typed, and the pause", () => {
    expect(topLines(screen, state, { ...firstView, sort: "p99" }, 24)[2]).toContain("p99 ▼");
    expect(topLines(screen, state, { ...firstView, typing: "pay" }, 24).at(-1)).toContain("filter: pay");
    expect(topLines(screen, state, { ...firstView, paused: true }, 24)[0]).toContain("paused");
    expect(topLines(screen, state, { ...firstView, help: true }, 24).join("\n")).toContain("Any key goes back");
  });

  it("needs no UTF-8 and no screen", () => {
    for (const line of plainTop({ ...screen, ascii: true, live: false }, state, firstView)) {
      expect(line).toMatch(/^[\x20-\x7e]*$/);
    }
  });
});
