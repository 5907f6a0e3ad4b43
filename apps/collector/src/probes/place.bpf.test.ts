import { setTimeout as sleep } from "node:timers/promises";
import { type SimOptions, startSim } from "@xrpl-probe/rippled-sim";
import { describe, expect, inject, it } from "vitest";
import { decodeSpan } from "../recording/decode-span.ts";
import { openExecutable } from "../server/executable.ts";
import { readServerProcess } from "../server/server-process.ts";
import { trapsIn } from "../testing/probed-bytes.ts";
import { type Placed, type PlaceRequest, placeIn } from "./place.ts";
import { type ProbePlan, planProbes } from "./plan.ts";
import type { ProbeSet } from "./probe-choice.ts";

const noBpf = inject("noBpf");

interface Places extends Pick<PlaceRequest, "multi" | "apart"> {
  readonly sets: readonly ProbeSet[];
  readonly sim?: SimOptions;
}

interface Stay {
  readonly placed: Placed;
  readonly plan: ProbePlan;
  traps(): Promise<number>;
}

/** Places probes in a server of its own, and counts the spans of each probe that came through the ring meanwhile. */
async function spansWhile({ sets, sim: simOptions, ...how }: Places, stay: (stay: Stay) => Promise<void>) {
  await using sim = await startSim({ rate: 400, scale: 0.1, dependence: "0", truthPath: null, ...simOptions });
  const server = readServerProcess(sim.pid);
  if (!server) throw new Error("the server is gone");
  using executable = await openExecutable(server);
  const plan = planProbes(executable, { sets, own: [] });
  const traps = () => trapsIn(sim.pid, { sets, own: [] });
  const spans = new Map<string, number>();
  {
    await using placed = await placeIn({ pid: sim.pid, machine: executable.elf.machine, plan, baseNs: 0n, ...how });
    await stay({ placed, plan, traps });
    await placed.placement.detachEntries();
    await placed.placement.detachExits();
    placed.ring.drain((view, offset) => {
      const { probe, type, code } = decodeSpan(view, offset);
      for (const key of [`${plan.probes[probe]?.name}`, `${plan.probes[probe]?.name} ${type} ${code}`]) {
        spans.set(key, (spans.get(key) ?? 0) + 1);
      }
    });
  }
  return { spans, left: await traps() };
}

describe.skipIf(noBpf !== null)(`placing probes${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it.each([
    ["in one link for many sites", true],
    ["in a link for each site, as on kernels without uprobe_multi", false],
  ])("hears spans %s, and leaves nothing behind", async (_, multi) => {
    const { spans, left } = await spansWhile({ sets: ["predecessor"], multi }, () => sleep(1000));
    expect(spans.get("transactor")).toBeGreaterThan(200);
    expect(left).toBe(0);
  });

  it("takes probes away one by one, and the others miss no call", async () => {
    const traps: number[] = [];
    const { spans, left } = await spansWhile({ sets: ["stages", "types"], apart: true }, async (stay) => {
      const { placed, plan } = stay;
      traps.push(await stay.traps());
      for (const [index, { set }] of plan.probes.entries()) {
        if (set !== "types") continue;
        await placed.placement.detachProbe(index);
        traps.push(await stay.traps());
      }
      await sleep(500);
    });
    expect(traps.length).toBeGreaterThan(15);
    expect(traps).toEqual([...new Set(traps)].sort((a, b) => b - a));
    // The free doApply answers with what operator() did; some calls begin when the one is placed and the other is not yet.
    for (const outcome of ["0 0", "7 0", "8 0"]) {
      const [inside, outside] = ["transactor", "do_apply"].map((name) => spans.get(`${name} ${outcome}`) ?? 0);
      expect(inside, outcome).toBeGreaterThan(20);
      expect(Math.abs((inside ?? 0) - (outside ?? 0)), outcome).toBeLessThanOrEqual(5);
    }
    expect(left).toBe(0);
  });
});
