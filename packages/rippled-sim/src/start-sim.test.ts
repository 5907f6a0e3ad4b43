import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { buildSim } from "./build-sim.ts";
import { simPath } from "./paths.ts";
import { readTruth, type TruthRow } from "./read-truth.ts";
import { type SimOptions, startSim } from "./start-sim.ts";
import { startSpin } from "./start-spin.ts";
import { autocorrelation, quantile, ranks } from "./statistics.fixture.ts";

async function truthOf(options: SimOptions): Promise<TruthRow[]> {
  await using sim = await startSim({ durationS: 4, ...options });
  await sim.exited;
  return readTruth(sim.truthPath ?? "");
}

const durations = (rows: readonly TruthRow[], type: number, code: number): number[] =>
  rows.filter((row) => row.type === type && row.code === code).map(({ durationNs }) => durationNs);

beforeAll(async () => {
  await buildSim();
}, 300_000);

describe("a started server", () => {
  it("applies at the rate it was given, on all its threads", async () => {
    const rows = await truthOf({ rate: 400, scale: 0.2, ledgerS: 1, durationS: 4.5 });
    expect(Math.abs(rows.length / 1700 - 1)).toBeLessThan(0.2);
    expect(new Set(rows.map(({ thread }) => thread)).size).toBe(4);
  }, 20_000);

  it.each([
    ["ledger", 0.62, 0.85],
    ["0", -0.12, 0.12],
  ] as const)(
    "has the autocorrelation of --dependence %s in what it did",
    async (dependence, low, high) => {
      const rows = await truthOf({ dependence, rate: 1000, scale: 0.1, seed: 5 });
      const lag1 = autocorrelation(ranks(durations(rows, 7, 0)));
      expect(lag1).toSatisfy((value: number) => value > low && value < high);
    },
    20_000,
  );

  it("takes the medians of the workload, and longer where it was told to be slow", async () => {
    const options = { dependence: "0", rate: 300, seed: 9 } as const;
    const [normal, slowed] = await Promise.all([
      truthOf(options),
      truthOf({ ...options, slow: [{ type: "OfferCreate", factor: 2 }] }),
    ]);
    const median = (rows: readonly TruthRow[], type: number) => quantile(durations(rows, type, 0), 0.5) / 1000;
    expect(median(normal, 7)).toSatisfy((us: number) => us > 110 && us < 155);
    expect(median(slowed, 7) / median(normal, 7)).toSatisfy((ratio: number) => ratio > 1.8 && ratio < 2.2);
    expect(median(slowed, 8) / median(normal, 8)).toSatisfy((ratio: number) => ratio > 0.85 && ratio < 1.2);
  }, 20_000);

  it("survives what its transactors throw and says which did", async () => {
    const rows = await truthOf({ throwShare: 0.3, rate: 500, scale: 0.1, ledgerS: 0.5, durationS: 2 });
    const threw = rows.filter((row) => row.threw);
    expect(threw.length / rows.length).toSatisfy((share: number) => share > 0.15 && share < 0.45);
    for (const { code, applied } of threw) expect({ code, applied }).toEqual({ code: -193, applied: false });
  }, 20_000);

  it("takes transactions from the queue without a preflight, and tells applied from retried", async () => {
    const rows = await truthOf({ rate: 1000, scale: 0.1, ledgerS: 0.5, durationS: 3 });
    expect(rows.some(({ caller }) => caller === "queue")).toBe(true);
    for (const { code, retry, applied } of rows) expect(applied).toBe(code === 0 || !retry);
    expect(rows.some(({ applied }) => !applied)).toBe(true);
  }, 20_000);

  it.each([
    ["1.x", "rippled: main", /^JobQueue$/],
    ["3.2", "xrpld-main", /^j:(TxBatchAsync|AcceptLedger)?$/],
  ] as const)("of flavour %s names its threads as the real one", async (version, main, worker) => {
    await using sim = await startSim({ version, truthPath: null, rate: 1000, scale: 0.1 });
    const names = readdirSync(`/proc/${sim.pid}/task`).map((task) =>
      readFileSync(`/proc/${sim.pid}/task/${task}/comm`, "utf8").trim(),
    );
    expect(names[0]).toBe(main);
    expect(names.slice(1)).toHaveLength(4);
    for (const name of names.slice(1)) expect(name).toMatch(worker);
  });

  it("ends on SIGTERM within 200 ms, its truth written", async () => {
    const tookMs: number[] = [];
    for (const seed of [1, 2, 3]) {
      await using sim = await startSim({ rate: 500, seed, ledgerS: 0.2 });
      await new Promise((resolve) => setTimeout(resolve, 400));
      const startedMs = performance.now();
      expect(await sim.stop()).toEqual({ code: 0, signal: null });
      tookMs.push(performance.now() - startedMs);
      expect(readTruth(sim.truthPath ?? "").length).toBeGreaterThan(0);
    }
    // The best of three: the others may have waited for a busy machine.
    expect(Math.min(...tookMs)).toBeLessThan(200);
  }, 20_000);

  it("spins on request and says what a call costs", async () => {
    await using spin = await startSpin({ calls: 10_000 });
    const [first, second] = [await spin.round(), await spin.round()];
    for (const ns of [first, second]) expect(ns).toSatisfy((cost: number) => cost > 10 && cost < 10_000);
  });
});

describe("a refused start", () => {
  const run = promisify(execFile);
  it.each([
    [
      ["--rate", "20000"],
      /^rippled: 20000 applies\/s x [\d.]+ µs mean = [\d.]+ threads, but --threads is 4: lower --rate/,
    ],
    [["--bogus"], /unknown option --bogus/],
    [["--rate"], /--rate needs a value/],
    [["--rate", "-5"], /--rate takes a number from 0.1 to 1000000, not '-5'/],
    [["--threads", "2.5"], /--threads takes a whole number/],
    [["--slow", "Payment"], /--slow takes TYPE\[:CODE\]=VALUE/],
    [["--slow", "Batch=2"], /no Batch in the mix, which holds OfferCreate:tesSUCCESS/],
    [["--slow-tail", "Payment=2"], /takes TYPE=SHARE,FACTOR/],
    [["--dependence", "1"], /--dependence takes 0 or ledger/],
    [["--run-noise", "200%"], /--run-noise takes a number from 0 to 100/],
    [["extra"], /unexpected argument 'extra'/],
  ])("%j is one sentence and exit code 2", async (args, sentence) => {
    const failure = await run(simPath("1.x"), args).then(
      () => expect.fail("it started"),
      (error: { code: number; stderr: string }) => error,
    );
    expect(failure.code).toBe(2);
    expect(failure.stderr).toMatch(sentence);
    expect(failure.stderr.trim().split("\n")).toHaveLength(1);
  });

  it("rejects in TypeScript with the server's own words", async () => {
    await expect(startSim({ rate: 20_000 })).rejects.toMatchObject({
      code: "not-started",
      message: expect.stringContaining("lower --rate"),
    });
    await expect(startSim({ exe: "/no/such/rippled" })).rejects.toMatchObject({ code: "not-started" });
  });

  it("is told from a truth file that is none", () => {
    const path = join(tmpdir(), `not-a-truth-${process.pid}`);
    writeFileSync(path, "something else");
    expect(() => readTruth(path)).toThrow("is not a truth file");
  });
});
