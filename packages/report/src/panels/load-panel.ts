import type { Database } from "@xrpl-probe/db";
import { stratumNames } from "../strata.ts";
import { latencyPanel } from "./latency-panel.ts";
import { numberPanel } from "./number-panel.ts";
import type { PanelParams, PanelView } from "./panel-report.ts";
import { probeOfSide } from "./panel-side.ts";
import { kindOf } from "./panel-statistic.ts";

/** A page may hold six panels, of several runs each. */
const MOST_COLUMNS = 400;

/**
 * A statistic of a side over time, beside its distribution.
 * @throws ReportError as {@link probeOfSide}
 */
export function loadPanel(db: Database, params: PanelParams): PanelView {
  const of = probeOfSide(db, params);
  const { side, probe, type, code, resolution, choices } = of;
  const kind = kindOf(params.statistic);
  const names = stratumNames({ type, code }, of.version);
  const parts = (kind === "latency" ? latencyPanel : numberPanel)(db, of, params, MOST_COLUMNS);
  return {
    side,
    probe,
    type,
    typeName: names.typeName,
    code,
    token: names.token,
    statistic: params.statistic,
    kind,
    resolution,
    choices,
    ...parts,
  };
}
