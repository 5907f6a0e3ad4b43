#pragma once

#include "namespace.h"

#include "../sim/options.h"

namespace LEDGER_NS {

/** Applies the plan until the duration is over or SIGTERM or SIGINT arrives, then writes the truth. */
void serve(sim::Options const& options);

/** Rounds of calls to Transactor::operator() flat out, one for each line on stdin: prints the CPU ns of a call. */
void spin(std::uint32_t calls);

}  // namespace LEDGER_NS
