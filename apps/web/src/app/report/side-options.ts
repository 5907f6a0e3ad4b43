import type { RunRow } from "@xrpl-probe/report";
import { formatDay } from "@xrpl-probe/report/format";
import { sideChoices } from "../compare/side-choices.ts";

/** Tags, which pool their runs, then the newest runs. */
export function sideOptions(runs: readonly RunRow[]) {
  const { tags, runs: newest } = sideChoices(runs);
  return [
    ...tags
      .filter((tag) => tag.runs > 1)
      .map((tag) => ({ value: tag.tag, label: tag.tag, detail: `${tag.runs} runs pooled` })),
    ...newest.map(({ ref, shortId, tag, startedMs }) => ({
      value: ref,
      label: tag === null ? shortId : `${tag}, ${shortId}`,
      detail: formatDay(startedMs, "UTC"),
    })),
  ];
}
