#pragma once

#include "truth.h"

#include <cstdint>

namespace sim {

/** What the attempt that runs on this thread will do. The server's functions read it where the real ones would compute. */
struct Script
{
    int preflightCode = 0;
    int preclaimCode = 0;
    int doApplyCode = 0;
    bool throws = false;
    bool queues = false;
    std::uint64_t preflightNs = 0;
    std::uint64_t preclaimNs = 0;
    std::uint64_t beforeDoApplyNs = 0;
    std::uint64_t doApplyNs = 0;
    std::uint64_t afterDoApplyNs = 0;
    /** How far work() ran past its end: the next call takes it off, so that an apply as a whole ends on time. */
    std::uint64_t overshotNs = 0;
    TruthRow* row = nullptr;
};

// __thread, not thread_local: no initialiser, hence no wrapper call inside the probed functions.
extern __thread Script script;

/** Spends `ns` of wall time, asleep where it is long. */
void work(std::uint64_t ns);

/** Throws what the real server throws from its arithmetic. */
[[noreturn]] void overflow();

}  // namespace sim
