/**
 * The figures that judging has to reach, from seeded simulations through the package's public functions:
 * `npm run bench:stats`, a few minutes, or `npm run bench:stats -- --quick`, half a minute. Exit code 1 when one is
 * missed. "±" is the 95 % error of having simulated no more often.
 */
import { parseArgs } from "node:util";
import { anyFalseAlarmRows } from "./any-false-alarm.ts";
import { changePointRows } from "./change-points.ts";
import { codeRows } from "./codes.ts";
import { coverageRows } from "./coverage.ts";
import { falseAlarmRows } from "./false-alarms.ts";
import { formatTable } from "./format-table.ts";
import { slowerStratumRows } from "./slower-stratum.ts";
import { streamRows } from "./stream-likeness.ts";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const startedMs = performance.now();
const benches = [
  streamRows,
  falseAlarmRows,
  anyFalseAlarmRows,
  coverageRows,
  slowerStratumRows,
  codeRows,
  changePointRows,
];
const rows = benches.flatMap((bench) => bench({ quick: values.quick }));
const missed = rows.filter(({ ok }) => ok === false);
console.log(formatTable(rows));
console.log(
  `\n${missed.length === 0 ? "all targets reached" : `${missed.length} missed`}, ${((performance.now() - startedMs) / 1000).toFixed(0)} s`,
);
process.exitCode = missed.length === 0 ? 0 : 1;
