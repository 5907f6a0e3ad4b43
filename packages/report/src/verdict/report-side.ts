import { effectiveStatus } from "@xrpl-probe/db";
import { compareVersions } from "@xrpl-probe/xrpl";
import { namesOf } from "../run-names.ts";
import { sideLabel } from "../side-label.ts";
import type { ReportRun, ReportSide } from "./compare-report.ts";
import type { JudgedSides } from "./judge-sides.ts";
import { percent } from "./percent.ts";
import type { SideRun } from "./side-runs.ts";

/** A side as it is named: its runs that count, and those left out with the reason. */
export function reportSide({ loaded, compared, params }: JudgedSides, which: "base" | "head"): ReportSide {
  const { side, runs, leftOut } = loaded[which];
  const describe = (run: SideRun): ReportRun => {
    const { id, startedMs, host, commit, version, source, key } = run.run;
    return {
      ...(loaded.names.get(id) ?? namesOf(id, id)),
      id,
      tags: loaded.tags.get(key) ?? [],
      startedMs,
      lengthMs: run.lengthMs,
      ...{ host, commit, version, source },
      status: effectiveStatus(run.run, params.nowMs),
      lostShare: run.lostShare,
      spans: spansOf(run, compared.probe),
    };
  };
  const described = runs.map(describe);
  const left = leftOut.map((run) => ({ ...describe(run), reason: `lost ${percent(run.lostShare)} of its events` }));
  const tags = new Set(described.flatMap((run) => run.tags));
  return {
    label: sideLabel(side, [...described, ...left]),
    query: side.text,
    runs: described,
    leftOut: left,
    tags: [...tags].sort(compareVersions),
    commits: [...new Set(described.flatMap(({ commit }) => commit ?? []))],
    spans: described.reduce((sum, { spans }) => sum + spans, 0),
    resolution: runs.some((run) => isCoarse(run, compared.probe)) ? "log2" : "log-linear",
  };
}

function spansOf({ strata }: SideRun, probe: string): number {
  let spans = 0;
  for (const { probe: name, histogram } of strata.values()) if (name === probe) spans += histogram.count;
  return spans;
}

function isCoarse({ strata }: SideRun, probe: string): boolean {
  return [...strata.values()].some(({ probe: name, histogram }) => name === probe && histogram.scheme === "log2-us");
}
