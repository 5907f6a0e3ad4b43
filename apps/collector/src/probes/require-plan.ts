import { CliError, exitCodes } from "../errors.ts";
import type { ServerProcess } from "../server/server-process.ts";
import type { ProbePlan, RefusedProbe } from "./plan.ts";
import type { ProbeChoice } from "./probe-choice.ts";

/**
 * A plan that is worth a recording: the transactor probe, and something of everything that was asked for by name.
 * @throws CliError 5 with the reason, when it is not
 */
export function requirePlan(plan: ProbePlan, { sets, own }: ProbeChoice, server: ServerProcess): ProbePlan {
  const where = `${server.exe} (pid ${server.pid})`;
  const refuse = (what: string, [first, ...more]: readonly RefusedProbe[]): never => {
    const others = more.length > 0 ? `, and ${more.length} more` : "";
    throw new CliError(
      exitCodes.cannotProbe,
      `cannot place ${what} in ${where}: ${first?.name}: ${first?.reason ?? "nothing of it is known"}${others}`,
      [["see", `xrpl-probe probes ${server.pid}        what resolves in this build, and why the rest does not`]],
    );
  };
  const refusedOf = (set: RefusedProbe["set"]) => plan.refused.filter((probe) => probe.set === set);
  const placed = new Set<string>(plan.probes.map(({ set }) => set));
  if (plan.usdt.peer && plan.usdt.peer.length > 0) placed.add("peer");
  if (!placed.has("transactor")) refuse("the transactor probe", refusedOf("transactor"));
  for (const set of sets) if (!placed.has(set)) refuse(`any probe of the set ${set}`, refusedOf(set));
  if (own.length > 0 && !placed.has("own"))
    refuse(own.length > 1 ? "any of your own probes" : "your own probe", refusedOf("own"));
  return plan;
}
