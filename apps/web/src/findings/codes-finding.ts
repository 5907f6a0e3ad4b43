import type { CodeDifference } from "@xrpl-probe/report";
import { formatPoints } from "@xrpl-probe/report/format";

/** Less is not worth a title: 0.05 points. It decides on words only; nothing is judged by it. */
const WORTH_TELLING = 0.0005;

/** Which failure's share differs most, and which codes one side alone has. `kind` is what is counted: `Payment`, `applies`. */
export function codesFinding(codes: readonly CodeDifference[], kind: string): string {
  const failures = codes.filter(({ family }) => family !== "tes");
  const shared = failures.filter(({ presence }) => presence === "both");
  const largest = [...shared].sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0];
  const parts: string[] = [];
  if (largest && Math.abs(largest.difference) >= WORTH_TELLING) {
    const points = formatPoints(Math.abs(largest.difference)).slice(1);
    parts.push(`${points} points ${largest.difference > 0 ? "more" : "fewer"} ${kind} end \`${largest.token}\``);
  }
  for (const side of ["only head", "only base"] as const) {
    const alone = failures.filter(({ presence }) => presence === side).map(({ token }) => `\`${token}\``);
    if (alone.length > 0) parts.push(`${listed(alone)} ${alone.length === 1 ? "is" : "are"} in ${side.slice(5)} only`);
  }
  return parts.length > 0
    ? parts.join("; ")
    : `No code’s share differs by more than ${formatPoints(WORTH_TELLING).slice(1)} points`;
}

function listed(words: readonly string[]): string {
  if (words.length > 2) return `${words[0]} and ${words.length - 1} other codes`;
  return words.join(" and ");
}
