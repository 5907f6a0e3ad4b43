#pragma once

#include <cstdint>
#include <ctime>

namespace sim {

/** CLOCK_MONOTONIC in nanoseconds: the clock of bpf_ktime_get_ns. */
inline std::uint64_t monotonicNs()
{
    timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return static_cast<std::uint64_t>(at.tv_sec) * 1'000'000'000u + static_cast<std::uint64_t>(at.tv_nsec);
}

}  // namespace sim
