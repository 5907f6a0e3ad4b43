export { buildSim } from "./build-sim.ts";
export { allVersions, type Flavour, type SimVersion } from "./flavours.ts";
export { simPath } from "./paths.ts";
export { readTruth, type TruthRow } from "./read-truth.ts";
export { SimError, type SimErrorCode } from "./sim-error.ts";
export type { SimExit } from "./sim-process.ts";
export { type Sim, type SimOptions, startSim } from "./start-sim.ts";
export { type Spin, type SpinOptions, startSpin } from "./start-spin.ts";
export { type SyntheticOptions, type SyntheticSpan, syntheticSpans } from "./synthetic-spans.ts";
