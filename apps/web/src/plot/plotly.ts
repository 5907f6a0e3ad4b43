// The only place that imports plotly: core (with scatter) and three traces, about 420 kB gzipped against 1.5 MB for the whole.
// Reached by import() alone, so that it is a chunk of its own.
import bar from "plotly.js/lib/bar";
import box from "plotly.js/lib/box";
import { Icons, purge, react, register, relayout, toImage } from "plotly.js/lib/core";
import heatmap from "plotly.js/lib/heatmap";

register([bar, box, heatmap]);

/** What the page uses of it. */
export const plotly = { Icons, purge, react, relayout, toImage };
