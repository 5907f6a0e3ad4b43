import {
  cellsOf,
  codeCountsOf,
  type Database,
  mergeStrata,
  probesOf,
  type Run,
  type Stratum,
  tagsOf,
} from "@xrpl-probe/db";
import { codeLabel } from "@xrpl-probe/xrpl";
import { loadSide } from "../load-side.ts";
import { ReportError } from "../report-error.ts";
import { choicesOf, resolveStratum } from "../run-choices.ts";
import { namesOf, runNames } from "../run-names.ts";
import type { RunView } from "../run-view.ts";
import { parseSide } from "../side.ts";
import { sideLabel } from "../side-label.ts";
import { countOf } from "../strata.ts";
import type { PanelSide } from "./panel-report.ts";

/** The runs of a side, one probe of theirs, and what of it is asked for. */
export interface ProbeOfSide {
  readonly runs: readonly Run[];
  readonly side: PanelSide;
  readonly probe: string;
  readonly type: number | null;
  readonly code: number | null;
  readonly resolution: RunView["resolution"];
  readonly choices: RunView["choices"];
  /** Every probe of the runs with its spans. */
  readonly probes: readonly { readonly name: string; readonly count: number }[];
  /** The whole runs' strata of the probe, in the order of the runs. */
  readonly perRun: readonly (readonly Stratum[])[];
  /** Names of codes are those of this server's version. */
  readonly version: string | null;
}

interface SideAsked {
  readonly side: string;
  readonly probe?: string | undefined;
  readonly type?: string | undefined;
  readonly code?: string | undefined;
  readonly nowMs: number;
}

/**
 * @throws ReportError `bad-side`, `unknown-side`, `ambiguous-run`, `empty-side`, `unknown-probe`, `unknown-type`,
 * `unknown-code`, `mixed-buckets`
 */
export function probeOfSide(db: Database, asked: SideAsked): ProbeOfSide {
  const parsed = parseSide(asked.side);
  const runs = loadSide(db, parsed, asked);
  const runKeys = runs.map(({ key }) => key);
  const probes = runKeys.flatMap((runKey) => probesOf(db, { runKey }));
  const cells = cellsOf(db, { runKeys, level: "run" });
  const probe = chooseProbe(probes, new Set(cells.map((cell) => cell.probe)), asked.probe);
  const schemes = new Set(probes.filter(({ name }) => name === probe).map(({ scheme }) => scheme));
  if (schemes.size > 1) throw mixedBuckets(asked.side, probe);
  const ofProbe = cells.filter((cell) => cell.probe === probe);
  const strata = mergeStrata(ofProbe);
  const version = runs.at(-1)?.version ?? null;
  const known = runNames(db);
  const named = runs.map((run) => ({ ...(known.get(run.id) ?? namesOf(run.id, run.id)), run }));
  const tags = tagsOf(db, { runKeys });
  return {
    runs,
    side: {
      query: parsed.text,
      label: sideLabel(
        parsed,
        named.map(({ run, shortId }) => ({ id: run.id, shortId })),
      ),
      runs: named.map(({ run, ...names }) => ({
        ...names,
        id: run.id,
        startedMs: run.startedMs,
        tags: tags.get(run.key) ?? [],
      })),
      commits: [...new Set(runs.flatMap(({ commit }) => commit ?? []))],
    },
    probe,
    ...stratumOf(db, runKeys, probe, strata, asked, version),
    resolution: schemes.has("log2-us") ? "log2" : "log-linear",
    choices: choicesWithCodes(db, runKeys, probes, probe, strata, version),
    probes: [...new Set(probes.map(({ name }) => name))].map((name) => ({
      name,
      count: countOf(cells.filter((cell) => cell.probe === name)),
    })),
    perRun: runKeys.map((runKey) => mergeStrata(ofProbe.filter((cell) => cell.runKey === runKey))),
    version,
  };
}

type Probes = ReturnType<typeof probesOf>;

/** The one asked for; else `transactor`, else the first with spans. */
function chooseProbe(probes: Probes, hit: ReadonlySet<string>, name: string | undefined): string {
  const names = [...new Set(probes.map((probe) => probe.name))];
  if (name !== undefined) {
    if (names.includes(name)) return name;
    throw new ReportError(
      "unknown-probe",
      `no run here has a probe ${name}`,
      `there are ${names.join(", ") || "none"}`,
    );
  }
  const filled = names.filter((each) => hit.has(each));
  return filled.find((each) => each === "transactor") ?? filled[0] ?? names[0] ?? "transactor";
}

/** Codes that were imported apart from the latencies can be asked for too. */
function stratumOf(
  db: Database,
  runKeys: readonly number[],
  probe: string,
  strata: readonly Stratum[],
  asked: SideAsked,
  version: string | null,
) {
  const codes = codeCountsOf(db, { runKeys, probe }).map(({ type, code }) => ({ type, code }));
  const { type, code } = asked;
  return resolveStratum([...strata, ...codes], { ...(type && { type }), ...(code && { code }) }, version);
}

function choicesWithCodes(
  db: Database,
  runKeys: readonly number[],
  probes: Probes,
  probe: string,
  strata: readonly Stratum[],
  version: string | null,
): RunView["choices"] {
  const choices = choicesOf([...new Map(probes.map((each) => [each.name, each])).values()], strata, version);
  if (choices.codes.length > 0) return choices;
  const counts = new Map<number, number>();
  for (const { code, count } of codeCountsOf(db, { runKeys, probe })) counts.set(code, (counts.get(code) ?? 0) + count);
  const codes = [...counts].sort(([, a], [, b]) => b - a);
  return { ...choices, codes: codes.map(([code, count]) => ({ code, token: codeLabel(code, version), count })) };
}

function mixedBuckets(side: string, probe: string): ReportError {
  return new ReportError(
    "mixed-buckets",
    `the runs of ${side} keep ${probe} in different buckets`,
    "pool imported runs with imported ones, or choose one run",
  );
}
