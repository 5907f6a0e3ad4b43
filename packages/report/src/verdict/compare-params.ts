import type { JudgedStatistic } from "@xrpl-probe/stats";

/** What a comparison with verdicts is asked. `base` and `head` are sides as `parseSide` reads them. */
export interface CompareParams {
  readonly base: string;
  readonly head: string;
  readonly nowMs: number;
  /** Narrow what is listed, never what is judged; by name or number. */
  readonly probe?: string | undefined;
  readonly type?: string | undefined;
  readonly code?: string | undefined;
  /** Per statistic, the smallest change worth a verdict and the largest slowdown that may stay unexcluded: 0.03 is 3 %. */
  readonly thresholds?: Partial<Readonly<Record<JudgedStatistic, number>>> | undefined;
  readonly limits?: Partial<Readonly<Record<JudgedStatistic, number>>> | undefined;
  /** Runs per side that the gate asks for. */
  readonly minRuns?: number | undefined;
  /** Judge single runs as if the noise between runs were known. */
  readonly allowSingle?: boolean | undefined;
  /** Shifted, new and gone codes fail the gate. */
  readonly failOnCodes?: boolean | undefined;
  /**
   * ms UTC: runs that had not ended by then do not exist, neither on a side nor in the history; one that is named by its
   * id counts if it had begun. Left out: all are there.
   */
  readonly asOfMs?: number | undefined;
  /** Only this part of each run, ms since its start. */
  readonly range?: { readonly fromMs?: number | undefined; readonly toMs?: number | undefined } | undefined;
  /** The database as commands must name it, `--db PATH`; left out where they find it by themselves. */
  readonly dbOption?: string | undefined;
}
