import type { Database, Run } from "@xrpl-probe/db";
import { chosenStratum } from "./chosen-stratum.ts";
import { comparedRun, type RunStrata, strataOfRuns } from "./compared-runs.ts";
import type { ChosenStratum, ComparedSide, Comparison, ComparisonParams, TypeRows } from "./comparison.ts";
import { differsMost } from "./differs-most.ts";
import { loadSide } from "./load-side.ts";
import { ReportError } from "./report-error.ts";
import { resolveStratum } from "./run-choices.ts";
import { parseSide, type Side } from "./side.ts";
import { sideLabel } from "./side-label.ts";
import { type StoredRuns, storedRuns } from "./stored-runs.ts";
import { countOf } from "./strata.ts";
import { type SidesStrata, type StratumKey, stratumRow, typeRows } from "./stratum-rows.ts";

/** A run that lost more than this share of its events is named and left out. */
const MOST_LOST = 0.01;

/**
 * Two sides compared, without verdicts.
 * @throws ReportError for sides, probe, type or code that are not in the database
 */
export function loadComparison(db: Database, params: ComparisonParams): Comparison {
  const { choose, ...tables } = openComparisonTables(db, params);
  return { ...tables, chosen: choose(params) };
}

/** A comparison whose rows can be chosen one after the other without asking the database again. */
export interface ComparisonTables extends Omit<Comparison, "chosen"> {
  /** @throws ReportError `unknown-type`, `unknown-code` */
  choose(asked: Pick<ComparisonParams, "type" | "code">): ChosenStratum;
}

/**
 * @param stored what comparisons made before have read
 * @throws ReportError for sides and probes that are not in the database
 */
export function openComparisonTables(
  db: Database,
  params: Omit<ComparisonParams, "type" | "code">,
  stored: StoredRuns = storedRuns(db),
): ComparisonTables {
  const load = (text: string): { side: Side; runs: RunStrata[] } => {
    const side = parseSide(text);
    return { side, runs: strataOfRuns(db, loadSide(db, side, params), params, stored) };
  };
  const [base, head] = [load(params.base), load(params.head)];
  const probes = commonProbes(base.runs, head.runs);
  const probe = chooseProbe(probes, params.probe);

  const describe = ({ side, runs }: typeof base) => {
    const all = runs.map((run) => ({ ...run, compared: comparedRun(db, run, { probe, nowMs: params.nowMs, stored }) }));
    const kept = all.filter(({ compared }) => compared.lostShare <= MOST_LOST);
    if (kept.length === 0) {
      const message = `every run of ${side.text} lost more than 1 % of its events`;
      throw new ReportError("empty-side", message, "record again with a larger ring buffer");
    }
    const strata = kept.map((run) => run.strata.filter((stratum) => stratum.probe === probe));
    return { side, all, kept, strata, runs: kept.map(({ run }) => run) };
  };
  const [left, right] = [describe(base), describe(head)];
  const sides: SidesStrata = { base: left.strata, head: right.strata };
  const version = versionOf(right.runs) ?? versionOf(left.runs);
  const types = typeRows(sides, version);
  return {
    probe,
    probes,
    base: comparedSide(left),
    head: comparedSide(right),
    types,
    pooled: stratumRow(sides, { type: null, code: null }, version),
    choose: (asked) => {
      const ids = { base: idsOf(left.runs), head: idsOf(right.runs) };
      return chosenStratum(sides, chosenKey(sides, types, asked, version), { ids, version });
    },
  };
}

/** The stratum asked for; without a wish the one that differs most, which is what a visitor came for. */
function chosenKey(
  sides: SidesStrata,
  types: readonly TypeRows[],
  { type, code }: Pick<ComparisonParams, "type" | "code">,
  version: string | null,
): StratumKey {
  const asked = { ...(type !== undefined && type !== "all" && { type }), ...(code !== undefined && { code }) };
  const key = resolveStratum([...sides.base, ...sides.head].flat(), asked, version);
  if (type !== undefined || code !== undefined) return key;
  return differsMost(types)[0]?.row ?? types[0]?.strata[0] ?? key;
}

function comparedSide(loaded: {
  readonly side: Side;
  readonly all: readonly (RunStrata & { readonly compared: ComparedSide["runs"][number] })[];
  readonly strata: SidesStrata["base"];
}): ComparedSide {
  const runs = loaded.all.map(({ compared }) => compared);
  const kept = runs.filter(({ lostShare }) => lostShare <= MOST_LOST);
  const coarse = loaded.strata.flat().some(({ histogram }) => histogram.scheme === "log2-us");
  return {
    label: sideLabel(loaded.side, runs),
    query: loaded.side.text,
    runs: kept,
    leftOut: runs.filter(({ lostShare }) => lostShare > MOST_LOST),
    commits: [...new Set(kept.flatMap(({ commit }) => commit ?? []))],
    spans: countOf(loaded.strata.flat()),
    resolution: coarse ? "log2" : "log-linear",
  };
}

function commonProbes(base: readonly RunStrata[], head: readonly RunStrata[]): string[] {
  const hit = (runs: readonly RunStrata[]) => new Set(runs.flatMap(({ strata }) => strata.map(({ probe }) => probe)));
  const onHead = hit(head);
  return [...hit(base)].filter((probe) => onHead.has(probe));
}

function chooseProbe(common: readonly string[], asked: string | undefined): string {
  if (asked !== undefined && !common.includes(asked)) {
    const hint = common.length === 0 ? "record both with the same probes" : `both have ${common.join(", ")}`;
    throw new ReportError("unknown-probe", `not both sides have spans of the probe ${asked}`, hint);
  }
  const probe = asked ?? common.find((name) => name === "transactor") ?? common[0];
  if (probe !== undefined) return probe;
  throw new ReportError("no-common-probe", "no probe has spans on both sides", "record both with the same probes");
}

function versionOf(runs: readonly Run[]): string | null {
  return runs.find(({ version }) => version !== null)?.version ?? null;
}

function idsOf(runs: readonly Run[]): string[] {
  return runs.map(({ id }) => id);
}
