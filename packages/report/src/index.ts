export type { CodeFamily } from "./codes.ts";
export type * from "./comparison.ts";
export * from "./format.ts";
export type { DrawnHistogram, Latency, LatencyStats, Spectrum, Statistic } from "./latency.ts";
export { latencyNs } from "./latency.ts";
export type * from "./run-head.ts";
export type * from "./run-view.ts";
