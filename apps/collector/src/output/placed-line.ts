import type { Placed } from "../probes/place.ts";
import type { ProbePlan } from "../probes/plan.ts";
import type { RunIdentity } from "../recording/new-run.ts";
import { paint, plain, sign, type Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

export interface PlacedInfo {
  readonly identity: RunIdentity;
  readonly plan: ProbePlan;
  readonly placed: Pick<Placed, "placement">;
  /** From the start of this process to the last probe placed. */
  readonly tookMs: number;
}

/** `✓ rippled 1.4.0-b5 (d5512f1c0), pid 43107: 4 probes at 10 sites, attached in 0.21 s` */
export function placedLine(terminal: Terminal, { identity, plan, placed, tookMs }: PlacedInfo): string {
  const { server, version, commit, state } = identity;
  const name = server.exe.slice(server.exe.lastIndexOf("/") + 1);
  const what = [name, version, commit === null ? null : `(${commit.slice(0, 9)})`]
    .filter((part) => part !== null)
    .join(" ");
  const { sites } = placed.placement;
  const probes = `${plan.probes.length} ${plan.probes.length === 1 ? "probe" : "probes"}`;
  const took = (tookMs / 1e3).toFixed(2);
  const text = `${what}, pid ${server.pid}${state === null ? "" : `, ${state}`}: ${probes} at ${sites} sites, attached in ${took}\u00a0s`;
  const lines = wrap(text, terminal.columns - 2).map((line) => plain(terminal, line));
  return `${paint(terminal, "green", sign(terminal, "ok"))} ${lines.join("\n  ")}`;
}
