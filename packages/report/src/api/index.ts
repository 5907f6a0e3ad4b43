export { calibrateReportSchema } from "./calibrate-schema.ts";
export { compareReportSchema } from "./compare-schema.ts";
export { type ApiError, apiErrorSchema } from "./error-schema.ts";
export { runViewSchema } from "./run-view-schema.ts";
export { runRowsSchema } from "./runs-schema.ts";
export { trendReportSchema } from "./trend-schema.ts";
