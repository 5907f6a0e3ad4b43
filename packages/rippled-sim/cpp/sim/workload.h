#pragma once

#include <cstddef>

// Types of the tables that src/cpp-tables.ts makes from workload.json.
namespace sim {

enum class FoundIn { doApply, preclaim, preflight };

/** ln ns at standard-normal z from -kLawReach to kLawReach: the quantile function of a duration law. */
constexpr double kLawReach = 5;
constexpr std::size_t kLawPoints = 321;

struct Law
{
    double lnNs[kLawPoints];
};

/** How many times a transaction runs through Transactor::operator(). */
struct AppliesTable
{
    std::size_t size;
    unsigned counts[8];
    double shares[8];
};

struct Outcome
{
    unsigned type;
    int code;
    char const* typeName;
    char const* token;
    FoundIn foundIn;
    double share;
    unsigned applies;
    unsigned law;
};

extern Outcome const kOutcomes[];
extern std::size_t const kOutcomeCount;
extern AppliesTable const kAppliesTables[];
extern Law const kLaws[];
extern Law const kPreflightLaw;
extern Law const kPreclaimLaw;
extern double const kLedgerS;
extern double const kAutocorrelation;
extern double const kQueuedShare;
extern double const kBeforeDoApplyShare;
extern double const kDoApplyShare;

double lnNsAt(Law const& law, double z);

}  // namespace sim
