import type { EnvironmentDifference } from "@xrpl-probe/report";

export interface EnvironmentFindings {
  /** Known on both sides, and not the same. */
  readonly differs: readonly EnvironmentDifference[];
  /** Names of what is known on one side only. */
  readonly unknown: string;
  readonly same: string;
}

/** What differs between the two sides' hosts, servers and recordings, what may, and what does not. */
export function environmentFindings(facts: readonly EnvironmentDifference[]): EnvironmentFindings {
  const known = ({ base, head }: EnvironmentDifference) => base.length > 0 && head.length > 0;
  return {
    differs: facts.filter((fact) => !fact.same && known(fact)),
    unknown: listed(facts.filter((fact) => !fact.same && !known(fact))),
    same: listed(facts.filter((fact) => fact.same && known(fact))),
  };
}

/** `kernel, CPU and governor` */
function listed(facts: readonly EnvironmentDifference[]): string {
  const names = facts.map(({ name }) => inSentence(name));
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** A name as it stands within a sentence: `CPU` keeps its capitals. */
export function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? `${name[0]?.toLowerCase()}${name.slice(1)}` : name;
}
