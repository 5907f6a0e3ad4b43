import type { Database } from "@xrpl-probe/db";
import { forgetful, type Remember } from "../remember.ts";
import { stratumNames } from "../strata.ts";
import { brushOf } from "./brush.ts";
import { latencyPanel } from "./latency-panel.ts";
import { numberPanel } from "./number-panel.ts";
import type { PanelParams, PanelView } from "./panel-report.ts";
import { probeOfSide } from "./panel-side.ts";
import { kindOf } from "./panel-statistic.ts";

/** A page may hold six panels, of several runs each. */
const MOST_COLUMNS = 400;

/**
 * A statistic of a side over time, beside its distribution. All but the brushed part is `remember`ed.
 * @throws ReportError as {@link probeOfSide}
 */
export function loadPanel(db: Database, params: PanelParams, remember: Remember = forgetful): PanelView {
  const { side: query, probe: asked, type: typeAsked, code: codeAsked, statistic } = params;
  const name = JSON.stringify([query, asked, typeAsked, codeAsked]);
  const of = remember(`side of a panel ${name}`, () => probeOfSide(db, params));
  const kind = kindOf(statistic);
  const load = kind === "latency" ? latencyPanel : numberPanel;
  const whole = remember(`panel ${statistic} ${name}`, () => load(db, of, statistic, MOST_COLUMNS));
  const brush = brushOf(params);
  const { side, probe, type, code, resolution, choices } = of;
  const { typeName, token } = stratumNames({ type, code }, of.version);
  const shared = { side, probe, type, typeName, code, token, statistic, kind, resolution, choices };
  const { points, marks } = whole;
  return { ...shared, points, marks, whole: whole.whole, brushed: brush && whole.brushed(brush) };
}
