import type { JudgedStatistic } from "@xrpl-probe/stats";

/** What a trend is asked. */
export interface TrendParams {
  readonly nowMs: number;
  /** Left out: `transactor`, else the probe with the most runs. */
  readonly probe?: string | undefined;
  /** Narrow what is listed, never what is judged; by name or number. */
  readonly types?: readonly string[] | undefined;
  readonly codes?: readonly string[] | undefined;
  readonly statistic?: JudgedStatistic | undefined;
  /** A version with which all are compared; left out: the last release before the newest version. */
  readonly reference?: string | undefined;
  /** ms UTC: runs that ended later do not exist. Left out: all are there. */
  readonly asOfMs?: number | undefined;
  /** The database that commands must name; left out where they find it by themselves. */
  readonly dbOption?: string | undefined;
}
