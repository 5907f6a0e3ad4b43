#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sim {

struct SlowTail
{
    double share;
    double factor;
};

struct Options
{
    double rate = 200;
    unsigned threads = 4;
    double durationS = 0;
    std::uint32_t seed = 1;
    double scale = 1;
    bool bursts = true;
    double ledgerS;
    double runNoise = 0;
    double throwShare = 0;
    std::string truthPath;
    std::uint32_t spin = 0;
    bool version = false;

    /** Per outcome of the workload, in its order. */
    std::vector<double> slow;
    std::vector<double> mix;
    std::vector<std::vector<SlowTail>> slowTails;
};

/** Throws BadOption for anything that is not understood. */
Options parseOptions(int argc, char** argv);

/** One sentence for the user: wrong use, exit code 2. */
struct BadOption
{
    std::string sentence;
};

}  // namespace sim
