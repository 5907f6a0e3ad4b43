import { decomposeMix, type MixDecomposition, type Stratum } from "@xrpl-probe/stats";
import { formatIn, unitFor } from "../format.ts";
import { groupBy } from "../group-by.ts";
import type { CompareReport, MixReport } from "./compare-report.ts";
import type { JudgedSides } from "./judge-sides.ts";
import type { JudgedKey } from "./judged-strata.ts";
import { percentDigits } from "./percent.ts";

/**
 * What of the change in the mean the mix of strata makes, over the leading probe and inside of each type with several
 * codes. Nothing where the sides are not comparable: another machine has other means.
 */
export function mixReports({ strata, compared, options }: JudgedSides): Pick<CompareReport, "mix" | "mixByType"> {
  const ofProbe = strata.filter(({ key, blocked }) => key.probe === compared.probe && blocked === null);
  const threshold = options.thresholds.mean;
  const perWhat = compared.probe === "transactor" ? "apply" : "span";
  const types = [...groupBy(ofProbe, ({ key }) => key.type)].filter(([, members]) => members.length > 1);
  return {
    mix: mixReport(ofProbe, threshold, perWhat),
    mixByType: types.flatMap(([type, members]) => {
      const mix = mixReport(members, threshold, perWhat);
      const typeName = members[0]?.key.typeName ?? "";
      return mix === null ? [] : [{ ...mix, type, typeName }];
    }),
  };
}

function mixReport(
  strata: readonly Stratum<JudgedKey>[],
  threshold: number,
  perWhat: "apply" | "span",
): MixReport | null {
  const parts = strata.map(({ key }) => ({ key, base: pooled(key.runs.base), head: pooled(key.runs.head) }));
  const found = decomposeMix(parts, threshold);
  if (found === null) return null;
  const { base, head, mix, within } = found;
  return {
    baseNs: base,
    headNs: head,
    mixNs: mix,
    withinNs: within,
    parts: found.parts
      .map(({ key, mix, within }) => {
        const { type, typeName, code, token } = key;
        return { type, typeName, code, token, mixNs: mix, withinNs: within };
      })
      .sort((a, b) => Math.abs(b.mixNs) + Math.abs(b.withinNs) - (Math.abs(a.mixNs) + Math.abs(a.withinNs))),
    line: mixLine(found, perWhat),
    banner: mixBanner(found),
  };
}

/** "mean per apply 0.98 → 1.10 ms = +82 µs other mix +38 µs within strata" */
function mixLine({ base, head, mix, within }: MixDecomposition<JudgedKey>, perWhat: "apply" | "span"): string {
  const unit = unitFor(Math.max(base, head));
  const whole = formatIn(unit, Math.max(base, head));
  const digits = whole.split(".")[1]?.length ?? 0;
  const inUnit = (ns: number) =>
    ns === Math.max(base, head)
      ? whole
      : ((ns / Math.max(base, head)) * Number(whole.replaceAll(",", ""))).toFixed(digits);
  const terms = `${signedNs(mix)} other mix ${signedNs(within)} within strata`;
  return `mean per ${perWhat} ${inUnit(base)} → ${inUnit(head)}\u00a0${unit} = ${terms}`;
}

function mixBanner({ mix, within, mixMisleads }: MixDecomposition<JudgedKey>): string | null {
  if (!mixMisleads) return null;
  if (mix * within >= 0) {
    const share = percentDigits(mix / (mix + within), 0);
    return `${share}\u00a0% of the change in the mean is the mix of transactions, not the server`;
  }
  return `the mix of transactions moves the mean by ${signedNs(mix)}, the server itself by ${signedNs(within)}`;
}

/** "+82 µs": no more digits than the difference of two means is good for. */
function signedNs(ns: number): string {
  const size = Math.abs(ns);
  const rounded = size < 0.5 ? 0 : Number(size.toPrecision(2));
  const unit = unitFor(rounded);
  const digits = size / NS_PER[unit] < 9.95 ? 1 : 0;
  return `${ns < 0 && rounded > 0 ? "\u2212" : "+"}${(size / NS_PER[unit]).toFixed(digits)}\u00a0${unit}`;
}

const NS_PER: Readonly<Record<ReturnType<typeof unitFor>, number>> = { ns: 1, µs: 1e3, ms: 1e6, s: 1e9 };

/** Count and mean over the runs, whatever their buckets. */
function pooled(runs: JudgedKey["runs"]["base"]): { count: number; mean: number | null } {
  let count = 0;
  let sum: number | null = 0;
  for (const run of runs) {
    if (run === null) continue;
    count += run.histogram.count;
    sum = sum === null || run.histogram.sum === null ? null : sum + run.histogram.sum;
  }
  return { count, mean: sum === null || count === 0 ? null : sum / count };
}
