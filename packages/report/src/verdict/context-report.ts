import type { JudgedStatistic, Word } from "@xrpl-probe/stats";
import type { EnvironmentDifference } from "../comparison.ts";

export interface MixReport {
  readonly baseNs: number;
  readonly headNs: number;
  readonly mixNs: number;
  readonly withinNs: number;
  /** Largest effect first. They sum to `mixNs` and `withinNs`. */
  readonly parts: readonly {
    readonly type: number | null;
    readonly typeName: string;
    readonly code: number | null;
    readonly token: string;
    readonly mixNs: number;
    readonly withinNs: number;
  }[];
  /** "mean per apply 0.98 → 1.10 ms = +82 µs other mix +38 µs within strata" */
  readonly line: string;
  /** "68 % of the change in the mean is the mix of transactions, not the server"; null where the mix does not mislead. */
  readonly banner: string | null;
}

export interface CommonModeReport {
  /** Median change over the judged types. */
  readonly change: number;
  readonly sentence: string;
  /** Per type its change, less the median of the others. */
  readonly own: readonly { readonly type: number | null; readonly typeName: string; readonly change: number }[];
}

export interface EnvironmentReport {
  /** Everything that is looked at, with the values of both sides. */
  readonly properties: readonly EnvironmentDifference[];
  /** Differences that make rows not comparable. `probe` null: all of them. */
  readonly blocks: readonly EnvironmentFinding[];
  readonly warns: readonly EnvironmentFinding[];
  /** One line: "same host, kernel, CPU, governor, configuration and probes", or what differs with both values. */
  readonly sentence: string;
}

export interface EnvironmentFinding {
  /** "kernel" */
  readonly name: string;
  readonly probe: string | null;
  readonly base: string;
  readonly head: string;
  /** "kernel differs: 6.8.0-45 on base, 6.8.0-51 on head" */
  readonly sentence: string;
}

/** What the noise between runs rests on besides the two sides. */
export interface HistoryReport {
  /** Oldest first. */
  readonly runs: readonly {
    readonly id: string;
    readonly shortId: string;
    readonly ref: string;
    readonly tags: readonly string[];
  }[];
  readonly prior: "assumed" | "learnt";
  /** Standard deviation between runs that the prior stands for, of the first gate row; 0.02 is 2 %. */
  readonly priorSd: number;
  /** "noise from 6 earlier runs", "noise assumed 2 % (no earlier runs)" */
  readonly sentence: string;
}

export interface NextStep {
  /** "with 1.4.0-b5 running:"; empty where the command stands alone. */
  readonly when: string;
  /** "sudo xrpl-probe record -d 300 -t 1.4.0-b5" */
  readonly command: string;
  /** "twice", "then open the page /compare?…"; empty where there is nothing to add. */
  readonly after: string;
}

/** head against base along the distribution of one stratum, asked for apart: `shiftOf`. */
export interface ShiftReport {
  readonly name: string;
  readonly points: readonly {
    readonly p: number;
    readonly change: number;
    /** 95 % for all judged quantiles together; null at the others. */
    readonly band: { readonly lo: number | null; readonly hi: number | null } | null;
    /** At judged quantiles the row's word, threshold and statistic. */
    readonly row: { readonly statistic: JudgedStatistic; readonly word: Word; readonly threshold: number } | null;
  }[];
}
