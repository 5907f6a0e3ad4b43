import { type Word, worstWord } from "@xrpl-probe/stats";
import { groupBy } from "../group-by.ts";
import type { CodeVerdict, ReportRow, TypeVerdict } from "./compare-report.ts";
import { shownWord, signOf } from "./row-words.ts";

/** What was shown of a stratum outweighs what could not be shown of its other statistics. */
const EVIDENCE: readonly Word[] = [
  "regression",
  "possible regression",
  "not comparable",
  "improvement",
  "possible improvement",
  "inconclusive",
  "no change",
  "not judged",
];

/** The word of a stratum, from those of its statistics. */
export function stratumWord(words: readonly Word[]): Word {
  return EVIDENCE.find((word) => words.includes(word)) ?? "not judged";
}

/**
 * Per (probe, type) the worst word among its strata, in the order in which the types first come in `rows`.
 * @param codes of the leading probe
 */
export function typeVerdicts(
  rows: readonly ReportRow[],
  codes: { readonly probe: string; readonly verdicts: readonly CodeVerdict[] },
): TypeVerdict[] {
  return [...groupBy(rows, ({ probe, type }) => JSON.stringify([probe, type])).values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const { probe, type, typeName } = first;
    const strata = [...groupBy(members, ({ code }) => code).values()].map((ofStratum) => ({
      rows: ofStratum,
      word: stratumWord(ofStratum.map(({ word }) => word)),
    }));
    const word = worstWord(strata.map((stratum) => stratum.word));
    const carrying = strata.find((stratum) => stratum.word === word)?.rows.filter((row) => row.word === word) ?? [];
    const [worst] = carrying;
    const shifted = codes.probe === probe && codes.verdicts.some((code) => code.type === type && hasMoved(code));
    return [
      {
        ...{ probe, type, typeName, word },
        shown: shownWord(word),
        sign: signOf(word),
        code: word === "not judged" ? null : (worst?.code ?? null),
        token: word === "not judged" ? null : (worst?.token ?? null),
        statistics: carrying.map(({ statistic }) => statistic),
        change: worst?.change ?? null,
        note: shifted && members.some(isSlowerOrFaster) ? changedStratum(typeName) : null,
      },
    ];
  });
}

const MOVED = ["shifted", "possibly-shifted", "new", "gone"];

function hasMoved({ sign }: CodeVerdict): boolean {
  return MOVED.includes(sign);
}

function isSlowerOrFaster({ word }: ReportRow): boolean {
  return word !== "no change" && word !== "inconclusive" && word !== "not judged" && word !== "not comparable";
}

function changedStratum(typeName: string): string {
  return `shares and latency of ${typeName} both moved: transactions may have changed stratum`;
}
