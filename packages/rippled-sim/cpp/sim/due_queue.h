#pragma once

#include "plan.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace sim {

/** Jobs in the order they fall due; each is taken by one worker, which sleeps until then. */
class DueQueue
{
public:
    /** CLOCK_MONOTONIC at which the plan's time 0 falls. */
    explicit DueQueue(std::uint64_t originNs) : originNs_(originNs) {}

    void push(Job&& job);
    /** Empty once stop() was called. */
    std::optional<Job> take();
    void stop();

private:
    std::uint64_t const originNs_;
    std::mutex mutex_;
    std::condition_variable filled_;
    std::condition_variable stopped_;
    std::deque<Job> jobs_;
    bool stopping_ = false;
};

}  // namespace sim
