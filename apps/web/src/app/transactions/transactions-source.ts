import type { TransactionsView } from "@xrpl-probe/report";
import { formatDurationNs } from "@xrpl-probe/report/format";
import type { inferParserType } from "nuqs/server";
import { rangeWords } from "../../charts/range-words.ts";
import type { dataParams } from "./params.ts";

type Query = Omit<inferParserType<typeof dataParams>, "side" | "probe" | "order">;

/** Which applies the page shows, with all that narrows them: stands under images and in the names of files. */
export function transactionsSource({ side, probe }: Pick<TransactionsView, "side" | "probe">, query: Query): string {
  const { type, code, attempt, caller, pass, from, to, min, max } = query;
  const tags = [...new Set(side.runs.flatMap((run) => run.tags))].filter((tag) => tag !== side.label);
  const parts = [
    "xrpl-probe",
    [...tags, side.label].join(" "),
    `probe ${probe}`,
    [type, code].filter((part) => part !== null).join(" "),
    attempt === null ? "" : `attempt ${attempt}`,
    caller === null ? "" : `caller ${caller}`,
    pass === null ? "" : `${pass} pass`,
    from === null && to === null ? "" : rangeWords(from, to),
    min === null && max === null ? "" : tookWords(min, max),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function tookWords(min: number | null, max: number | null): string {
  if (max === null) return `at least ${formatDurationNs(min ?? 0)}`;
  return min === null ? `at most ${formatDurationNs(max)}` : `${formatDurationNs(min)} to ${formatDurationNs(max)}`;
}
