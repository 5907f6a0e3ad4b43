import { formatPoints } from "../format.ts";
import type { CodeVerdict } from "./compare-report.ts";
import type { Sentence } from "./text.ts";

/** "tecPATH_DRY +3.0 points": the largest shift that is proven; its type is named where the code is of several. */
export function codeClause(codes: readonly CodeVerdict[]): Sentence[] {
  const moved = codes.filter(({ sign, points }) => ["shifted", "new", "gone"].includes(sign) && points !== null);
  const [largest] = moved.sort((a, b) => Math.abs(b.points ?? 0) - Math.abs(a.points ?? 0));
  if (largest === undefined) return [];
  const { type, typeName, code, token, points } = largest;
  const isOfSeveral = codes.some((other) => other.code === code && other.type !== type);
  const digits = Math.abs(points ?? 0) < 0.0095 ? 2 : 1;
  return [
    [
      ...(isOfSeveral ? [{ text: `${typeName} ` }] : []),
      { text: token, tone: "code" },
      { text: " " },
      { text: formatPoints(points ?? 0, digits), tone: "shifted" },
      { text: " points" },
    ],
  ];
}
