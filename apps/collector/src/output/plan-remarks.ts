import type { ProbePlan } from "../probes/plan.ts";

/** What an operator should know of a plan before minutes of recording rest on it, a sentence each. */
export function planRemarks({ refused, layoutNote }: Pick<ProbePlan, "refused" | "layoutNote">, pid: number): string[] {
  const missing = refused.map(({ name }) => name).join(", ");
  return [
    ...(layoutNote === null ? [] : [`${layoutNote}; the first 200 applies will show whether it fits`]),
    ...(refused.length === 0 ? [] : [`not placed: ${missing}. Why: xrpl-probe probes ${pid}`]),
  ];
}
