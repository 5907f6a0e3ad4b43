import type { ReportRow } from "./compare-report.ts";
import { percentDigits } from "./percent.ts";
import type { Sentence, TextPart, Tone } from "./text.ts";

const TONES: Readonly<Record<string, Tone>> = { slower: "slower", faster: "faster" };

export function stratumOf({ probe, type, code }: ReportRow): string {
  return JSON.stringify([probe, type, code]);
}

/** "Payment tecPATH_DRY p99 slower by 19 % (15 to 23 %)" */
export function movedClause(row: ReportRow, rows: readonly ReportRow[], withInterval: boolean): Sentence {
  const [nearer, farther] = row.sign.endsWith("slower") ? [row.lo, row.hi] : [row.hi, row.lo];
  const digits = Math.abs(row.change ?? nearer ?? 0) < 0.0995 ? 1 : 0;
  const number = (share: number) => percentDigits(share, digits);
  const unit = "\u00a0%";
  const by = row.change === null ? `at least ${number(nearer ?? 0)}${unit}` : `${number(row.change)}${unit}`;
  const interval = () => {
    if (nearer === null || row.change === null) return "";
    return farther === null
      ? ` (at least ${number(nearer)}${unit})`
      : ` (${number(nearer)} to ${number(farther)}${unit})`;
  };
  return [
    ...rowParts(row, rows),
    { text: " " },
    { text: row.shown, tone: TONES[row.sign] ?? "possibly" },
    { text: " by " },
    { text: by, tone: "strong" },
    ...(withInterval && interval() !== "" ? [{ text: interval() }] : []),
  ];
}

/** "Payment tecPATH_DRY p99"; a type's only judged stratum needs no code where it is success. */
function rowParts(
  { probe, type, typeName, code, token, statisticName }: ReportRow,
  rows: readonly ReportRow[],
): TextPart[] {
  const judged = rows.filter((row) => row.probe === probe && row.type === type && row.sign !== "not-judged");
  const isOnly = judged.every((row) => row.code === code) && code === 0;
  const ofProbe = probe === "transactor" ? "" : `${probe}: `;
  const ofCode: TextPart[] = code === null || isOnly ? [] : [{ text: token, tone: "code" }, { text: " " }];
  return [
    { text: `${ofProbe}${type === null && code !== null ? "" : `${typeName} `}` },
    ...ofCode,
    { text: statisticName },
  ];
}
