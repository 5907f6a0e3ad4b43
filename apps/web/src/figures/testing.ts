import { readFileSync } from "node:fs";
import type { CodeVerdict, DrawnSides, Spectrum } from "@xrpl-probe/report";
import { readTheme, type Theme } from "../plot/theme.ts";

const tokensCss = readFileSync(new URL("../app/tokens.css", import.meta.url), "utf8");

/** A theme as the style sheet has it, read without a browser. */
export function themeOf(name: "light" | "dark"): Theme {
  const blocks = [...tokensCss.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  const tokens = new Map<string, string>();
  for (const [, selector = "", body = ""] of blocks) {
    if (/@media|@theme/.test(selector)) break;
    if (selector.includes("data-theme") && !selector.includes(`"${name}"`)) continue;
    for (const [, token = "", value = ""] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g)) tokens.set(token, value.trim());
  }
  // which font files a build makes is no matter of a figure
  return { ...readTheme((token) => tokens.get(token) ?? ""), sans: "sans", mono: "mono" };
}

/** Eighths of an octave from 2^15 ns (33 µs) on. */
export function edgesNs(bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, at) => Math.round(2 ** (15 + at / 8)));
}

/** A hump in ln, as shares that sum to 1. */
export function hump(edges: readonly number[], centreNs: number, sigma = 0.5): number[] {
  const weights = edges.slice(1).map((upper, bin) => {
    const middle = Math.sqrt(upper * (edges[bin] ?? upper));
    return Math.exp(-0.5 * (Math.log(middle / centreNs) / sigma) ** 2);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Head lies a quarter to the right of base. */
export function drawnSides(): DrawnSides {
  const edges = edgesNs(48);
  return { edgesNs: edges, base: hump(edges, 400_000), head: hump(edges, 500_000) };
}

/** Quantiles of a logistic distribution in ln, up to where 10 of `count` values are left. */
export function spectrum(count: number, medianNs: number, scale = 0.25): Spectrum {
  const last = Math.log10(count / 10);
  const p = Array.from({ length: 13 }, (_, at) => 1 - 10 ** ((-last * at) / 12));
  const ns = p.map((share) => medianNs * Math.exp(scale * Math.log(Math.max(share, 0.01) / (1 - share))));
  return { count, p, ns, bounds: null };
}

const WORDS: Readonly<Record<CodeVerdict["sign"], CodeVerdict["word"]>> = {
  shifted: "shifted",
  "possibly-shifted": "possibly shifted",
  new: "new",
  gone: "gone",
  "no-change": "no change",
  inconclusive: "inconclusive",
};

/** A code that rose by 3 points, 2.5 to 3.5, from 240 of 1,000. */
export function codeVerdict(token: string, sign: CodeVerdict["sign"]): CodeVerdict {
  const share = (count: number) => ({ count, share: count / 1000, transactionShare: null, designEffect: 1 });
  return {
    type: 0,
    typeName: "Payment",
    code: 128,
    token,
    codeFamily: "tec",
    word: WORDS[sign],
    sign,
    reason: null,
    why: null,
    base: share(240),
    head: share(270),
    points: 0.03,
    lo: 0.025,
    hi: 0.035,
    oddsRatio: 1.17,
    pAdjusted: 0.001,
    text: { base: "24.00\u00a0%", head: "27.00\u00a0%", points: "+3.00", interval: "+2.50 to +3.50" },
  };
}

/** A figure as its snapshot: four decimals tell a wrong figure from a right one on every machine. */
export const written = (value: unknown) =>
  `${JSON.stringify(value, (_, part) => (typeof part === "number" ? Number(part.toPrecision(5)) : part), 1).replaceAll(/\n\s+(?=-?[\d.]+(e[+-]?\d+)?,?\n)/g, " ")}\n`;
