#include "serve.h"
#include "transactors.h"

#include "../sim/script.h"

#include <cstdio>
#include <ctime>

namespace LEDGER_NS {

namespace {
double threadCpuNs()
{
    timespec at;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return static_cast<double>(at.tv_sec) * 1e9 + static_cast<double>(at.tv_nsec);
}
}  // namespace

void spin(std::uint32_t calls)
{
    Application app;
    OpenView view;
    STTx const tx(uint256{}, TxType{});
    ApplyContext ctx(app, view, tx, TER{tesSUCCESS}, tapNONE);
    Payment transactor(ctx);
    sim::TruthRow row{};
    sim::script = {};
    sim::script.row = &row;

    std::puts("ready");
    std::fflush(stdout);
    for (int c; (c = std::getchar()) != EOF;)
    {
        if (c != '\n')
            continue;
        auto const startNs = threadCpuNs();
        for (std::uint32_t i = 0; i < calls; ++i)
            transactor();
        std::printf("%.1f\n", (threadCpuNs() - startNs) / calls);
        std::fflush(stdout);
    }
}

}  // namespace LEDGER_NS
