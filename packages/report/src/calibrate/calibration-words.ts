import { compareVersions, isVersionTag } from "@xrpl-probe/xrpl";
import type { NextStep } from "../verdict/compare-report.ts";
import { percent } from "../verdict/percent.ts";
import { shellWord } from "../verdict/shell-word.ts";
import type { Sentence } from "../verdict/text.ts";
import type { CalibrateReport } from "./calibrate-report.ts";
import { provable, type RunVariance, runsFor } from "./precision-table.ts";

interface Found extends Pick<CalibrateReport, "groups" | "single" | "several" | "precision"> {
  readonly noisiest: { readonly name: string; readonly variance: RunVariance; readonly sd: number | null } | null;
  readonly runs: number;
  readonly dbOption: string | undefined;
}

type Words = Pick<CalibrateReport, "sign" | "headline" | "advice" | "next">;

/** The change that is worth a verdict on a median, and so the one that advice is about. */
const WANTED = 0.03;
const DEFAULT_S = 300;
const FEW_RUNS = 3;
/** Runs of one build differ by 1 to 3 % on a quiet machine. */
const MUCH_SD = 0.05;

export function calibrationWords(found: Found): Words {
  return {
    sign: found.noisiest?.variance.learnt ? "known" : "assumed",
    headline: headline(found),
    advice: advice(found),
    next: next(found),
  };
}

function headline({ groups, single, several, noisiest }: Found): Sentence {
  if (single === null) {
    return [{ text: "No build was recorded twice here: how much its runs differ is not known, 2\u00a0% are assumed." }];
  }
  const runs = groups.reduce((sum, group) => sum + group.runs.length, 0);
  const rang = single.proven + single.possible;
  return [
    { text: `${runs} runs of ${groups.length === 1 ? "1 unchanged build" : `${groups.length} unchanged builds`}, ` },
    { text: `compared in ${single.pairs === 1 ? "1 pair" : `${single.pairs} pairs`}: ` },
    { text: rang === 0 ? "none" : `${rang}`, tone: "strong" },
    { text: " rang falsely" },
    ...(several === null ? [] : severalPart(several)),
    ...(noisiest === null ? [] : noisePart(noisiest)),
  ];
}

function severalPart(several: NonNullable<CalibrateReport["several"]>): Sentence {
  const { proven, possible, pairs, runsPerSide } = several;
  return [{ text: `, ${proven + possible || "none"} of ${pairs} with ${runsPerSide} runs a side` }];
}

/** What was measured, as the table has it; with too few runs what is taken instead, which leans on the assumed noise. */
function noisePart({ name, variance, sd }: NonNullable<Found["noisiest"]>): Sentence {
  const taken = Math.sqrt(variance.between + variance.within);
  const isMeasured = variance.learnt && sd !== null;
  return [
    { text: isMeasured ? "; runs of one build scatter by " : "; runs of one build are taken to scatter by " },
    { text: percent(isMeasured ? sd : taken), tone: "strong" },
    { text: ` in ${name}${isMeasured ? "" : " (2\u00a0% assumed, too few runs to tell)"}.` },
  ];
}

function advice({ noisiest, precision }: Found): Sentence {
  if (noisiest === null || precision === null) return [{ text: "Record a run first." }];
  const { variance } = noisiest;
  const wanted = runsFor(variance, WANTED);
  const needs =
    wanted === null
      ? `${percent0(WANTED)} are out of reach for runs of this length`
      : `to tell ${percent0(WANTED)} from noise needs ${wanted === 1 ? "1 run" : `${wanted} runs`} a side`;
  const isMuch = variance.learnt && Math.sqrt(variance.between) > MUCH_SD;
  return [
    ...(isMuch ? [{ text: "That is much: look first for what else runs on this machine, and at its governor. " }] : []),
    { text: `${FEW_RUNS} runs a side prove a change of ` },
    { text: percent(provable(variance, FEW_RUNS)), tone: "strong" },
    { text: ` four times in five; ${needs}.` },
  ];
}

/** The newest two, to be pasted; where there are not two, what stands for them. */
function lastBetas(groups: Found["groups"]): string {
  const tags = new Set(groups.flatMap((group) => group.tags.find(isVersionTag) ?? group.tags[0] ?? []));
  const [base, head] = [...tags].sort(compareVersions).slice(-2);
  return base === undefined || head === undefined ? "BASE HEAD" : `${shellWord(base)} ${shellWord(head)}`;
}

function next({ groups, noisiest, runs, precision, dbOption }: Found): NextStep[] {
  const db = dbOption === undefined ? "" : ` --db ${shellWord(dbOption)}`;
  const seconds = Math.max(DEFAULT_S, Math.round((precision?.lengthMs ?? 0) / 1000));
  const command = `sudo xrpl-probe record -d ${seconds} -t VERSION${db}`;
  if (noisiest === null || runs === 0) return [{ when: "", command, after: "with the server running" }];
  if (!noisiest.variance.learnt) {
    return [{ when: "", command, after: "again and again with one version: 11 runs of it tell its noise" }];
  }
  return [{ when: "", command: `xrpl-probe compare${db} ${lastBetas(groups)}`, after: "judges by this noise" }];
}

function percent0(share: number): string {
  return `${(share * 100).toFixed(0)}\u00a0%`;
}
