#include "serve.h"

#include "network.h"

#include "../sim/clock.h"
#include "../sim/due_queue.h"

#include <pthread.h>
#include <sys/prctl.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <thread>

namespace LEDGER_NS {

namespace {

// The plan is kept this far ahead of the clock, and looked at this often.
constexpr std::uint64_t kAheadNs = 500'000'000;
constexpr std::uint64_t kLookNs = 100'000'000;

#if SIM_ERA >= 32
constexpr char const* kMainName = "xrpld-main";
constexpr char const* kWorkerName = "j:";
#else
constexpr char const* kMainName = "rippled: main";
constexpr char const* kWorkerName = "JobQueue";
#endif

/** Until a signal, or for `ns` at most. */
bool signalledWithin(sigset_t const& signals, std::uint64_t ns)
{
    timespec const limit{static_cast<time_t>(ns / 1'000'000'000u), static_cast<long>(ns % 1'000'000'000u)};
    return sigtimedwait(&signals, nullptr, &limit) > 0;
}

}  // namespace

void serve(sim::Options const& options)
{
    // Before the first worker, so that it holds for all of them. The wake-ups must be as exact as the kernel can.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    prctl(PR_SET_TIMERSLACK, 1);
    prctl(PR_SET_NAME, kMainName);

    std::atomic<bool> stopping{false};
    NetworkOPsImp ops(stopping);
    JobQueue jobQueue(ops, options.threads);
    sim::Plan plan(options);
    auto const originNs = sim::monotonicNs();
    sim::DueQueue queue(originNs);
    std::vector<sim::TruthLog> logs(options.truthPath.empty() ? 0 : options.threads);
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < options.threads; ++i)
    {
        workers.emplace_back([&, i] {
            while (auto job = queue.take())
                jobQueue.run(static_cast<int>(i), std::move(*job), logs.empty() ? nullptr : &logs[i]);
        });
        pthread_setname_np(workers.back().native_handle(), kWorkerName);
    }

    std::puts("ready");
    std::fflush(stdout);

    auto const durationNs = static_cast<std::uint64_t>(options.durationS * 1e9);
    std::uint64_t plannedNs = 0, elapsedNs = 0, waitNs = 0;
    do
    {
        while (plannedNs < elapsedNs + kAheadNs)
            for (auto& job : plan.next())
            {
                plannedNs = job.dueNs;
                JobQueue::receive(job);
                queue.push(std::move(job));
            }
        elapsedNs = sim::monotonicNs() - originNs;
        waitNs = durationNs == 0 ? kLookNs : std::min(kLookNs, durationNs - std::min(durationNs, elapsedNs));
    } while (waitNs > 0 && !signalledWithin(signals, waitNs));

    stopping = true;
    queue.stop();
    for (auto& worker : workers)
        worker.join();
    if (!options.truthPath.empty())
        sim::writeTruth(options.truthPath, logs);
}

}  // namespace LEDGER_NS
