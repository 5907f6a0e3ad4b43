import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type RunningCli, runCli, startCli } from "./testing/cli.ts";

const noBrowser = inject("noBrowser");

/** Needs no browser, but the built dashboard, as the tests with one do. */
describe.skipIf(noBrowser !== null)(`the served dashboard${noBrowser ? ` [skipped: ${noBrowser}]` : ""}`, () => {
  let folder = "";
  let db = "";
  let origin = "";
  let server: RunningCli | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "xrpl-probe-served-"));
    db = join(folder, "probes.db");
    const run = { seconds: 60, appliesPerS: 300, applies: false };
    const slow = { Payment: 1.25 };
    const versions = ["1.3.0-b3", "1.3.0-rc1", "1.3.0", "1.4.0-b1", "1.4.0-b4", "1.4.0-b5"];
    fixtureDatabase(db, {
      runs: versions.flatMap((tag, at) =>
        [1, 2, 3].map((seed) => ({ ...run, tag, seed: 10 * at + seed, ...(tag === "1.4.0-b5" ? { slow } : {}) })),
      ),
    });
    await runCli(["reindex", "--db", db]);
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    server = startCli(["serve", "--db", db, "--port", String(port)]);
    await server.saw("Ctrl-C ends it");
  });
  afterAll(async () => {
    server?.child.kill("SIGTERM");
    await server?.ended;
    rmSync(folder, { recursive: true });
  });

  async function answered(path: string): Promise<unknown> {
    return await (await fetch(`${origin}/api/v1/${path}`)).json();
  }

  async function printed(...args: string[]): Promise<unknown> {
    return JSON.parse((await runCli([...args, "--db", db, "--json"])).stdout);
  }

  it("answers with the comparison that the terminal prints, to the last digit", async () => {
    const terminal = await printed("compare", "1.4.0-b4", "1.4.0-b5");
    expect(terminal).toMatchObject({ gate: { outcome: "fails" } });
    expect(await answered("compare?base=1.4.0-b4&head=1.4.0-b5")).toEqual(terminal);
  });

  it("answers with the options of a gate as the terminal does", async () => {
    const options = ["--type", "Payment", "--threshold", "p50=30%", "--limit", "p50=40%", "--min-runs", "2"];
    const terminal = await printed("compare", "1.4.0-b4", "1.4.0-b5", ...options, "--fail-on", "codes");
    const query = "type=Payment&threshold=p50:30&limit=p50:40&minRuns=2&failOn=codes";
    expect(await answered(`compare?base=1.4.0-b4&head=1.4.0-b5&${query}`)).toEqual(terminal);
  });

  it("answers with the trend, the calibration and the runs that the terminal prints", async () => {
    expect(await answered("trend?type=Payment&statistic=p99")).toEqual(
      await printed("trend", "--type", "Payment", "--statistic", "p99"),
    );
    expect(await answered("trend")).toEqual(await printed("trend"));
    expect(await answered("calibrate")).toEqual(await printed("calibrate"));
    expect(await answered("runs")).toEqual(await printed("runs"));
  });

  it("refuses a port that is taken, also by a program that never answers, with a command that works", async () => {
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const address = silent.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const end = await runCli(["serve", "--port", String(port), "--db", db]);
    silent.close();
    expect(end.stderr).toBe(
      `xrpl-probe: cannot listen on 127.0.0.1, port ${port}: another program listens there\n` +
        `  do     xrpl-probe serve --db ${db} --port ${port + 1}\n`,
    );
    expect(end.exitCode).toBe(2);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(address)));
    });
  });
}
