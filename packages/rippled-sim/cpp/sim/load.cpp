#include "load.h"

#include <cmath>

namespace sim {

namespace {

/** z above which the standard normal holds this share. */
double upperNormal(double share)
{
    double low = -kLawReach, high = kLawReach;
    for (int i = 0; i < 60; ++i)
    {
        auto const middle = (low + high) / 2;
        (std::erfc(middle / std::sqrt(2.0)) / 2 > share ? low : high) = middle;
    }
    return low;
}

/** Mean over the normal density on the law's own grid. */
template <class Value>
double meanOverNormal(Value const& value)
{
    double sum = 0, weight = 0;
    for (double z = -kLawReach; z <= kLawReach; z += 1.0 / 64)
    {
        auto const density = std::exp(-z * z / 2);
        sum += density * value(z);
        weight += density;
    }
    return sum / weight;
}

double meanLawNs(Law const& law)
{
    return meanOverNormal([&](double z) { return std::exp(lnNsAt(law, z)); });
}

}  // namespace

double meanApplies(AppliesTable const& table)
{
    double sum = 0;
    for (std::size_t i = 0; i < table.size; ++i)
        sum += table.counts[i] * table.shares[i];
    return sum;
}

double tailFactor(std::vector<SlowTail> const& tails, std::vector<double> const& above, double z)
{
    double factor = 1;
    for (std::size_t i = 0; i < tails.size(); ++i)
        if (z > above[i])
            factor *= tails[i].factor;
    return factor;
}

std::vector<double> tailsAbove(std::vector<SlowTail> const& tails)
{
    std::vector<double> above;
    for (auto const& tail : tails)
        above.push_back(upperNormal(tail.share));
    return above;
}

double meanApplyNs(Options const& options)
{
    double applies = 0, ns = 0;
    for (std::size_t i = 0; i < kOutcomeCount; ++i)
    {
        auto const& outcome = kOutcomes[i];
        auto const weight = outcome.share * options.mix[i] * meanApplies(kAppliesTables[outcome.applies]);
        if (weight == 0)
            continue;
        auto const above = tailsAbove(options.slowTails[i]);
        auto const mean = meanOverNormal([&](double z) {
            return std::exp(lnNsAt(kLaws[outcome.law], z)) * tailFactor(options.slowTails[i], above, z);
        });
        applies += weight;
        ns += weight * mean * options.slow[i];
    }
    return options.scale * (ns / applies + meanLawNs(kPreflightLaw) + meanLawNs(kPreclaimLaw));
}

}  // namespace sim
