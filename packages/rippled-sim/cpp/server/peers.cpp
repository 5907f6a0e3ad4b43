#include "peers.h"

#include <cstdint>

#if SIM_ERA < 24
#include <sys/sdt.h>
#endif

namespace LEDGER_NS {

ENTERED void tellOfPeers([[maybe_unused]] PeerNews news)
{
#if SIM_ERA < 24
    // In the real server these point to an address and a public key.
    static char const address[] = "127.0.0.1:51235";
    static char const key[] = "n9KeyOfAPeer";
    constexpr std::uint64_t transaction = 30;
    if (news == PeerNews::job)
    {
        DTRACE_PROBE4(peer, receive, address, key, transaction, std::uint64_t{150});
        return;
    }
    DTRACE_PROBE2(peer, connect, address, key);
    DTRACE_PROBE4(peer, send, address, key, std::uint64_t{2}, std::uint64_t{40});
    DTRACE_PROBE4(peer, send, address, key, std::uint64_t{5}, std::uint64_t{1000});
    DTRACE_PROBE2(peer, disconnect, address, key);
#endif
}

#if SIM_ERA >= 24
ENTERED bool Pathfinder::findPaths(int searchLevel, std::function<bool(void)> const&)
#else
ENTERED bool Pathfinder::findPaths(int searchLevel)
#endif
{
    std::uint32_t looked = 1;
    for (int i = 0; i < searchLevel * 1000; ++i)
        looked = looked * 1664525u + 1013904223u;
    return looked != 0;
}

#if SIM_ERA >= 24
ENTERED bool doSimulate(RPC::JsonContext&)
{
    return false;
}
#endif

}  // namespace LEDGER_NS
