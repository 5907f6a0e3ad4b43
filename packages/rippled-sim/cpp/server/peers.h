#pragma once

// What a server does beside applying: it talks to its peers, and looks for paths.
#include "namespace.h"

#include <functional>

namespace LEDGER_NS {

enum class PeerNews { job, ledger };

/**
 * The developers' static probes of peers, in 1.x alone: a message of 150 bytes comes for each job; for each ledger one peer
 * comes and goes, and 40 and 1,000 bytes go out in two categories.
 */
void tellOfPeers(PeerNews news);

class Pathfinder
{
public:
#if SIM_ERA >= 24
#define SIM_FIND_PATHS_ARGUMENTS 7, {}
    bool findPaths(int searchLevel, std::function<bool(void)> const& continueCallback);
#else
#define SIM_FIND_PATHS_ARGUMENTS 7
    bool findPaths(int searchLevel);
#endif
};

#if SIM_ERA >= 24
namespace RPC {
struct JsonContext;
}
/** Applies for show, in the real server; here nobody calls it. */
bool doSimulate(RPC::JsonContext&);
#endif

}  // namespace LEDGER_NS
