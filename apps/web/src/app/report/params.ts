import { PANEL_STATISTICS, type PanelStatistic } from "@xrpl-probe/report/panel-report";
import { createLoader, createParser, parseAsBoolean, parseAsInteger, parseAsStringLiteral } from "nuqs/server";
import { timeRangeParams } from "../../charts/time-range-params.ts";

/** What one panel shows, as the URL has it; null: the first there is, or all of them. */
export interface PanelQuery {
  readonly side: string;
  readonly probe: string | null;
  readonly type: string | null;
  readonly code: string | null;
  readonly statistic: PanelStatistic;
}

/** Parts left open are written as a star; those at the end are left away. */
const OPEN = "*";
const SEPARATOR = "~";

/** `1.4.0-b4~p90~transactor~Payment~tecPATH_DRY`, `01a1fe57~p50`. */
const parseAsPanel = createParser<PanelQuery>({
  parse(text) {
    const [side = "", statistic = "p50", ...rest] = text.split(SEPARATOR);
    const known = PANEL_STATISTICS.find((name) => name === statistic);
    if (side === "" || known === undefined) return null;
    const [probe, type, code] = [0, 1, 2].map((at) => {
      const part = rest[at];
      return part === undefined || part === "" || part === OPEN ? null : part;
    });
    return { side, statistic: known, probe: probe ?? null, type: type ?? null, code: code ?? null };
  },
  serialize({ side, statistic, probe, type, code }) {
    const parts = [side, statistic, probe ?? OPEN, type ?? OPEN, code ?? OPEN];
    while (parts.length > 2 && parts.at(-1) === OPEN) parts.pop();
    return parts.join(SEPARATOR);
  },
  eq: (a, b) => JSON.stringify(a) === JSON.stringify(b),
});

export const MOST_PANELS = 6;

/** The names of the panels in the URL, in their order. */
export const PANEL_NAMES = ["p1", "p2", "p3", "p4", "p5", "p6"] as const;

export type PanelName = (typeof PANEL_NAMES)[number];

/** What the server reads from the URL. */
export const dataParams = {
  p1: parseAsPanel,
  p2: parseAsPanel,
  p3: parseAsPanel,
  p4: parseAsPanel,
  p5: parseAsPanel,
  p6: parseAsPanel,
  /** How many panels there are; those without an own entry show what the page would begin with. */
  panels: parseAsInteger.withDefault(2),
  ...timeRangeParams,
};

/** How the browser draws them: never asks the server again. */
export const viewParams = {
  scale: parseAsStringLiteral(["log", "linear"] as const).withDefault("log"),
  tool: parseAsStringLiteral(["brush", "zoom", "pan"] as const).withDefault("brush"),
  linkTime: parseAsBoolean.withDefault(true),
  linkValue: parseAsBoolean.withDefault(true),
  crosshair: parseAsBoolean.withDefault(true),
};

export const loadDataParams = createLoader(dataParams);
