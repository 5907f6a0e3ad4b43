import { environmentDifferences } from "../side-environment.ts";
import type { EnvironmentReport } from "./compare-report.ts";
import type { JudgedSides } from "./judge-sides.ts";

/** What the last line of a comparison without surprises lists, by the names of `environmentDifferences`. */
const LISTED = ["Host", "Kernel", "CPU", "Governor", "Configuration", "Probes"] as const;

export function environmentReport({ sides, environment }: JudgedSides): EnvironmentReport {
  const { blocks, warns } = environment;
  const properties = environmentDifferences(sides.base, sides.head);
  const same = LISTED.filter((name) => {
    const found = properties.filter((property) => property.name === name || property.name.startsWith(`${name} [`));
    return found.length > 0 && found.every((property) => property.same);
  }).map((name) => (name === "CPU" ? name : name.toLowerCase()));
  const differing = said([...blocks, ...warns]);
  return {
    properties,
    blocks,
    warns,
    sentence:
      [...differing, ...(same.length > 0 ? [`same ${list(same)}`] : [])].join("; ") || "nothing is known of the hosts",
  };
}

/** A host with dozens of probes may say the same of each: so many are said, the others counted. */
const MOST_SAID = 4;

function said(findings: EnvironmentReport["blocks"]): string[] {
  const sentences = findings.map(({ sentence }) => sentence);
  if (sentences.length <= MOST_SAID + 1) return sentences;
  return [...sentences.slice(0, MOST_SAID), `${sentences.length - MOST_SAID} more differences`];
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
