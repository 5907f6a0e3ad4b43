import source from "../workload.json" with { type: "json" };
import { type Flavour, flavours } from "./flavours.ts";
import { type Law, type Mixture, tabulate } from "./law.ts";

const stages = ["doApply", "preclaim", "preflight"] as const;
type FoundIn = (typeof stages)[number];

const appliesTables = source.appliesPerTransaction;
type AppliesName = keyof typeof appliesTables;

/** Runs of `Transactor::operator()` per transaction and how often: [count, share]. */
export type AppliesTable = readonly (readonly [count: number, share: number])[];

export interface Outcome {
  readonly type: number;
  readonly typeName: string;
  readonly code: number;
  readonly token: string;
  /** Where the server finds the code; what comes after is not entered. */
  readonly foundIn: FoundIn;
  /** Weight among distinct transactions. */
  readonly share: number;
  readonly appliesName: AppliesName;
  readonly applies: AppliesTable;
  /** Empty where `operator()` is never reached. */
  readonly mixture: Mixture;
  readonly law: Law;
}

/** What a server of one flavour is given to do; numbers and their sources in workload.json. */
export interface Workload {
  readonly ledgerS: number;
  /** Lag-1 autocorrelation of the normals behind the durations of one type and code. */
  readonly autocorrelation: number;
  readonly queuedShare: number;
  /** Shares of a run of `operator()` spent before and in doApply. */
  readonly stageShares: { readonly beforeDoApply: number; readonly doApply: number };
  readonly preflightLaw: Law;
  readonly preclaimLaw: Law;
  readonly outcomes: readonly Outcome[];
}

export function loadWorkload(flavour: Flavour): Workload {
  const { release } = flavours[flavour];
  return {
    ledgerS: source.ledgerS,
    autocorrelation: source.autocorrelation,
    queuedShare: source.queuedShare,
    stageShares: source.stageShares,
    preflightLaw: tabulate(mixtureOf(source.preflightLaw)),
    preclaimLaw: tabulate(mixtureOf(source.preclaimLaw)),
    outcomes: source.outcomes.filter(({ since }) => isAtLeast(release, since)).map(outcomeOf),
  };
}

function outcomeOf(row: (typeof source.outcomes)[number]): Outcome {
  const appliesName = appliesNameOf(row.applies);
  const mixture = mixtureOf(row.law);
  return {
    type: row.type,
    typeName: row.typeName,
    code: row.code,
    token: row.token,
    foundIn: foundInOf(row.foundIn),
    share: row.share,
    appliesName,
    applies: appliesTables[appliesName].map((cells) => [numberAt(cells, 0), numberAt(cells, 1)] as const),
    mixture,
    law: mixture.length === 0 ? [] : tabulate(mixture),
  };
}

function mixtureOf(rows: readonly (readonly number[])[]): Mixture {
  return rows.map((row) => [numberAt(row, 0), numberAt(row, 1), numberAt(row, 2)] as const);
}

function numberAt(row: readonly number[], index: number): number {
  const value = row[index];
  if (value === undefined)
    throw new RangeError(`workload.json: a row of ${row.length} numbers lacks number ${index + 1}`);
  return value;
}

function foundInOf(text: string): FoundIn {
  const found = stages.find((stage) => stage === text);
  if (found === undefined) throw new RangeError(`workload.json: foundIn is '${text}', not one of ${stages.join(", ")}`);
  return found;
}

function appliesNameOf(text: string): AppliesName {
  if (!isAppliesName(text)) throw new RangeError(`workload.json: no appliesPerTransaction named '${text}'`);
  return text;
}

function isAppliesName(text: string): text is AppliesName {
  return Object.hasOwn(appliesTables, text);
}

function isAtLeast(release: string, since: string): boolean {
  return release.localeCompare(since, "en", { numeric: true }) >= 0;
}
