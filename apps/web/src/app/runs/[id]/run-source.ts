import type { RunView } from "@xrpl-probe/report";
import { rangeWords } from "../../../charts/range-words.ts";

/** Which run and what of it the page shows: stands under images and in the names of files. */
export function runSource({ run, filter, choices }: Pick<RunView, "run" | "filter" | "choices">): string {
  const { probe, type, code, fromMs, toMs } = filter;
  const stratum = [
    type === null ? undefined : choices.types.find((choice) => choice.type === type)?.name,
    code === null ? undefined : choices.codes.find((choice) => choice.code === code)?.token,
  ].filter((name) => name !== undefined);
  return [
    "xrpl-probe",
    `run ${run.shortId}${run.tags.length > 0 ? ` of ${run.tags.join(" ")}` : ""}`,
    `probe ${probe}`,
    ...(stratum.length > 0 ? [stratum.join(" ")] : []),
    ...(fromMs === null && toMs === null ? [] : [rangeWords(fromMs, toMs)]),
  ].join(", ");
}
