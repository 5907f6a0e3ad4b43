import { formatChange } from "../format.ts";
import type { Sentence, TextPart } from "../verdict/text.ts";
import type { TrendSeries } from "./trend-report.ts";

type Found = Pick<TrendSeries, "name" | "typeName" | "token" | "changes" | "apart" | "betas">;

/** What a series says by itself; null where it says nothing. */
export function findingOf(series: Found): Sentence | null {
  return changeFinding(series) ?? apartFinding(series) ?? driftFinding(series);
}

/** "OfferCreate tesSUCCESS p50 +6.4 % near 1.4.0-b2" */
export function changeFinding({ changes, ...series }: Found): Sentence | null {
  if (changes.length === 0) return null;
  return [
    ...subject(series),
    ...changes.flatMap(({ change, near }, i) => [
      { text: i === 0 ? "" : ", " },
      strong(formatChange(change)),
      { text: ` near ${near}` },
    ]),
  ];
}

/** "Payment tecPATH_DRY p99 +19.0 % vs 1.3.0" */
export function apartFinding({ apart, ...series }: Found): Sentence | null {
  if (apart === null) return null;
  const at = apart.size.indexOf(" vs ");
  return [...subject(series), strong(apart.size.slice(0, at)), { text: apart.size.slice(at) }];
}

/** "TrustSet tesSUCCESS p50 +5.1 %": the newest version against the reference. */
export function driftFinding({ betas, ...series }: Found): Sentence | null {
  const last = betas.at(-1);
  return last?.differs ? [...subject(series), strong(last.text.vsReference)] : null;
}

function subject({ name, typeName, token }: Pick<Found, "name" | "typeName" | "token">): Sentence {
  const at = name.indexOf(`${typeName} ${token}`) + typeName.length + 1;
  return [{ text: name.slice(0, at) }, { text: token, tone: "code" }, { text: `${name.slice(at + token.length)} ` }];
}

function strong(text: string): TextPart {
  return { text, tone: "strong" };
}
