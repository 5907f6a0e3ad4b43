import type { Layout } from "plotly.js";
import { describe, expect, it } from "vitest";
import { muted } from "./figure.ts";
import { ownRanges } from "./own-ranges.ts";
import { plotConfig } from "./plot-config.ts";
import { plainText } from "./rich-text.tsx";
import { template } from "./template.ts";
import { alpha, readTheme } from "./theme.ts";

const theme = readTheme((name) =>
  name === "--ramp" || name === "--types" ? "#ffffff, #04243f" : name === "--fill-a" ? ".14" : "#0072b2",
);

const options = { brush: false, reset: () => undefined, icon: {} };

describe("the plot", () => {
  it("has no button and no address that would send a chart away", () => {
    const config = plotConfig({ ...options, brush: false });
    expect(config).toMatchObject({ showSendToCloud: false, plotlyServerURL: "", displaylogo: false });
    expect(JSON.stringify(config.modeBarButtons)).not.toMatch(/cloud/i);
  });

  it("offers a box to brush with only where that does something", () => {
    const buttons = (brush: boolean) => JSON.stringify(plotConfig({ ...options, brush }).modeBarButtons);
    expect(buttons(true)).toContain("select2d");
    expect(buttons(false)).not.toContain("select2d");
  });

  it("is reset to the ranges of the figure that is drawn now, or to all values where it names none", () => {
    const layout: Partial<Layout> = {
      title: { text: "" },
      xaxis: { range: [0, 20] },
      yaxis: {},
      yaxis2: { autorange: "reversed" },
    };
    expect(ownRanges(layout)).toEqual({
      "xaxis.range": [0, 20],
      "yaxis.autorange": true,
      "yaxis2.autorange": "reversed",
    });
  });

  it("fades muted groups and leaves the others", () => {
    const figure = {
      data: [
        { type: "scatter", legendgroup: "base" },
        { type: "scatter", legendgroup: "head" },
      ] as const,
      layout: {},
    };
    const { data } = muted({ ...figure, data: [...figure.data] }, new Set(["base"]));
    expect(data).toEqual([{ type: "scatter", legendgroup: "base", opacity: 0.12 }, figure.data[1]]);
  });
});

it("the template's ramp runs from the ground to the densest colour", () => {
  expect(template(theme).data?.heatmap?.[0]).toMatchObject({
    colorscale: [
      [0, "#ffffff"],
      [1, "#04243f"],
    ],
  });
});

it("colours become translucent also as a minifier writes them", () => {
  expect(alpha("#0072b2", 0.5)).toBe("rgba(0,114,178,0.5)");
  expect(alpha("#fff", 0.2)).toBe("rgba(255,255,255,0.2)");
});

it("text for places with one font loses its marks of code", () => {
  expect(plainText("Payment `tecPATH_DRY` p99")).toBe("Payment tecPATH_DRY p99");
});
