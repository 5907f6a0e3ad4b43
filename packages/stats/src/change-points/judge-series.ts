import { studentQuantile } from "../distributions/student-t.ts";
import { benjaminiHochberg } from "../multiple-testing/benjamini-hochberg.ts";
import { againstReference, levelError } from "./against-reference.ts";
import { type FoundChange, findChanges } from "./find-changes.ts";
import { type LastPair, lastPair } from "./last-pair.ts";
import { type ScaledSeries, type Series, scaledSeries } from "./scaled-series.ts";
import { type StepFit, stepFit } from "./step-fit.ts";
import type { Step } from "./step-test.ts";

/** A change point; `p` is corrected for the places searched. Differences are in ln: exp(change) - 1 is the percentage. */
export interface ChangePoint extends Step {
  /** the most likely first beta of the later segment; never one of the last two */
  readonly start: number;
  /** the 95 % set: the change happened at one of the betas from..to */
  readonly from: number;
  readonly to: number;
}

export interface SeriesSegment {
  /** index of its first beta, and the index after its last */
  readonly start: number;
  readonly end: number;
  /** in ln, with its standard error */
  readonly level: number;
  readonly se: number;
}

export interface JudgedBeta {
  /** 95 % interval of its level in ln */
  readonly lower: number;
  readonly upper: number;
  /** this beta less the last release; null for the release itself or without one */
  readonly sinceReference: (Step & { readonly differs: boolean }) | null;
  /** too new to be a change point: the last two */
  readonly provisional: boolean;
}

export interface JudgedSeries {
  /** standard deviation of a beta's level around its segment, in ln */
  readonly noise: number;
  readonly segments: readonly SeriesSegment[];
  readonly changes: readonly ChangePoint[];
  /** where the last one or two betas stand apart from their segment; null when they do not */
  readonly lastPair: LastPair | null;
  readonly betas: readonly JudgedBeta[];
}

/** Share of false ones among the series that are said to have a finding. */
const FALSE_DISCOVERIES = 0.1;

const LEVEL = 0.05;

/**
 * Finds the change points of each series of betas. Several series are judged together: each kind of finding (change
 * points, the last betas, differences from the last release) is kept in those series only that Benjamini-Hochberg lets
 * pass. Null for a series of fewer than 6 betas.
 */
export function judgeSeries(series: readonly Series[]): (JudgedSeries | null)[] {
  const scaled = series.map(scaledSeries);
  const judged = judgeTogether(scaled.filter((one) => one !== null)).values();
  return scaled.map((one) => (one === null ? null : (judged.next().value ?? null)));
}

function judgeTogether(scaled: readonly ScaledSeries[]): JudgedSeries[] {
  const found = scaled.map(({ of, threshold, floor }) => findChanges(of, threshold, floor));
  const hasChanges = benjaminiHochberg(
    found.map((changes) => Math.min(1, ...changes.map(({ searchedP }) => searchedP))),
    FALSE_DISCOVERIES,
  );
  const views = scaled.map((one, i) => viewOf(one, hasChanges[i] ? (found[i] ?? []) : []));
  const isApart = benjaminiHochberg(
    views.map(({ pair, series }) => (isFinding(pair, series.threshold) ? pair.p : 1)),
    FALSE_DISCOVERIES,
  );
  const hasDrifted = benjaminiHochberg(
    views.map(({ since }) => Math.min(1, ...since.map((step) => step?.p ?? 1))),
    FALSE_DISCOVERIES,
  );
  return views.map((view, i) => inLn(view, isApart[i] === true, hasDrifted[i] === true));
}

/** A series with the change points that are kept, in units of s0. */
interface View {
  readonly series: ScaledSeries;
  readonly changes: readonly FoundChange[];
  readonly fit: StepFit;
  readonly pair: LastPair;
  readonly since: readonly (Step | null)[];
}

function viewOf(series: ScaledSeries, changes: readonly FoundChange[]): View {
  const starts = changes.map(({ start }) => start);
  const fit = stepFit(series.of, starts, series.of.values.length, series.floor);
  return {
    series,
    changes,
    fit,
    pair: lastPair(series.of, starts, series.floor),
    since: againstReference(series, fit),
  };
}

function isFinding({ change, p }: Step, threshold: number): boolean {
  return p <= LEVEL && Math.abs(change) >= threshold;
}

function inLn({ series, changes, fit, pair, since }: View, isApart: boolean, hasDrifted: boolean): JudgedSeries {
  const { of, errors, threshold, unit, middle } = series;
  const scale = <T extends Step>(step: T): T => ({
    ...step,
    change: step.change * unit,
    lower: step.lower * unit,
    upper: step.upper * unit,
  });
  const t = studentQuantile(0.975, fit.df);
  return {
    noise: fit.noise * unit,
    segments: fit.segments.map(({ start, end, level }) => ({
      start,
      end,
      level: level * unit + middle,
      se: (fit.noise * unit) / Math.sqrt(end - start),
    })),
    changes: changes.map(({ start, location: { from, to }, searchedP, change, lower, upper }) => ({
      start,
      from,
      to,
      ...scale({ change, lower, upper, p: searchedP }),
    })),
    lastPair: isApart ? scale(pair) : null,
    betas: errors.map((se, i) => {
      const level = (of.values[i] ?? 0) * unit + middle;
      const reach = t * levelError(fit, se) * unit;
      const step = since[i] ?? null;
      return {
        lower: level - reach,
        upper: level + reach,
        sinceReference: step === null ? null : { ...scale(step), differs: hasDrifted && isFinding(step, threshold) },
        provisional: i >= errors.length - 2,
      };
    }),
  };
}
