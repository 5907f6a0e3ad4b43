import type { Workload } from "./workload.ts";

/** The workload as the C++ source that defines what cpp/sim/workload.h declares. Numbers print shortest-exact, so both sides hold the same doubles. */
export function cppTables(workload: Workload): string {
  const appliesNames = [...new Set(workload.outcomes.map(({ appliesName }) => appliesName))];
  const withLaw = workload.outcomes.filter(({ law }) => law.length > 0);
  const applies = appliesNames.map((name) => {
    const table = workload.outcomes.find(({ appliesName }) => appliesName === name)?.applies ?? [];
    return `    {${table.length}, {${table.map(([count]) => count)}}, {${table.map(([, share]) => share)}}},  // ${name}`;
  });
  const outcomes = workload.outcomes.map((outcome) => {
    const fields = [
      outcome.type,
      outcome.code,
      `"${outcome.typeName}"`,
      `"${outcome.token}"`,
      `FoundIn::${outcome.foundIn}`,
      outcome.share,
      appliesNames.indexOf(outcome.appliesName),
      Math.max(0, withLaw.indexOf(outcome)),
    ];
    return `    {${fields.join(", ")}},`;
  });
  return `// Made from workload.json by src/cpp-tables.ts.
#include "sim/workload.h"

namespace sim {

extern AppliesTable const kAppliesTables[] = {
${applies.join("\n")}
};
extern Outcome const kOutcomes[] = {
${outcomes.join("\n")}
};
extern std::size_t const kOutcomeCount = ${workload.outcomes.length};
extern Law const kLaws[] = {
${withLaw.map(({ law }) => `    ${cppLaw(law)},`).join("\n")}
};
extern Law const kPreflightLaw = ${cppLaw(workload.preflightLaw)};
extern Law const kPreclaimLaw = ${cppLaw(workload.preclaimLaw)};
extern double const kLedgerS = ${workload.ledgerS};
extern double const kAutocorrelation = ${workload.autocorrelation};
extern double const kQueuedShare = ${workload.queuedShare};
extern double const kBeforeDoApplyShare = ${workload.stageShares.beforeDoApply};
extern double const kDoApplyShare = ${workload.stageShares.doApply};

}  // namespace sim
`;
}

function cppLaw(law: readonly number[]): string {
  return `{{${law.join(", ")}}}`;
}
