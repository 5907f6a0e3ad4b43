import type { PanelPoint, TransactionLane } from "@xrpl-probe/report";
import { describe, expect, it } from "vitest";
import type { Figure } from "../plot/figure.ts";
import type { Theme } from "../plot/theme.ts";
import { lanesFigure } from "./lanes.ts";
import { type PanelFigureData, panelFigure } from "./panel.ts";
import { formatValue, sharedRange, valueRange } from "./panel-values.ts";
import { edgesNs, hump, themeOf, written } from "./testing.ts";
import { transactionsMap } from "./transactions-map.ts";

const edges = edgesNs(24);
const histogram = { edgesNs: edges, share: hump(edges, 1e5) };
const point = (second: number, value: PanelPoint["value"]): PanelPoint => ({
  startMs: second * 1000,
  endMs: (second + 1) * 1000,
  value,
  count: 200,
});

const latency: PanelFigureData["panel"] = {
  kind: "latency",
  statistic: "p50",
  points: [point(0, 1e5), point(1, 1.1e5), point(2, null), point(3, 9e4)],
  whole: { value: 1e5, count: 800, histogram },
  brushed: { value: 1.1e5, count: 400, histogram },
  marks: [
    { name: "p50", value: 1e5 },
    { name: "p99", value: 3e5 },
  ],
};

const panel = (more: Partial<PanelFigureData>): PanelFigureData => ({
  panel: latency,
  color: "base",
  scale: "log",
  tool: "brush",
  rangeMs: [0, 4000],
  range: [4e4, 5e5],
  brush: { fromMs: 1000, toMs: 3000 },
  ...more,
});

const apply = (startMs: number, token: string, sinceLastMs: number | null) => ({
  key: `1.${startMs}`,
  run: "01a1fe57",
  runLabel: "1.4.0-b4 01a1fe57",
  txId: "AB".repeat(32),
  typeName: "Payment",
  token,
  family: token === "tesSUCCESS" ? ("tes" as const) : ("tec" as const),
  startMs,
  durationNs: 2e6,
  attempt: 1,
  caller: "open",
  pass: "final",
  applied: true,
  thread: 7,
  sinceLastMs,
});

const lanes: readonly TransactionLane[] = [
  {
    run: { id: "01a1fe57-0000", shortId: "01a1fe57", ref: "01a1fe57", startedMs: 0, tags: ["1.4.0-b4"] },
    applies: [apply(1000, "terPRE_SEQ", null), apply(3400, "tesSUCCESS", 2400)],
  },
  {
    run: { id: "01a1fe59-0000", shortId: "01a1fe59", ref: "01a1fe59", startedMs: 9e5, tags: [] },
    applies: [apply(500, "tesSUCCESS", null)],
  },
];

const map = {
  heatmap: {
    edgesNs: edges,
    columns: [0, 1, 2, 4].map((second) => ({
      startMs: second * 1000,
      endMs: second * 1000 + 1000,
      count: 100,
      perS: 100,
      lost: 0,
    })),
    counts: hump(edges, 1e5).map((part) => [0, 1, 2, 3].map((column) => Math.round(part * 100 * (1 + column / 4)))),
    lines: [],
  },
  marginal: histogram,
  color: "count",
} as const;

const figures: Record<string, (theme: Theme, widthPx: number) => Figure> = {
  panel: (...page) => panelFigure(panel({}), ...page),
  "panel-whole-linear": (...page) =>
    panelFigure(panel({ panel: { ...latency, brushed: null }, brush: null, scale: "linear", color: "ink" }), ...page),
  "panel-imported": (...page) =>
    panelFigure(
      panel({
        panel: {
          ...latency,
          points: [point(0, [65_536, 131_072]), point(1, [131_072, 262_144])],
          whole: { value: [65_536, 131_072], count: 400, histogram },
          marks: [{ name: "p50", value: [65_536, 131_072] }],
        },
      }),
      ...page,
    ),
  "panel-share": (...page) =>
    panelFigure(
      panel({
        panel: {
          kind: "share",
          statistic: "share",
          points: [point(0, 0.3), point(1, 0.4)],
          whole: { value: 0.35, count: 400, histogram: { edgesNs: [0.3, 0.35, 0.4], share: [0.5, 0.5] } },
          brushed: null,
          marks: [],
        },
        range: [0, 0.43],
        tool: "zoom",
      }),
      ...page,
    ),
  "transactions-map": (...page) => transactionsMap({ ...map, box: null }, ...page),
  "transactions-map-box": (...page) =>
    transactionsMap({ ...map, box: { fromMs: 1000, toMs: 2000, minNs: null, maxNs: 2e5 } }, ...page),
  lanes: (...page) => lanesFigure({ lanes }, ...page),
};

describe("figures of panels, transactions and lanes", () => {
  for (const [name, figure] of Object.entries(figures)) {
    it(`${name} is drawn as before on a desk and on a phone`, async () => {
      await expect(written(figure(themeOf("light"), 900))).toMatchFileSnapshot(`__figures__/${name}.figure`);
      await expect(written(figure(themeOf("light"), 358))).toMatchFileSnapshot(`__figures__/${name}-narrow.figure`);
    });

    it(`${name} has the same marks in dark, in other colours`, () => {
      const [light, dark] = [figure(themeOf("light"), 900), figure(themeOf("dark"), 900)];
      const colourless = (value: Figure) => JSON.stringify(value).replaceAll(/#[0-9a-f]{6}|rgba\([^)]*\)/g, "colour");
      expect(colourless(dark)).toBe(colourless(light));
      expect(JSON.stringify(dark)).not.toBe(JSON.stringify(light));
    });
  }
});

describe("values of panels", () => {
  const view = (more: Partial<PanelFigureData["panel"]>) => ({ ...latency, ...more });

  it("are printed by their kind", () => {
    expect(formatValue("latency", [65_536, 131_072])).toBe("65.5 to 131\u00a0µs");
    expect([1234, 12.34, null].map((value) => formatValue("number", value))).toEqual(["1,234", "12.3", "·"]);
    expect([0.1234, 0.01234].map((value) => formatValue("share", value))).toEqual(["12.3\u00a0%", "1.23\u00a0%"]);
  });

  it("fit their axis: points and where nearly all of the distribution lies; other kinds begin at 0", () => {
    const [from, to] = valueRange(view({}), "log");
    expect(from).toBeLessThan(9e4);
    expect(to).toBeGreaterThan(2e5);
    expect(valueRange(view({ kind: "share", points: [point(0, 0.5)] }), "log")).toEqual([0, 0.54]);
    expect(
      valueRange(view({ points: [], whole: { value: null, count: 0, histogram: null }, brushed: null }), "log"),
    ).toEqual([1e3, 1e6]);
    expect(
      sharedRange([
        [1, 5],
        [2, 9],
      ]),
    ).toEqual([1, 9]);
  });
});
