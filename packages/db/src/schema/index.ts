export { annotations } from "./annotations.ts";
export { applies } from "./applies.ts";
export { probes } from "./probes.ts";
export { runCodes, runOutcomes, runStats } from "./results.ts";
export { runs, runTags } from "./runs.ts";
export { cells, codeCounts, slices } from "./slices.ts";
