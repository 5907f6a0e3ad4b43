import type { RunSummary } from "@xrpl-probe/db";
import type { Latency } from "./latency.ts";
import type { RunNames } from "./run-names.ts";

export type RunStatus = RunSummary["status"];
export type RunSource = RunSummary["source"];

/** What is known of a run besides its spans. Null means not known, never a default. */
export interface RunHead extends RunNames {
  readonly id: string;
  readonly tags: readonly string[];
  /** "run 2 of 3" among the runs of its first tag, oldest first; null without a tag. */
  readonly ordinal: { readonly tag: string; readonly index: number; readonly of: number } | null;
  /** The version tag before that of this run; null where there is none. */
  readonly versionBefore: string | null;
  readonly status: RunStatus;
  readonly stopReason: string | null;
  readonly source: RunSource;
  readonly startedMs: number;
  readonly endedMs: number | null;
  /** From the first to the end of the last slice. */
  readonly lengthMs: number;
  readonly commit: string | null;
  readonly version: string | null;
  readonly host: string | null;
  readonly note: string | null;
  readonly lost: number;
  readonly unpaired: number;
  /** Lost events over lost and recorded. */
  readonly lostShare: number;
  readonly sliceCount: number;
  /** Length of the first slice. */
  readonly sliceMs: number | null;
  readonly environment: readonly EnvironmentFact[];
}

/** One line of the environment list; `mono` where it is an id, hash, path or number to copy. */
export interface EnvironmentFact {
  readonly name: string;
  readonly value: string;
  readonly mono: boolean;
}

/** A row of the table of runs. Its figures are those of `transactor` over all types and codes. */
export interface RunRow extends RunNames {
  readonly id: string;
  readonly tags: readonly string[];
  readonly commit: string | null;
  readonly version: string | null;
  readonly host: string | null;
  readonly startedMs: number;
  readonly lengthMs: number;
  readonly status: RunStatus;
  readonly stopReason: string | null;
  readonly source: RunSource;
  readonly applies: number;
  readonly perS: number | null;
  readonly p50: Latency;
  readonly p99: Latency;
  /** Shares of the spans that carry a code, tesSUCCESS first, then the largest. */
  readonly codes: readonly { readonly code: number; readonly token: string; readonly share: number }[];
  readonly lost: number;
  readonly lostShare: number;
  readonly unpaired: number;
}
