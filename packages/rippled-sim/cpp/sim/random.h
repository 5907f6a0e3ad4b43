#pragma once

#include <cstdint>

namespace sim {

/** What a stream of random numbers is for: an option changes one stream and leaves the others as they are. */
enum class Stream : std::uint32_t { transactions = 1, durations, stages, pacing, pool, runNoise };

/** sfc32 (Doty-Humphrey, PractRand): 32-bit operations only, so that src/random.ts draws the very same numbers. */
class Random
{
public:
    Random(std::uint32_t seed, Stream stream) : a_(seed), b_(static_cast<std::uint32_t>(stream)), c_(0x9e3779b9)
    {
        for (int i = 0; i < 12; ++i)
            next();
    }

    std::uint32_t next()
    {
        auto const t = a_ + b_ + counter_++;
        a_ = b_ ^ (b_ >> 9);
        b_ = c_ + (c_ << 3);
        c_ = ((c_ << 21) | (c_ >> 11)) + t;
        return t;
    }

    /** In (0, 1), both ends excluded. */
    double uniform() { return (next() + 0.5) / 4294967296.0; }

    /** Standard normal, Box-Muller; always two draws. */
    double normal();

private:
    std::uint32_t a_, b_, c_, counter_ = 1;
};

}  // namespace sim
