import { InvalidArgumentError } from "commander";

/** What commands that judge take: percentages per statistic, times, formats. */

const STATISTICS = { p50: "p50", p90: "p90", p99: "p99", "p99.9": "p999", p999: "p999", mean: "mean" } as const;

type Name = keyof typeof STATISTICS;
export type JudgedName = (typeof STATISTICS)[Name];
export type Percentages = Partial<Record<JudgedName, number>>;

/** `p50=3%,p99=5%` gives { p50: 0.03, p99: 0.05 }; repeatable. */
export function percentages(text: string, before: Percentages = {}): Percentages {
  const given: Percentages = { ...before };
  for (const entry of text.split(",")) {
    const [, name = "", number = ""] = /^\s*([\w.]+)\s*=\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(entry) ?? [];
    if (!isName(name)) throw new InvalidArgumentError(`"${entry.trim()}" is not like p50=3%; ${known}`);
    const share = Number(number) / 100;
    if (share <= 0 || share > 10) throw new InvalidArgumentError(`${name} must be above 0 % and at most 1000 %`);
    given[STATISTICS[name]] = share;
  }
  return given;
}

const known = "the statistics are p50, p90, p99, p99.9 and mean";

function isName(name: string): name is Name {
  return Object.hasOwn(STATISTICS, name);
}

export function statisticOption(text: string): JudgedName {
  if (isName(text)) return STATISTICS[text];
  throw new InvalidArgumentError(known);
}

/** `2026-11-21`, `2026-11-21T14:42` or with seconds and zone: ms UTC. A date alone is its first moment in UTC. */
export function timeMs(text: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(text)
    ? Date.parse(text.replace(" ", "T"))
    : Number.NaN;
  if (Number.isFinite(ms)) return ms;
  throw new InvalidArgumentError("it must be a time such as 2026-11-21T14:42 or 2026-11-21T14:42:08Z");
}

/** `--type A --type B` gives both. */
export function repeated(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}
