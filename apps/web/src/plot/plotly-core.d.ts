/** The parts of plotly.js that have no declarations of their own: the core has the API of the whole, the traces are opaque modules. */
declare module "plotly.js/lib/core" {
  export * from "plotly.js";
}
declare module "plotly.js/lib/heatmap" {
  import type { PlotlyModule } from "plotly.js";

  const trace: PlotlyModule;
  export default trace;
}
declare module "plotly.js/lib/bar" {
  import type { PlotlyModule } from "plotly.js";

  const trace: PlotlyModule;
  export default trace;
}
declare module "plotly.js/lib/box" {
  import type { PlotlyModule } from "plotly.js";

  const trace: PlotlyModule;
  export default trace;
}
