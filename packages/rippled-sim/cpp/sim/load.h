#pragma once

#include "options.h"
#include "workload.h"

namespace sim {

/** Mean runs of operator() per transaction. */
double meanApplies(AppliesTable const& table);

/** Mean time of one run of operator() with its preflight and preclaim, over the mix: what rate and threads must bear. */
double meanApplyNs(Options const& options);

/** Per slow tail, the z above which it begins. */
std::vector<double> tailsAbove(std::vector<SlowTail> const& tails);

/** The product of the factors of the tails that z lies in. */
double tailFactor(std::vector<SlowTail> const& tails, std::vector<double> const& above, double z);

}  // namespace sim
