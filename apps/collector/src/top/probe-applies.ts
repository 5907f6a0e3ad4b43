import { release } from "node:os";
import { spanEventOffsets as at } from "@xrpl-probe/bpf";
import { explainOldKernel, explainProbing, noPermission } from "../errors-explained.ts";
import { mayProbe } from "../host/capabilities.ts";
import { placeIn } from "../probes/place.ts";
import { planProbes } from "../probes/plan.ts";
import { requirePlan } from "../probes/require-plan.ts";
import { ApplyIntake } from "../recording/apply-intake.ts";
import { decodeSpan } from "../recording/decode-span.ts";
import { forgetThreads } from "../recording/forget-threads.ts";
import { stackReader } from "../recording/open-frames.ts";
import { countsSince } from "../recording/probe-counts.ts";
import { type Executable, openExecutable } from "../server/executable.ts";
import type { ServerProcess } from "../server/server-process.ts";
import type { Timed } from "./top-model.ts";

/** Applies of a server as they happen, without a database. Letting go of it takes the probes away. */
export interface AppliesProbe {
  readonly executable: Pick<Executable, "version" | "commit">;
  readonly warnings: readonly string[];
  /** Everything that ended since the last call. */
  drain(): void;
  /** Applies that found no room so far. */
  lost(): number;
  /** To be called once a minute or so. */
  sweep(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

const choice = { sets: ["transactor"], own: [] } as const;

/** @throws CliError when the server cannot be probed */
export async function probeApplies(server: ServerProcess, take: (apply: Timed) => void): Promise<AppliesProbe> {
  const oldKernel = explainOldKernel(release());
  if (oldKernel) throw oldKernel;
  if (!mayProbe()) throw noPermission(server);
  using executable = await openExecutable(server);
  const { version, commit } = executable;
  try {
    const plan = requirePlan(planProbes(executable, choice), choice, server);
    const placed = await placeIn({
      pid: server.pid,
      machine: executable.elf.machine,
      plan,
      baseNs: process.hrtime.bigint(),
    });
    const probe = plan.probes.findIndex(({ kind }) => kind === "apply");
    const { layoutNote } = plan;
    const intake = new ApplyIntake({ layoutNote, kept: { kind: "none" }, nowNs: () => 0, add: (span) => take(span) });
    return {
      executable: { version, commit },
      get warnings() {
        return intake.warnings;
      },
      drain: () => {
        placed.ring.drain((view, offset) => {
          const span = decodeSpan(view, offset);
          if (span.probe !== probe) return;
          const txId = span.hasTx ? new Uint8Array(view.buffer, view.byteOffset + offset + at.txId, 32) : null;
          intake.take(span, txId);
        });
        intake.settle();
      },
      lost: () => countsSince(placed.counters.get(probe) ?? [], []).ringFull,
      sweep: () => void forgetThreads(placed, () => stackReader(server.pid)),
      [Symbol.asyncDispose]: () => placed[Symbol.asyncDispose](),
    };
  } catch (error) {
    throw explainProbing(error, server);
  }
}
