#include "workload.h"

#include <algorithm>
#include <cmath>

namespace sim {

double lnNsAt(Law const& law, double z)
{
    constexpr double perUnit = (kLawPoints - 1) / (2 * kLawReach);
    auto const position = (std::clamp(z, -kLawReach, kLawReach) + kLawReach) * perUnit;
    auto const below = std::min(static_cast<std::size_t>(position), kLawPoints - 2);
    auto const part = position - static_cast<double>(below);
    return law.lnNs[below] * (1 - part) + law.lnNs[below + 1] * part;
}

}  // namespace sim
