import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sim, startSim } from "@xrpl-probe/rippled-sim";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { runCli } from "../testing/cli.ts";
import { trapsIn } from "../testing/probed-bytes.ts";
import { innerSpansOf, type RecordedJson, recordJson, spansOf } from "../testing/record-json.ts";
import { probeSets } from "./probe-choice.ts";

const noBpf = inject("noBpf");
const light = { rate: 400, scale: 0.2, ledgerS: 1, truthPath: null } as const;
/** Calls that ended at the border of two slices, in one probe before it and in the other behind. */
const edges = 4;
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-sets-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const record = (sim: Sim, name: string, seconds: number, ...args: string[]): Promise<RecordedJson> =>
  recordJson(["-p", String(sim.pid), "-d", String(seconds), "--db", join(folder, `${name}.db`), ...args]);
const sets = (...names: string[]) => names.flatMap((name) => ["--probes", name]);

describe.skipIf(noBpf !== null)(`sets of probes${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it.each(["1.x", "2.4", "3.2"] as const)(
    "time the stages of every transaction with its type (%s)",
    async (version) => {
      await using sim = await startSim({ ...light, version });
      const run = await record(sim, `stages-${version}`, 4, ...sets("stages"));
      const applies = spansOf(run, "transactor");
      expect(applies).toBeGreaterThan(500);
      for (const stage of ["preflight", "preclaim", "do_apply"]) {
        expect(spansOf(run, stage), stage).toBeGreaterThan(applies);
        const types = run.strata.filter(({ probe }) => probe === stage).map(({ type }) => type);
        expect(types).toEqual(expect.arrayContaining([0, 7, 8]));
        expect(types).not.toContain(null);
      }
      // The free doApply answers with what operator() did.
      for (const [type, code] of [
        [0, 0],
        [0, 128],
        [7, 0],
      ] as const) {
        const inside = innerSpansOf(run, "transactor", { type, code });
        const outside = innerSpansOf(run, "do_apply", { type, code });
        expect(Math.abs(inside - outside), `${type}/${code}`).toBeLessThanOrEqual(edges);
      }
    },
  );

  it.each(["1.x", "3.2"] as const)("time doApply of every class, named as the types are (%s)", async (version) => {
    await using sim = await startSim({ ...light, version });
    const run = await record(sim, `types-${version}`, 4, ...sets("types"));
    for (const [name, type] of [
      ["OfferCreate", 7],
      ["OfferCancel", 8],
      ["Payment", 0],
      ["AccountSet", 3],
    ] as const) {
      const successes = innerSpansOf(run, "transactor", { type, code: 0 });
      expect(Math.abs(innerSpansOf(run, name, { type, code: 0 }) - successes), name).toBeLessThanOrEqual(edges);
      expect(spansOf(run, name)).toBe(spansOf(run, name, { type }));
    }
    const quiet = run.probes.find(({ name }) => name === "AccountDelete");
    expect(quiet).toMatchObject({ hits: 0, finding: "never hit: no transaction of the type succeeded during the run" });
  });

  it("time consensus and jobs, name what this server lacks, and count what its peers sent", async () => {
    await using sim = await startSim(light);
    const run = await record(sim, "jobs", 5, ...sets("consensus", "jobs", "peer"));
    const closes = spansOf(run, "accept_ledger");
    expect(closes).toBeGreaterThanOrEqual(3);
    expect(Math.abs(spansOf(run, "find_paths") - closes)).toBeLessThanOrEqual(2);
    expect(spansOf(run, "job")).toBeGreaterThan(spansOf(run, "transaction_batch"));
    expect(run.refused.map(({ name }) => name)).toEqual(expect.arrayContaining(["on_close", "process_transaction"]));
    const sent = (probe: string, category: number) =>
      run.peer.find((count) => count.probe === probe && count.category === category);
    const received = sent("peer_receive", 30);
    expect(received?.messages).toBeGreaterThan(30);
    expect(received?.bytes).toBe(150 * (received?.messages ?? 0));
    expect(sent("peer_send", 5)?.bytes).toBe(1000 * (sent("peer_send", 5)?.messages ?? 0));
    expect(sent("peer_connect", 0)?.messages).toBe(sent("peer_disconnect", 0)?.messages);
  });

  it("are all taken away in the end, and leave nothing behind", async () => {
    await using sim = await startSim({ ...light, scale: 0.1 });
    const choice = { sets: probeSets, own: [] };
    const run = await record(sim, "all", 3, ...sets(...probeSets));
    expect(run.probes.length).toBeGreaterThan(30);
    expect(spansOf(run, "transactor")).toBeGreaterThan(300);
    expect(await trapsIn(sim.pid, choice)).toBe(0);
    expect(await sim.stop()).toMatchObject({ code: 0 });
  });

  it("are refused when nothing of one resolves: exit code 5, with the reason", async () => {
    await using sim = await startSim({ ...light, version: "2.4" });
    const end = await runCli([
      "record",
      "-p",
      String(sim.pid),
      "-d",
      "1",
      "--db",
      join(folder, "no.db"),
      ...sets("peer"),
    ]);
    expect(end.exitCode).toBe(5);
    expect(end.stderr).toContain("any probe of the set peer");
    expect(end.stderr.replace(/\s+/g, " ")).toContain("no USDT note in .note.stapsdt: this server lacks the patch");
    expect(await trapsIn(sim.pid)).toBe(0);
  });
});

describe.skipIf(noBpf !== null)(`own probes${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it("time a function, also one that the server calls by another namespace and class name", async () => {
    await using sim = await startSim({ ...light, version: "3.2" });
    const run = await record(sim, "own", 3, "--probe", "offers=ripple::CreateOffer::doApply()", "--probe", "none=a::b");
    const offers = run.probes.find(({ name }) => name === "offers");
    expect(offers?.entry).toBe("OfferCreate::doApply");
    expect(spansOf(run, "offers")).toBeGreaterThan(100);
    expect(run.refused).toMatchObject([{ name: "none", set: "own" }]);
  });

  it("time from one function to another on the same thread", async () => {
    await using sim = await startSim(light);
    const file = join(folder, "probes.yaml");
    writeFileSync(
      file,
      "probes:\n  life:\n    from: preflight(*, ripple::Rules const&, ...)\n    to: doApply(ripple::PreclaimResult const&, ...)\n",
    );
    const run = await record(sim, "between", 4, "--probe-file", file, ...sets("stages"));
    const [life, doApply] = ["life", "do_apply"].map((name) => run.probes.find((probe) => probe.name === name));
    if (!life || !doApply) throw new Error("a probe is missing");
    // A queued transaction is applied without a preflight: that one has no start, and none is invented.
    expect(life.unstarted).toBeGreaterThan(0);
    expect(Math.abs(life.spans + life.unstarted - doApply.spans)).toBeLessThanOrEqual(0.02 * doApply.spans);
    const p50 = (name: string) => run.strata.find(({ probe }) => probe === name)?.p50 ?? 0;
    expect(p50("life")).toBeGreaterThan(p50("preflight"));
  });

  it("that are never entered are named, with the likely reason", async () => {
    await using sim = await startSim(light);
    const run = await record(sim, "inlined", 3, "--probe", "start=ripple::CreateOffer::preflight(*)");
    expect(run.probes.find(({ name }) => name === "start")?.finding).toBe(
      "never hit: CreateOffer::preflight is inlined in this build; 'types' has OfferCreate",
    );
  });

  it("that name no function are wrong use", async () => {
    const end = await runCli(["record", "--probe", "12"]);
    expect(end.exitCode).toBe(2);
    expect(end.stderr.replace(/\s+/g, " ")).toContain("write name=function");
  });
});
