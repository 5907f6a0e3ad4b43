import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type CliEnd, runCli } from "./testing/cli.ts";

/** Each test starts the command once or more, which takes its time on a machine with other things to do. */
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const [base, head] = ["1.4.0-b4", "1.4.0-b5"];
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-judging-"));
  const runs = [1, 2, 3].flatMap((seed) =>
    [
      { tag: base ?? "", slow: {} },
      { tag: head ?? "", slow: { Payment: 1.5 } },
    ].map((side, i) => ({ ...side, seconds: 40, seed: 10 * seed + i, applies: false, appliesPerS: 400 })),
  );
  fixtureDatabase(join(folder, "probes.db"), { runs });
  fixtureDatabase(join(folder, "first.db"), { runs: runs.slice(0, 2) });
  const shifted = { "Payment tecPATH_DRY": 4 };
  fixtureDatabase(join(folder, "codes.db"), {
    runs: runs.map((one) => ({ ...one, slow: {}, ...(one.tag === head && { mix: shifted }) })),
  });
  copyFileSync(join(folder, "probes.db"), join(folder, "machines.db"));
  using machines = openDatabase(join(folder, "machines.db"));
  machines.$client.exec(`update runs set cpu_model = 'another' where version = '${head}'`);
  writeFileSync(join(folder, "text.db"), "x".repeat(5000));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]): Promise<CliEnd> => runCli(args, { cwd: folder });

async function refused(args: readonly string[], exitCode: number, sentence: RegExp): Promise<void> {
  const end = await run(...args);
  expect(end.stderr.replace(/\n {12}/g, " ")).toMatch(sentence);
  expect(end.stderr.split("\n").filter((line) => line.startsWith("xrpl-probe: "))).toHaveLength(1);
  expect(end.stderr).not.toMatch(/\n\s+at /);
  expect(end.stdout).toBe("");
  expect(end.exitCode).toBe(exitCode);
}

describe("the exit code of compare", () => {
  it("is 1 for a regression, and the first line says which", async () => {
    const end = await run("compare", "1.4.0-b4", "1.4.0-b5");
    expect(end).toMatchObject({ exitCode: 1, stderr: "" });
    expect(end.stdout).toMatch(/^▲ 1\.4\.0-b5 vs 1\.4\.0-b4: Payment \S+ \S+ slower by /);
    expect(end.stdout).toContain("Gate: fails (exit 1).");
  });

  it("is 0 where head is faster", async () => {
    const end = await run("compare", "1.4.0-b5", "1.4.0-b4", "--limit", "p50=40%");
    expect(end.stdout).toContain("Gate: passes (exit 0).");
    expect(end.exitCode).toBe(0);
  });

  it("is 3 for single runs, with the command that records what is missing from this database", async () => {
    const end = await run("compare", "--db", "first.db", "1.4.0-b4", "1.4.0-b5");
    expect(end.exitCode).toBe(3);
    expect(end.stdout).toMatch(/sudo xrpl-probe record -d 300 -t 1\.4\.0-b5 --db first\.db +twice/);
  });

  it("is 1 for single runs that shall be judged all the same", async () => {
    const end = await run("compare", "--db", "first.db", "--allow-single", "1.4.0-b4", "1.4.0-b5");
    expect(end.exitCode).toBe(1);
  });

  it("is 4 for two machines", async () => {
    const end = await run("compare", "--db", "machines.db", "1.4.0-b4", "1.4.0-b5");
    expect(end.exitCode).toBe(4);
    expect(end.stdout).toContain("CPU differs: AMD EPYC 7443P 24-Core Processor on base, another on head");
  });

  it("is 3 where the gate asks for more runs than there are", async () => {
    const end = await run("compare", "1.4.0-b5", "1.4.0-b4", "--limit", "p50=40%", "--min-runs", "4");
    expect(end.exitCode).toBe(3);
  });

  it("is 1 for codes that shifted only where they are asked to fail it", async () => {
    const codes = ["compare", "--db", "codes.db", "--limit", "p50=60%", "1.4.0-b4", "1.4.0-b5"];
    const [without, asked] = await Promise.all([run(...codes), run(...codes, "--fail-on", "codes")]);
    expect(without.stdout).toMatch(/◆ Payment +tecPATH_DRY .* shifted/);
    expect([without.exitCode, asked.exitCode]).toEqual([0, 1]);
  });

  it("is the same in every format", async () => {
    const formats = await Promise.all(
      ["md", "json", "junit"].map((format) => run("compare", "1.4.0-b4", "1.4.0-b5", "--format", format)),
    );
    expect(formats.map(({ exitCode }) => exitCode)).toEqual([1, 1, 1]);
    const [markdown, json, junit] = formats.map(({ stdout }) => stdout);
    expect(markdown).toContain("Payment");
    expect(JSON.parse(json ?? "")).toMatchObject({ gate: { exitCode: 1 } });
    expect(junit).toMatch(/^<\?xml.*<failure message="slower: /s);
  });
});

describe("compare as JUnit", () => {
  it("has the rows that fail the gate, also those that a filter would hide", async () => {
    const asked = ["compare", "1.4.0-b4", "1.4.0-b5", "--format", "junit"];
    const [all, narrowed] = await Promise.all([run(...asked), run(...asked, "--type", "OfferCreate")]);
    expect(narrowed).toEqual(all);
    expect(narrowed.exitCode).toBe(1);
    expect(narrowed.stdout).toMatch(/<testcase name="Payment [^>]*>\s*<failure/);
  });
});

describe("wrong use of compare", () => {
  it("of an unknown side", () => refused(["compare", "1.4.0-b4", "2.0.0"], 2, /2\.0\.0 is neither a tag nor/));
  it.each(["1.4.0-b4", "1.4.0-b4,"])("of one side twice: %s", (again) =>
    refused(
      ["compare", "--db", "first.db", "1.4.0-b4", again],
      2,
      /run \S+ is on both sides, 1\.4\.0-b4 and 1\.4\.0-b4/,
    ),
  );
  it("of one side", () => refused(["compare", "1.4.0-b4"], 2, /the argument <head> is missing/));
  it("of a bad threshold", () =>
    refused(["compare", "a", "b", "--threshold", "p50=3"], 2, /"p50=3" is not like p50=3%/));
  it("of a bad limit", () => refused(["compare", "a", "b", "--limit", "p42=3%"], 2, /the statistics are p50/));
  it("of a bad time", () => refused(["compare", "a", "b", "--as-of", "soon"], 2, /it must be a time such as/));
  it("of an unknown format", () => refused(["compare", "a", "b", "--format", "pdf"], 2, /text, md, json, junit/));
  it("of an unknown type", () =>
    refused(["compare", "1.4.0-b4", "1.4.0-b5", "--type", "Paymnet"], 2, /has the type Paymnet/));
  it("of an unknown probe", () => refused(["compare", "1.4.0-b4", "1.4.0-b5", "--probe", "peer"], 2, /the probe peer/));
  it("of a time before all runs", () =>
    refused(["compare", "1.4.0-b4", "1.4.0-b5", "--as-of", "2020-01-01"], 2, /no run of 1\.4\.0-b4 had ended/));
});

describe("a database that cannot be read", () => {
  it.each(["compare a b", "trend", "calibrate", "reindex"])("because it is not there: %s", (command) =>
    refused([...command.split(" "), "--db", "missing.db"], 2, /cannot open missing\.db: there is no such file/),
  );
  it.each(["compare a b", "trend", "calibrate", "reindex"])("because it is none: %s", (command) =>
    refused([...command.split(" "), "--db", "text.db"], 2, /cannot open text\.db: the file is not a SQLite database/),
  );
});

describe("trend", () => {
  it("shows the versions that there are, though too few to judge", async () => {
    const { exitCode, stdout } = await run("trend");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^\? 2 versions, 6 runs: /);
    expect(stdout).toMatch(/1\.4\.0-b5 +3 runs +[\d.]+ [µm]s +\+\d/);
    expect(stdout.trimEnd().endsWith("xrpl-probe compare 1.4.0-b4 1.4.0-b5")).toBe(true);
  });

  it("is narrowed by name and given as JSON", async () => {
    const { stdout } = await run("trend", "--type", "Payment", "--statistic", "p50", "--format", "json");
    const series: unknown = JSON.parse(stdout).series;
    expect(series).toEqual(
      expect.arrayContaining([expect.objectContaining({ typeName: "Payment", statistic: "p50" })]),
    );
    expect(JSON.stringify(series)).not.toContain("OfferCreate");
  });

  it("says what there is instead of an unknown type", () => refused(["trend", "--type", "Paymnet"], 2, /type Paymnet/));
});

describe("calibrate", () => {
  it("says how many pairs of unchanged runs rang, and what precision needs", async () => {
    const { exitCode, stdout } = await run("calibrate");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^[✓!] 6 runs of 2 unchanged builds, compared in 6 pairs: /);
    expect(stdout).toMatch(/3 % +\d+ runs? /);
  });
});

describe("reindex", () => {
  it("counts what it brought up to date, and has nothing to do the second time", async () => {
    copyFileSync(join(folder, "first.db"), join(folder, "old.db"));
    const [first, second] = [await run("reindex", "--db", "old.db"), await run("reindex", "--db", "old.db")];
    expect(first.stdout).toMatch(/^✓ indexed 2 runs of old\.db in 0:0\d; all are up to date\n$/);
    expect(second).toMatchObject({ exitCode: 0, stdout: "✓ all runs of old.db were up to date\n", stderr: "" });
  });
});
