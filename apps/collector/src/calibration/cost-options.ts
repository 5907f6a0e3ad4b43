import { CliError, exitCodes } from "../errors.ts";
import type { ExitMethod } from "../probes/place.ts";
import type { CostlyPlan } from "./calibration.ts";

/** What a recording may cost the server, and how it hears exits. */
export interface CostOptions {
  readonly exitMethod: ExitMethod;
  /** Share of one core above which optional probes are taken away; null: no limit. */
  readonly maxOverhead: number | null;
  /** Names of the probes whose passages are counted in the kernel from the start. */
  readonly aggregate: readonly string[];
}

export const defaultCostOptions: CostOptions = { exitMethod: "uprobe-on-ret", maxOverhead: null, aggregate: [] };

/** @throws CliError 2 when a probe that is to be counted in the kernel is not placed, or keeps a row for each call */
export function checkCostOptions({ aggregate }: CostOptions, { probes }: CostlyPlan): void {
  for (const name of aggregate) {
    const probe = probes.find((placed) => placed.name === name);
    if (probe && probe.kind !== "apply") continue;
    const why = probe ? "an apply keeps its id and a row" : "no such probe is placed";
    const others = probes.filter(({ kind }) => kind !== "apply").map((other) => other.name);
    throw new CliError(exitCodes.usage, `cannot count ${name} in the kernel: ${why}`, [
      ["found", others.length > 0 ? others.join(", ") : "transactor alone: --probes adds others"],
      ["do", "leave --aggregate out: a probe is counted in the kernel by itself when it is hot"],
    ]);
  }
}
