/**
 * The run's clock: CLOCK_MONOTONIC minus a base taken before the programs are loaded. The kernel subtracts the same
 * base, because uptime in ns passes 2^53, where numbers lose the last bit, after 104 days.
 */
export interface RunClock {
  readonly baseNs: bigint;
  /** Wall clock at the base, ms since 1970. */
  readonly startedMs: number;
  /** ns since the base */
  nowNs(): number;
  /** Wall clock (ns since 1970) minus run clock, sampled now. */
  wallOffsetNs(): bigint;
}

/** The clock of a run that begins within a recording: its zero is `startNs` of the clock before. */
export function runClockFrom(clock: RunClock, startNs: number): RunClock {
  const wallOffsetNs = () => clock.wallOffsetNs() + BigInt(Math.round(startNs));
  return {
    baseNs: clock.baseNs + BigInt(Math.round(startNs)),
    startedMs: Number((wallOffsetNs() + 500_000n) / 1_000_000n),
    nowNs: () => clock.nowNs() - startNs,
    wallOffsetNs,
  };
}

export function startRunClock(): RunClock {
  const baseNs = process.hrtime.bigint();
  const startedMs = Date.now();
  return {
    baseNs,
    startedMs,
    nowNs: () => Number(process.hrtime.bigint() - baseNs),
    wallOffsetNs: () => BigInt(Date.now()) * 1_000_000n - (process.hrtime.bigint() - baseNs),
  };
}
