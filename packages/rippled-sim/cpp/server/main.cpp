#include "serve.h"

#include "../sim/plan.h"
#include "../sim/version.h"

#include <cstdio>
#include <exception>

#if SIM_ERA >= 32
#define EXECUTABLE "xrpld"
#else
#define EXECUTABLE "rippled"
#endif

int main(int argc, char** argv)
try
{
    auto const options = sim::parseOptions(argc, argv);
    if (options.version)
    {
        std::printf(EXECUTABLE " version %s\n", sim::versionString);
        if (*sim::commitHash != '\0')
            std::printf("Git commit hash: %s\n", sim::commitHash);
    }
    else if (options.spin > 0)
        LEDGER_NS::spin(options.spin);
    else
        LEDGER_NS::serve(options);
    return 0;
}
catch (sim::BadOption const& bad)
{
    std::fprintf(stderr, EXECUTABLE ": %s\n", bad.sentence.c_str());
    return 2;
}
catch (std::exception const& error)
{
    std::fprintf(stderr, EXECUTABLE ": %s\n", error.what());
    return 1;
}
