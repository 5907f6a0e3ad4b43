import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, probesOf, runByRef } from "@xrpl-probe/db";
import { readTruth, type SimOptions, startSim } from "@xrpl-probe/rippled-sim";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { againstTruth, type RecordedRun } from "./testing/against-truth.ts";
import { runCli } from "./testing/cli.ts";

const noBpf = inject("noBpf");
const fast = { rate: 2000, scale: 0.1, dependence: "0" } as const;
let folder = "";
let runs = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-costs-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Result extends RecordedRun {
  readonly cost: { readonly share: number; readonly perApplyNs: number; readonly biasNs: number } | null;
  readonly costWarnings: readonly string[];
  readonly strata: readonly { readonly probe: string; readonly token: string; readonly count: number; p50: number }[];
}

async function record(options: SimOptions, seconds: number, args: readonly string[] = []) {
  await using sim = await startSim(options);
  const db = join(folder, `${runs++}.db`);
  const end = await runCli(["record", "-p", String(sim.pid), "-d", String(seconds), "--db", db, "--json", ...args]);
  expect(end.exitCode, end.stderr).toBe(0);
  const exit = await sim.stop();
  const result = { ...(JSON.parse(end.stdout) as Result), db };
  using database = openDatabase(db, { readonly: true });
  const run = runByRef(database, result.id);
  if (!run) throw new Error(`run ${result.id} is not in ${db}`);
  const probes = probesOf(database, { runKey: run.key });
  return { result, run, probes, stderr: end.stderr, exit, truth: readTruth(sim.truthPath ?? "") };
}

type Recorded = Awaited<ReturnType<typeof record>>;
const probeOf = ({ probes }: Recorded, name: string) => probes.find((probe) => probe.name === name);
const strataOf = ({ result }: Recorded, name: string) => result.strata.filter(({ probe }) => probe === name);

describe.skipIf(noBpf !== null)(`costs${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it("stores a bias that is what probes add to spans, by the server's own clock", { retry: 3 }, async () => {
    const recorded = await record(fast, 5);
    const errors = againstTruth(recorded.result, recorded.truth)
      .errors.map(({ errorNs }) => errorNs)
      .sort((a, b) => a - b);
    const addedNs = errors[errors.length >> 1] ?? 0;
    const { biasNs, costNs } = probeOf(recorded, "transactor") ?? {};
    expect(errors.length).toBeGreaterThan(5000);
    // Calibration calls in a row and finds caches warm; a server that calls now and then pays up to a third more.
    expect((biasNs ?? 0) / addedNs).toBeGreaterThan(0.6);
    expect((biasNs ?? 0) / addedNs).toBeLessThan(1.2);
    expect(costNs).toBeGreaterThan(biasNs ?? 0);
    expect(recorded.result.cost).toMatchObject({ biasNs });
    // All that is placed, by the applies: what tells their callers comes on top.
    expect(recorded.result.cost?.perApplyNs).toBeGreaterThanOrEqual((costNs ?? 0) * 0.99);
    expect(recorded.result.cost?.perApplyNs).toBeLessThan((costNs ?? 0) * 4);
  });

  it("takes optional probes away above --max-overhead, keeps transactor, and says all of it", async () => {
    const recorded = await record(fast, 6, ["--probes", "predecessor", "--max-overhead", "0.1%"]);
    const notes = ["payment", "offer_create"].map((name) => probeOf(recorded, name)?.note);
    for (const note of notes)
      expect(note).toMatch(/detached at 0:0\d: all probes took .+ % of one core, 0\.10 % is allowed/);
    expect(recorded.result.costWarnings.at(-1)).toMatch(
      /^transactor alone took up to .+ 0\.10 % is allowed: it stays$/,
    );
    expect(againstTruth(recorded.result, recorded.truth)).toMatchObject({ lost: 0, invented: 0 });
    // They were heard for a second or two, and not for the other four.
    const payments = recorded.truth.filter(({ type, code }) => type === 0 && code === 0).length;
    const heard = strataOf(recorded, "payment").find(({ token }) => token === "tesSUCCESS")?.count ?? 0;
    expect(heard).toBeGreaterThan(0);
    expect(heard).toBeLessThan(payments / 2);
  });

  it("keeps every probe where the limit is not reached", async () => {
    const recorded = await record({ rate: 100 }, 3, ["--probes", "predecessor", "--max-overhead", "100%"]);
    expect(recorded.result.costWarnings).toEqual([]);
    expect(probeOf(recorded, "payment")?.note ?? "").not.toContain("detached");
  });

  it("hears exits by return probes on request alone, with a warning, and stores that it did", async () => {
    const recorded = await record(fast, 4, ["--exit", "uretprobe"]);
    const plain = await record({ rate: 100 }, 1);
    expect(recorded.stderr).toContain("SIGABRT");
    expect(plain.stderr).not.toContain("SIGABRT");
    expect([probeOf(recorded, "transactor")?.exitMethod, probeOf(plain, "transactor")?.exitMethod]).toEqual([
      "uretprobe",
      "uprobe-on-ret",
    ]);
    expect(recorded.run.environmentKey).not.toBe(plain.run.environmentKey);
    expect(recorded.exit).toMatchObject({ code: 0 });
    const comparison = againstTruth(recorded.result, recorded.truth);
    expect(comparison.expected).toBeGreaterThan(5000);
    expect(comparison).toMatchObject({ lost: 0, invented: 0 });
  });

  it("counts in the kernel what the ring would have carried", async () => {
    const sets = ["--probes", "predecessor"];
    const sent = await record(fast, 5, sets);
    const counted = await record(fast, 5, [...sets, "--aggregate", "payment"]);
    expect(probeOf(counted, "payment")?.note).toContain("counted in the kernel");
    const total = (recorded: Recorded) => strataOf(recorded, "payment").reduce((sum, { count }) => sum + count, 0);
    // Nothing is lost on the way: what the probe heard is what lies in the slices.
    expect(total(counted)).toBe(probeOf(counted, "payment")?.spans);
    expect(total(counted) / total(sent)).toBeGreaterThan(0.9);
    expect(total(counted) / total(sent)).toBeLessThan(1.1);
    const shares = (recorded: Recorded) =>
      Object.fromEntries(strataOf(recorded, "payment").map(({ token, count }) => [token, count / total(recorded)]));
    expect(Object.keys(shares(counted)).sort()).toEqual(Object.keys(shares(sent)).sort());
    for (const [token, share] of Object.entries(shares(sent))) expect(shares(counted)[token]).toBeCloseTo(share, 1);
    const median = (recorded: Recorded) =>
      strataOf(recorded, "payment").find(({ token }) => token === "tecPATH_DRY")?.p50;
    expect((median(counted) ?? 0) / (median(sent) ?? 1)).toBeGreaterThan(0.8);
    expect((median(counted) ?? 0) / (median(sent) ?? 1)).toBeLessThan(1.25);
    expect(againstTruth(counted.result, counted.truth)).toMatchObject({ lost: 0, invented: 0 });
  });

  it("refuses to count applies in the kernel, before anything is placed", async () => {
    await using sim = await startSim({ rate: 50 });
    const end = await runCli([
      "record",
      "-p",
      String(sim.pid),
      "--db",
      join(folder, "no.db"),
      "--aggregate",
      "transactor",
    ]);
    expect(end.exitCode).toBe(2);
    expect(end.stderr).toContain("cannot count transactor in the kernel");
    expect(end.stderr).not.toContain("attached");
  });
});
