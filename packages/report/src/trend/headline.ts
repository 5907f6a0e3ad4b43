import { formatCount } from "../format.ts";
import type { Sentence } from "../verdict/text.ts";
import { apartFinding, changeFinding, driftFinding } from "./finding.ts";
import type { TrendReport, TrendSeries } from "./trend-report.ts";

type Told = Pick<TrendReport, "versions" | "runs" | "reference"> & { readonly series: readonly TrendSeries[] };

/** Findings named in the first sentence; the rest is counted. */
const MOST_NAMED = 2;
const LEAST_VERSIONS = 6;

export function signOf({ versions, series }: Told): TrendReport["sign"] {
  if (versions.length < LEAST_VERSIONS) return "too-few";
  const open = series.some(
    ({ changes, apart, betas }) =>
      apart !== null ||
      changes.some(({ accepted }) => accepted === null) ||
      (changes.length === 0 && betas.at(-1)?.differs),
  );
  return open ? "watch" : "steady";
}

/** "8 versions, 24 runs: 1 change (OfferCreate tesSUCCESS p50 +6.4 % near 1.4.0-b2); 1.4.0-b5 stands apart: …." */
export function headlineOf(told: Told): Sentence {
  const { versions, runs } = told;
  if (versions.length === 0)
    return [{ text: "No ended run carries a version tag here: there is nothing to stand in order." }];
  const counted = { text: `${plural(versions.length, "version")}, ${plural(runs, "run")}: ` };
  if (versions.length < LEAST_VERSIONS) {
    const missing = LEAST_VERSIONS - versions.length;
    return [
      counted,
      { text: `changes are looked for from ${LEAST_VERSIONS} versions on, ${missing} more are needed.` },
    ];
  }
  return [counted, ...changesPart(told), ...apartPart(told), ...driftPart(told), { text: "." }];
}

function changesPart({ series }: Told): Sentence {
  const changed = leaders(series, changeFinding);
  if (changed.length === 0) return [{ text: "no change" }];
  const count = changed.reduce((sum, { series: { changes } }) => sum + changes.length, 0);
  return [{ text: `${plural(count, "change")} (` }, ...listed(changed), { text: ")" }];
}

function apartPart({ series, versions }: Told): Sentence {
  const apart = leaders(series, apartFinding);
  const [first] = apart;
  if (first === undefined || first.series.apart === null) return [];
  const tags = first.series.betas.slice(first.series.apart.start).map(({ tag }) => tag);
  const newest = tags.length === 0 ? [versions.at(-1)?.tag ?? ""] : tags;
  const who = `${newest.join(" and ")} ${newest.length === 1 ? "stands" : "stand"} apart: `;
  return [{ text: `; ${who}` }, ...listed(apart), { text: `, ${first.series.apart.until}` }];
}

function driftPart({ series, reference, versions }: Told): Sentence {
  const drifted = leaders(series, (one) => (one.sign === "drifted" ? driftFinding(one) : null));
  if (drifted.length === 0) return [];
  return [{ text: `; ${versions.at(-1)?.tag} differs from ${reference} without a step: ` }, ...listed(drifted)];
}

interface Named {
  readonly series: TrendSeries;
  readonly finding: Sentence;
}

/** Only the series that speak for their strata. */
function leaders(series: readonly TrendSeries[], find: (one: TrendSeries) => Sentence | null): Named[] {
  return series.flatMap((one) => {
    const finding = one.movesWith === null ? find(one) : null;
    return finding === null ? [] : [{ series: one, finding }];
  });
}

function listed(named: readonly Named[]): Sentence {
  const more = named.length - MOST_NAMED;
  return [
    ...named.slice(0, MOST_NAMED).flatMap(({ finding }, i) => [...(i === 0 ? [] : [{ text: ", " }]), ...finding]),
    ...(more > 0 ? [{ text: ` and ${more} more` }] : []),
  ];
}

function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}
