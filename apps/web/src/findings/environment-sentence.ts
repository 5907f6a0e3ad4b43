import type { EnvironmentDifference } from "@xrpl-probe/report";

/** What differs between the two sides' hosts, servers and recordings, and what does not. */
export function environmentSentence(facts: readonly EnvironmentDifference[]): {
  differs: readonly EnvironmentDifference[];
  same: string;
} {
  const same = facts.filter((fact) => fact.same && fact.base.length > 0).map(({ name }) => lowerFirst(name));
  const differs = facts.filter((fact) => !fact.same);
  return { differs, same: same.length === 0 ? "" : `Same ${listed(same)}.` };
}

/** `a, b and c` */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Keeps `CPU` as it is. */
function lowerFirst(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? `${name[0]?.toLowerCase()}${name.slice(1)}` : name;
}
