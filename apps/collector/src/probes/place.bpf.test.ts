import { setTimeout as sleep } from "node:timers/promises";
import { startSim } from "@xrpl-probe/rippled-sim";
import { describe, expect, inject, it } from "vitest";
import { openExecutable } from "../server/executable.ts";
import { readServerProcess } from "../server/server-process.ts";
import { trapsIn } from "../testing/probed-bytes.ts";
import { placeIn } from "./place.ts";
import { planProbes } from "./plan.ts";
import type { ProbeSet } from "./probe-choice.ts";

const noBpf = inject("noBpf");

/** Places probes for a second and counts the spans that came through the ring. */
async function spansOf(sets: readonly ProbeSet[], multi: boolean): Promise<{ spans: number; left: number }> {
  await using sim = await startSim({ rate: 400, scale: 0.1, dependence: "0", truthPath: null });
  const server = readServerProcess(sim.pid);
  if (!server) throw new Error("the server is gone");
  using executable = await openExecutable(server);
  const plan = planProbes(executable, { sets, own: [] });
  let spans = 0;
  {
    await using placed = await placeIn({ pid: sim.pid, elf: executable.elf, plan, baseNs: 0n, multi });
    await sleep(1000);
    await placed.placement.detachEntries();
    await placed.placement.detachExits();
    spans = placed.ring.drain(() => undefined);
  }
  return { spans, left: await trapsIn(sim.pid) };
}

describe.skipIf(noBpf !== null)(`placing probes${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it.each([
    ["in one link for many sites", true],
    ["in a link for each site, as on kernels without uprobe_multi", false],
  ])("hears spans %s, and leaves nothing behind", async (_, multi) => {
    const { spans, left } = await spansOf(["predecessor"], multi);
    expect(spans).toBeGreaterThan(200);
    expect(left).toBe(0);
  });
});
