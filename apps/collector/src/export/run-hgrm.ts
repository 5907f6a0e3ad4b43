import { cellsOf, type Database, probesOf, type Run, tagsOf } from "@xrpl-probe/db";
import { mergeHistograms } from "@xrpl-probe/stats";
import { decodeCode, typeName, typeNumber } from "@xrpl-probe/xrpl";
import { CliError, exitCodes } from "../errors.ts";
import { hgrm } from "./hgrm.ts";

export interface HistogramAsked {
  readonly probe: string;
  readonly type?: string;
  readonly code?: string;
}

/** One histogram of a run: a probe, perhaps of one type or code. */
export function runHgrm(db: Database, run: Run, { probe, type, code }: HistogramAsked): string {
  const probes = probesOf(db, { runKey: run.key }).map(({ name }) => name);
  if (!probes.includes(probe)) throw unknown("probe", probe, probes);
  const strata = cellsOf(db, { runKeys: [run.key], level: "run", probe });
  const types = [...new Set(strata.map((cell) => (cell.type === null ? "-" : typeName(cell.type))))];
  if (type !== undefined && !types.includes(type)) throw unknown("type", type, types);
  const codeOf = (number: number | null) =>
    number === null ? "-" : (decodeCode(number, run.version).token ?? String(number));
  const codes = [...new Set(strata.map((cell) => codeOf(cell.code)))];
  const isCode = (number: number | null) => codeOf(number) === code || String(number) === code;
  if (code !== undefined && !strata.some((cell) => isCode(cell.code))) throw unknown("code", code, codes);
  const wanted = strata.filter(
    (cell) => (type === undefined || cell.type === typeNumber(type)) && (code === undefined || isCode(cell.code)),
  );
  const tags = tagsOf(db, { runKeys: [run.key] }).get(run.key) ?? [];
  const what = [probe, type ?? "all types", code ?? "all codes"].join(", ");
  return hgrm(mergeHistograms(wanted.map(({ histogram }) => histogram)), [
    `xrpl-probe run ${run.id} ${tags.join(", ")}`.trim(),
    `${what}; values in ms`,
  ]);
}

function unknown(what: string, name: string, known: readonly string[]): CliError {
  return new CliError(exitCodes.usage, `this run has no ${what} ${name}`, [["found", known.join(", ")]]);
}
