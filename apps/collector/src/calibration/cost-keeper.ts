import { formatElapsed } from "@xrpl-probe/report/format";
import type { Calibration, CostlyPlan } from "./calibration.ts";
import type { CostOptions } from "./cost-options.ts";
import { isOptional, overheadOf, probeToDetach } from "./overhead.ts";
import { type ProbeCost, probeCosts, type SlotCounts } from "./probe-costs.ts";

interface Kept {
  readonly plan: CostlyPlan;
  readonly calibration: Calibration | null;
  readonly options: CostOptions;
  /** Whether the server's own USDT probe checks each apply. */
  readonly usdt: boolean;
  readonly detachProbe: (probe: number) => Promise<void>;
  /** Has the kernel count these probes' passages from now on. */
  readonly aggregate: (probes: readonly number[]) => void;
}

interface Act {
  readonly probe: number;
  readonly text: string;
}

/** Passages a second of one optional probe from which on they are counted in the kernel. */
const aggregateAbovePerS = 5000;
const judgedEveryMs = 1000;

/**
 * Keeps what the probes cost within what is allowed: looks once a second, takes the costliest optional probe away where
 * the limit is passed, and has hot ones counted in the kernel. What it did, it says.
 */
export class CostKeeper {
  readonly #kept: Kept;
  readonly #placed: Set<number>;
  readonly #aggregated = new Set<number>();
  readonly #costs: readonly ProbeCost[];
  readonly #acts: Act[] = [];
  #before: { readonly counts: readonly SlotCounts[]; readonly atMs: number } | null = null;
  #excess: number | null = null;

  constructor(kept: Kept) {
    this.#kept = kept;
    this.#placed = new Set(kept.plan.probes.keys());
    this.#costs = kept.calibration ? probeCosts(kept.plan, kept.calibration) : [];
  }

  /** Has the probes counted in the kernel that were asked for. */
  begin(): void {
    const { plan, options } = this.#kept;
    const asked = plan.probes.flatMap(({ name }, probe) => (options.aggregate.includes(name) ? [probe] : []));
    for (const probe of asked) this.#aggregate(probe, "counted in the kernel");
  }

  get calibration(): Calibration | null {
    return this.#kept.calibration;
  }

  /** Null where it could not be measured. */
  costOf(probe: number): ProbeCost | null {
    return this.#costs[probe] ?? null;
  }

  /** @param read what every slot has heard so far; called once a second */
  turn(elapsedMs: number, read: () => readonly SlotCounts[]): void {
    if (this.#before && elapsedMs - this.#before.atMs < judgedEveryMs) return;
    const now = { counts: read(), atMs: elapsedMs };
    const { plan } = this.#kept;
    if (this.#before) {
      const { counts: before, atMs } = this.#before;
      const counts = plan.slots.map((_, slot) => difference(now.counts[slot], before[slot]));
      this.#aggregateHot(counts, elapsedMs, elapsedMs - atMs);
      this.#keepWithin(counts, elapsedMs, elapsedMs - atMs);
    }
    this.#before = now;
  }

  #aggregateHot(counts: readonly SlotCounts[], elapsedMs: number, intervalMs: number): void {
    for (const probe of this.#placed) {
      const perS = ((counts[probe]?.spans ?? 0) * 1000) / intervalMs;
      if (perS <= aggregateAbovePerS || this.#aggregated.has(probe) || !isOptional(this.#kept.plan, probe)) continue;
      this.#aggregate(
        probe,
        `counted in the kernel from ${formatElapsed(elapsedMs)} on, above ${aggregateAbovePerS}/s`,
      );
    }
  }

  #aggregate(probe: number, text: string): void {
    this.#aggregated.add(probe);
    this.#kept.aggregate([probe]);
    this.#acts.push({ probe, text: `${text}: its smallest and largest are ends of buckets` });
  }

  #keepWithin(counts: readonly SlotCounts[], elapsedMs: number, intervalMs: number): void {
    const { plan, calibration, options, usdt, detachProbe } = this.#kept;
    if (options.maxOverhead === null || calibration === null) return;
    const overhead = overheadOf(plan, calibration, { counts, intervalMs, placed: this.#placed, usdt });
    const probe = probeToDetach(overhead, options.maxOverhead);
    if (probe === null) {
      if (overhead.share > options.maxOverhead) this.#excess = Math.max(this.#excess ?? 0, overhead.share);
      return;
    }
    this.#placed.delete(probe);
    const taken = `all probes took ${percent(overhead.share)} of one core`;
    this.#acts.push({
      probe,
      text: `detached at ${formatElapsed(elapsedMs)}: ${taken}, ${percent(options.maxOverhead)} is allowed`,
    });
    detachProbe(probe).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      this.#acts.push({ probe, text: `could not be detached: ${why}` });
    });
  }

  /** What was done to a probe, for its note; null for nothing. */
  noteOf(probe: number): string | null {
    return (
      this.#acts
        .filter((act) => act.probe === probe)
        .map(({ text }) => text)
        .join("; ") || null
    );
  }

  get #unknownText(): string {
    const watched = this.#kept.options.maxOverhead === null ? "" : ", and the limit is not watched";
    return `what the probes cost could not be measured${watched}: xrpl-probe doctor says why`;
  }

  /** What the probe that must stay took at most, where that is more than is allowed. */
  get #excessText(): string | null {
    const { maxOverhead } = this.#kept.options;
    if (this.#excess === null || maxOverhead === null) return null;
    return `transactor alone took up to ${percent(this.#excess)} of one core, ${percent(maxOverhead)} is allowed: it stays`;
  }

  /** Everything that was done, and by how much the limit is passed all the same: a line each. */
  warnings(): string[] {
    const unknown = this.#kept.calibration === null ? [this.#unknownText] : [];
    const acts = this.#acts.map(({ probe, text }) => `${this.#kept.plan.probes[probe]?.name}  ${text}`);
    return [unknown, acts, this.#excessText ?? []].flat();
  }
}

function difference(now: SlotCounts | undefined, before: SlotCounts | undefined): SlotCounts {
  return { hits: (now?.hits ?? 0) - (before?.hits ?? 0), spans: (now?.spans ?? 0) - (before?.spans ?? 0) };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
