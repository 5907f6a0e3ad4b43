/**
 * All tests: `npm test [-- vitest filters]`. Pure ones first; those with eBPF and with a browser one file at a time, since
 * they measure time. Skipped tests are named with their reason; the last line counts.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const filters = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-tests-"));
const sum = { passed: 0, failed: 0, skipped: 0 };
const skipped: string[] = [];

for (const project of ["unit", "bpf", "browser"]) {
  const output = join(folder, `${project}.json`);
  const args = ["vitest", "run", "--project", project, "--passWithNoTests", "--reporter=default", "--reporter=json"];
  const { status } = spawnSync("npx", [...args, `--outputFile=${output}`, ...filters], { stdio: "inherit" });
  const report = JSON.parse(readFileSync(output, "utf8")) as Report;
  sum.passed += report.numPassedTests;
  sum.skipped += report.numPendingTests + report.numTodoTests;
  // A file that cannot even be loaded fails without a test of its own; so does an error outside of any test.
  const brokenFiles = report.testResults.filter(
    ({ status: ended, assertionResults }) =>
      ended === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  sum.failed += status !== 0 && failed === 0 ? 1 : failed;
  for (const { assertionResults } of report.testResults) {
    for (const test of assertionResults)
      if (test.status === "pending" || test.status === "skipped") skipped.push(test.fullName);
  }
}

rmSync(folder, { recursive: true });
if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join("\n")}`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed === 0 ? 0 : 1;
