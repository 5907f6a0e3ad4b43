import type { RunLevels } from "@xrpl-probe/db";
import { gateFamily, JUDGED_STATISTICS, type JudgedStatistic, learnVariance } from "@xrpl-probe/stats";
import { NOT_ENOUGH } from "../format.ts";
import { groupBy } from "../group-by.ts";
import { stratumNames } from "../strata.ts";
import { percent } from "../verdict/percent.ts";
import { stratumKey } from "../verdict/side-runs.ts";
import { statisticName } from "../verdict/statistic-name.ts";
import type { StatisticNoise, StratumNoise } from "./calibrate-report.ts";
import type { WithinRuns } from "./within-run.ts";

/** The strata that the gate would ask about, and what runs of one build differ by in each of them. */
export function stratumNoises(
  levels: readonly RunLevels[],
  groups: readonly (readonly number[])[],
  within: WithinRuns,
  version: string | null,
): StratumNoise[] {
  const strata = [...groupBy(levels, stratumKey)]
    .map(([key, rows]) => ({ key, rows, count: rows.reduce((sum, { count }) => sum + count, 0) }))
    .sort((a, b) => b.count - a.count);
  const chosen = gateFamily(strata.map(({ count }) => count));
  const gate = strata.filter((_, i) => chosen[i]);
  const values = gate.map(({ key, rows }) => ({ key, rows, groups: valuesOf(rows, groups) }));
  const alone = values.map(({ key, rows, groups: ofStratum }): StratumNoise => {
    const [type, code] = [rows[0]?.type ?? null, rows[0]?.code ?? null];
    const names = stratumNames({ type, code }, version);
    const statistics = JUDGED_STATISTICS.map((name) =>
      noiseOf(name, ofStratum(name), within.get(key)?.get(name) ?? null),
    );
    return { name: `${names.typeName} ${names.token}`, type, code, pooled: false, statistics };
  });
  if (values.length < 2) return alone;
  const pooled = JUDGED_STATISTICS.map((name) => {
    const known = values.flatMap(({ key }) => within.get(key)?.get(name) ?? []);
    const mean = known.length === 0 ? null : known.reduce((sum, square) => sum + square, 0) / known.length;
    return noiseOf(
      name,
      values.flatMap(({ groups: ofStratum }) => ofStratum(name)),
      mean,
    );
  });
  return [...alone, { name: "all of them", type: null, code: null, pooled: true, statistics: pooled }];
}

/** Per group the ln of a statistic in each run that has it. */
function valuesOf(rows: readonly RunLevels[], groups: readonly (readonly number[])[]) {
  const byRun = new Map(rows.map((row) => [row.runKey, row]));
  return (statistic: JudgedStatistic): number[][] =>
    groups.map((runKeys) =>
      runKeys.flatMap((runKey) => {
        const ns = byRun.get(runKey)?.[statistic] ?? null;
        return ns === null ? [] : [Math.log(Math.max(ns, 1))];
      }),
    );
}

function noiseOf(statistic: JudgedStatistic, groups: number[][], withinSquare: number | null): StatisticNoise {
  const { variance, df } = learnVariance(groups);
  const sd = df === 0 ? null : Math.sqrt(variance);
  return {
    statistic,
    statisticName: statisticName(statistic),
    sd,
    within: withinSquare === null ? null : Math.sqrt(withinSquare),
    df,
    text: sd === null ? NOT_ENOUGH : percent(sd),
  };
}
