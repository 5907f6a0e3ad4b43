#include "script.h"

#include "clock.h"

#include <stdexcept>

namespace sim {

__thread Script script;

namespace {
// Above this a wait sleeps first, so that two cores serve the default rate; the rest is spun to end on time.
constexpr std::uint64_t kSleepAboveNs = 200'000;
// A wake-up comes at most about this late on an idle machine.
constexpr std::uint64_t kWakeUpMarginNs = 120'000;
}  // namespace

[[gnu::noipa]] void work(std::uint64_t ns)
{
    auto const start = monotonicNs();
    if (ns <= script.overshotNs)
    {
        script.overshotNs -= ns;
        return;
    }
    auto const deadline = start + ns - script.overshotNs;
    if (deadline - start > kSleepAboveNs)
    {
        auto const wakeNs = deadline - kWakeUpMarginNs;
        timespec const wake{static_cast<time_t>(wakeNs / 1'000'000'000u), static_cast<long>(wakeNs % 1'000'000'000u)};
        while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &wake, nullptr) != 0)
        {
        }
    }
    auto at = monotonicNs();
    while (at < deadline)
        at = monotonicNs();
    script.overshotNs = at - deadline;
}

[[gnu::noipa]] void overflow()
{
    static __thread bool other;
    other = !other;
    if (other)
        throw std::runtime_error("value overflow");
    throw std::overflow_error("Number::normalize");
}

}  // namespace sim
