import type { MixReport, ReportRow, Sign } from "@xrpl-probe/report";

/** One bar of the waterfall, from one level of the mean to the next. */
export interface MixStep {
  readonly kind: "mix" | "within";
  /** "Payment tecPATH_DRY", "tecPATH_DRY" inside of a type, "other codes" */
  readonly name: string;
  /** Null where several strata are one bar. */
  readonly token: string | null;
  readonly fromNs: number;
  readonly toNs: number;
  /** Of the stratum's own mean, as judged. */
  readonly sign: Sign | null;
}

export interface MixSteps {
  readonly baseNs: number;
  readonly headNs: number;
  readonly steps: readonly MixStep[];
}

/** What a row tells of a stratum's own mean. */
type JudgedMean = Pick<ReportRow, "statistic" | "type" | "code" | "sign">;

/** More bars of a kind than this, and those that could not be seen, are one bar together. */
const MOST = 3;
const LEAST_SEEN = 0.02;

/** From base over the mix and the strata to head; `rows` tell which stratum's own change is proven. */
export function mixSteps(
  mix: MixReport,
  rows: readonly JudgedMean[],
  { typed }: { readonly typed: boolean },
): MixSteps {
  const signOf = (type: number | null, code: number | null) =>
    rows.find((row) => row.statistic === "mean" && row.type === type && row.code === code)?.sign ?? null;
  let level = mix.baseNs;
  const step = (kind: MixStep["kind"], ns: number, of: Pick<MixStep, "name" | "token" | "sign">): MixStep => {
    const fromNs = level;
    level += ns;
    return { kind, ...of, fromNs, toNs: level };
  };
  const largest = Math.max(...mix.parts.flatMap(({ mixNs, withinNs }) => [Math.abs(mixNs), Math.abs(withinNs)]));
  const seen = (ns: number) => Math.abs(ns) >= largest * LEAST_SEEN;
  const stepsOf = (kind: MixStep["kind"]): MixStep[] => {
    const effect = (part: MixReport["parts"][number]) => (kind === "mix" ? part.mixNs : part.withinNs);
    const sorted = [...mix.parts].sort((a, b) => Math.abs(effect(b)) - Math.abs(effect(a)));
    const own = sorted.slice(0, MOST).filter((part) => seen(effect(part)));
    const rest = sorted.slice(own.length);
    const named = own.map((part) => {
      const { type, typeName, code, token } = part;
      const name = typed ? token : `${typeName} ${token}`;
      return step(kind, effect(part), { name, token, sign: signOf(type, code) });
    });
    const left = rest.reduce((sum, part) => sum + effect(part), 0);
    return left === 0 ? named : [...named, step(kind, left, { name: "other codes", token: null, sign: null })];
  };
  const steps = [...stepsOf("mix"), ...stepsOf("within")];
  return { baseNs: mix.baseNs, headNs: mix.headNs, steps };
}
